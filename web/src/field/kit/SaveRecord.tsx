import { go } from '../route';
import { save } from '../store/records';
import type { FieldRecord } from '../types';

/** The one act of a page that writes a record; until it can be done it names what is still lacking. */
export function SaveRecord({
  record,
  lacks,
  fault = '',
  act,
}: {
  record: FieldRecord | undefined;
  lacks: string[];
  fault?: string;
  act: string;
}) {
  return (
    <button
      type="button"
      className="button main"
      disabled={lacks.length > 0 || fault !== ''}
      onClick={() => {
        if (record) void save(record.id).then(() => go(`/field/record/${record.id}`, true));
      }}
    >
      {fault ? `请改正：${fault}` : lacks.length > 0 ? `还差：${lacks.join('、')}` : act}
    </button>
  );
}
