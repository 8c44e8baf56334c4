import { useState } from 'react';
import { useField } from '../store/field';
import { takeBack } from '../store/records';
import { isFull } from '../store/storage';
import { NotReadable, readExported } from './readExported';

/** Brings an exported file back to this phone or to another one; sent from there, each record still counts once. */
export function TakeBack() {
  const { holder } = useField();
  const [told, setTold] = useState<{ words: string; bad: boolean } | null>(null);
  const read = async (file: File | undefined) => {
    if (!file || !holder) return;
    try {
      const records = await readExported(await file.text(), holder.personId);
      const taken = await takeBack(records);
      const there = records.length - taken;
      setTold({
        words: `已取回 ${taken} 条${there > 0 ? `；另有 ${there} 条手机上已经有，没有改动` : ''}。`,
        bad: false,
      });
    } catch (error) {
      setTold({
        words: whyNot(error),
        bad: true,
      });
    }
  };
  return (
    <>
      <label className="button file">
        从导出的文件取回
        <input
          type="file"
          accept=".json,application/json"
          onChange={(event) => {
            const { target } = event;
            void read(target.files?.[0]).then(() => {
              target.value = '';
            });
          }}
        />
      </label>
      {told && (
        <p className={told.bad ? 'notice bad' : 'notice'} role="status">
          {told.words}
        </p>
      )}
    </>
  );
}

function whyNot(error: unknown): string {
  if (error instanceof NotReadable) return error.message;
  return isFull(error)
    ? '手机空间不够，没有全部取回。请先联网上传或清理手机空间，再取回一次。'
    : '没有全部取回，请再取回一次；已经取回的不会重复。';
}
