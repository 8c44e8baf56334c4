import { useEffect, useState } from 'react';
import type { Ref } from '../../api/types';
import { personStore } from '../store/field';
import type { FieldFile } from '../types';

/** A photo as it lies on the phone; once the server has it the bytes are gone here and come from there. */
export function useBytes(load: () => Promise<ArrayBuffer | null | undefined>, key: string): string | null {
  const [url, setUrl] = useState<string | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the key names what is loaded.
  useEffect(() => {
    let made: string | null = null;
    let gone = false;
    void load().then((bytes) => {
      if (!bytes || gone) return;
      made = URL.createObjectURL(new Blob([bytes], { type: 'image/jpeg' }));
      setUrl(made);
    });
    return () => {
      gone = true;
      if (made) URL.revokeObjectURL(made);
    };
  }, [key]);
  return url;
}

/** The picture alone. */
export function Picture({ file, label }: { file: FieldFile; label: string }) {
  const url = useBytes(async () => personStore()?.bytes(file.id), file.id);
  return url ? <img src={url} alt={label} /> : <span className="gone">已上传</span>;
}

export function Photo({ file, onOpen }: { file: FieldFile; onOpen?: () => void }) {
  const moment = file.moment === 'AFTER' ? '整改后' : '整改前';
  const label = file.signer ? `${file.signer.name}的签名` : `${moment}照片`;
  const picture = <Picture file={file} label={label} />;
  return (
    <figure className={file.signer ? 'photo drawn' : 'photo'}>
      {onOpen ? (
        <button type="button" onClick={onOpen} aria-label={`${label}，打开后可标注或删除`}>
          {picture}
        </button>
      ) : (
        picture
      )}
      <figcaption>{file.acknowledged ? '已收' : file.signer ? '签名' : moment}</figcaption>
    </figure>
  );
}

export function useBefore(ref: Ref | null): string | null {
  return useBytes(async () => (ref ? personStore()?.picture(ref) : null), ref ?? '');
}
