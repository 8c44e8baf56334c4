import { lazy, Suspense, useId, useState } from 'react';
import { isAmong, taken } from '../photos';
import { addFile, dropFile } from '../store/records';
import { isFull } from '../store/storage';
import type { FieldFile, FieldRecord, PhotoMoment } from '../types';
import { Photo } from './Photo';

const DrawOn = lazy(() => import('./DrawOn').then((m) => ({ default: m.DrawOn })));

type TakePhotosProps = {
  /** Begins the record where there is none yet. */
  record: () => Promise<FieldRecord>;
  files: FieldFile[];
  moment: PhotoMoment;
  item?: string;
  label: string;
};

/** Each photo lies in the store before the screen shows it. */
export function TakePhotos({ record, files, moment, item, label }: TakePhotosProps) {
  const id = useId();
  const [busy, setBusy] = useState(false);
  const [wrong, setWrong] = useState<string | null>(null);
  const [opened, setOpened] = useState<FieldFile | null>(null);

  const add = async (chosen: FileList | null) => {
    setBusy(true);
    setWrong(null);
    try {
      const here = [...files];
      for (const original of chosen ?? []) {
        const { file, bytes } = await taken(await record(), original, moment, item ?? null);
        if (isAmong(here, file)) {
          setWrong('这张照片已经在这里，没有重复添加。');
        } else {
          await addFile(file, bytes);
          here.push(file);
        }
      }
    } catch (error) {
      setWrong(
        isFull(error)
          ? '手机空间不够，这张照片没有保存，文字仍能保存。请先联网上传或清理手机空间，再补拍。'
          : '这张照片无法读取，请重拍；苹果手机请在相机设置中选择“兼容性最佳”。',
      );
    } finally {
      setBusy(false);
    }
  };

  return (
    <div className="photos">
      {files.map((file) => (
        <Photo key={file.id} file={file} onOpen={() => setOpened(file)} />
      ))}
      <label className="take" htmlFor={id}>
        <svg viewBox="0 0 24 24" aria-hidden="true" className="sign">
          <path d="M4 8h4l2-3h4l2 3h4v11H4zM12 10a3.5 3.5 0 1 0 0 7 3.5 3.5 0 0 0 0-7" />
        </svg>
        <span>{busy ? '正在保存…' : label}</span>
        <input
          id={id}
          type="file"
          accept="image/*"
          capture="environment"
          multiple
          aria-label={label}
          onChange={(event) => {
            const { files: chosen } = event.target;
            void add(chosen).then(() => {
              event.target.value = '';
            });
          }}
        />
      </label>
      {wrong && (
        <p className="notice bad" role="alert">
          {wrong}
        </p>
      )}
      {opened && (
        <Suspense>
          <DrawOn
            file={opened}
            close={() => setOpened(null)}
            remove={() => {
              void dropFile(opened.id);
              setOpened(null);
            }}
          />
        </Suspense>
      )}
    </div>
  );
}
