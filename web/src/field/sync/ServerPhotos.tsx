import { useEffect, useState } from 'react';
import { call } from '../../api/client';
import { thumbnailOf } from '../../api/files';
import type { PhotoKind, Ref } from '../../api/types';

type OnServer = { photos: { file: Ref; kind: PhotoKind }[] };

/** The after photos somebody else handed in, to be seen beside the own ones; they come from the server. */
export function ServerPhotos({ hazard }: { hazard: Ref }) {
  const [files, setFiles] = useState<Ref[] | null>(null);
  const [wrong, setWrong] = useState(false);
  useEffect(() => {
    const gone = new AbortController();
    call<OnServer>('GET', `/hazards/${hazard}`, { signal: gone.signal })
      .then(({ photos }) => setFiles(photos.filter(({ kind }) => kind === 'AFTER').map(({ file }) => file)))
      .catch(() => {
        if (!gone.signal.aborted) setWrong(true);
      });
    return () => gone.abort();
  }, [hazard]);
  if (!files) {
    return (
      <p className="hint">
        {wrong ? '服务器上的整改后照片没有取到，联网后重新打开本页可看。' : '正在取服务器上的整改后照片。'}
      </p>
    );
  }
  return (
    <>
      <h2>服务器上的整改后照片（{files.length}）</h2>
      <div className="photos">
        {files.map((file, at) => (
          <figure key={file} className="photo">
            <img src={thumbnailOf(file)} alt={`服务器上的整改后照片 ${at + 1}`} />
          </figure>
        ))}
      </div>
    </>
  );
}
