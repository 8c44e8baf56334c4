import { minuteOf } from '../../lib/dates';
import { go } from '../route';
import type { FieldRecord } from '../types';
import { kindWords, outcomeOf, pathOf, stateWords } from '../words';

export function RecordRow({ record }: { record: FieldRecord }) {
  return (
    <li>
      <button type="button" onClick={() => go(pathOf(record))}>
        <strong>{record.title || '（还没有填写）'}</strong>
        <span>
          {kindWords[record.draft.kind]} · {minuteOf(record.changedAt)}
        </span>
        <StateTag record={record} />
        {outcomeOf(record) && <span>{outcomeOf(record)}</span>}
        {record.problem && record.state !== 'RECEIVED' && record.state !== 'SENDING' && (
          <span className="why">{record.problem.detail}</span>
        )}
      </button>
    </li>
  );
}

export function StateTag({ record }: { record: FieldRecord }) {
  return <span className={`state ${record.state}`}>{stateWords(record)}</span>;
}
