import { AskFirst } from '../../ui/AskFirst';
import { go } from '../route';
import { discard } from '../store/records';
import type { FieldFile, FieldRecord } from '../types';
import { lostOf } from '../words';

type DiscardProps = {
  record: FieldRecord;
  files: FieldFile[];
  act: string;
  /** Where the person is afterwards. */
  to: string;
  /** What is lost, where the record itself does not tell it all. */
  lost?: string;
};

/** Throws away what lies on the phone alone: asks first, and names what is lost. */
export function Discard({ record, files, act, to, lost }: DiscardProps) {
  return (
    <AskFirst
      act={act}
      lost={lost ?? lostOf(record, files)}
      sure="确定删除"
      onSure={() => void discard(record.id).then(() => go(to, true))}
      styles={{ ask: 'button bad', keep: 'button main', sure: 'button bad' }}
    />
  );
}
