import type { ReactNode } from 'react';
import { go } from '../route';
import type { FieldRecord } from '../types';
import { Empty } from './Screen';

/** In place of a form: what was saved from it already, or why there is nothing to write. */
export function NotHere({ record, children }: { record: FieldRecord | undefined; children: ReactNode }) {
  return (
    <Empty>
      {record ? (
        <button type="button" className="button" onClick={() => go(`/field/record/${record.id}`)}>
          已保存，查看上传情况
        </button>
      ) : (
        children
      )}
    </Empty>
  );
}
