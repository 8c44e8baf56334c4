import { minuteOf } from '../../lib/dates';
import { useField } from '../store/field';
import type { FieldRecord } from '../types';

/** Says that it is kept only when it is: while something is on its way to the store it says so. */
export function Kept({ record }: { record: FieldRecord | undefined }) {
  const { writing, failure, sheltered } = useField();
  if (failure) {
    return (
      <p className="notice bad" role="alert">
        {failure}
      </p>
    );
  }
  if (!record && writing === 0) return null;
  if (record && writing === 0 && sheltered.includes(record.id)) {
    return (
      <p className="notice bad" role="status">
        手机空间已满，这份文字暂存在浏览器的备用处，还没有存稳。请马上联网上传，或导出为文件。
      </p>
    );
  }
  return (
    <p className="hint kept" role="status">
      {writing > 0 || !record ? '正在保存…' : `草稿 · 已存在手机上 ${minuteOf(record.changedAt).slice(11)}`}
    </p>
  );
}
