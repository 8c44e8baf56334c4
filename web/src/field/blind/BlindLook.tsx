import { minuteOf } from '../../lib/dates';
import { lackingOf } from '../content';
import { Discard } from '../kit/Discard';
import { Kept } from '../kit/Kept';
import { NotHere } from '../kit/NotHere';
import { ProblemNote } from '../kit/ProblemNote';
import { SaveRecord } from '../kit/SaveRecord';
import { Screen } from '../kit/Screen';
import { TextField } from '../kit/TextField';
import { useField } from '../store/field';
import { begin, write } from '../store/records';
import { useBegun } from '../store/useBegun';
import { AskPlace } from '../sync/TellPlace';
import type { Draft } from '../types';
import { FormerPhotos } from './FormerPhotos';
import { lookRecordOf } from './looks';

type Answer = Extract<Draft, { kind: 'BLIND_LOOK' }>;

/**
 * At the place: is what the photo shows still there or not. What was begun stays to be read and sent when the look is
 * carried no more; why it may be too late, the server says.
 */
export function BlindLook({ look: ref }: { look: string }) {
  const { carried, records } = useField();
  const look = carried?.bundle.looks?.find((held) => held.ref === ref);
  const record = lookRecordOf(records, ref);
  const begun = useBegun(record);

  if ((!look && !record) || (record && record.state !== 'DRAFT')) {
    return (
      <Screen title="盲查" tab="" back="/field/blind">
        <NotHere record={record}>这项盲查不在随身内容中，请联网后刷新。</NotHere>
      </Screen>
    );
  }

  const draft: Answer =
    record?.draft.kind === 'BLIND_LOOK'
      ? record.draft
      : { kind: 'BLIND_LOOK', look: ref, placeText: look?.placeText ?? '', found: null, note: '' };
  const unitName = look?.unitName ?? record?.unitName ?? '';
  const change = async (part: Partial<Answer>) => {
    const kept = look
      ? await begun(() =>
          begin(draft, { ref: look.unit, name: look.unitName }, `${look.unitName} ${look.placeText}`, null),
        )
      : record;
    if (kept) await write(kept.id, (d) => (d.kind === 'BLIND_LOOK' ? { ...d, ...part } : d));
  };
  const lacks = record ? lackingOf(record, []) : ['还在或不在', '现场情况'];

  return (
    <Screen
      title="盲查"
      tab=""
      back="/field/blind"
      under={<p className="who">{unitName}</p>}
      actions={<SaveRecord record={record} lacks={lacks} act="答复" />}
    >
      <AskPlace />
      {!look && (
        <p className="notice" role="status">
          这项盲查不在随身内容中了：可能已答复、已放弃或已满 60
          天，或随身内容已过期。您写的都还在，仍可以提交，由服务器说明能不能收。
        </p>
      )}
      <ProblemNote problem={record?.problem ?? null} />
      <Kept record={record} />
      <div className="form">
        <p>
          <strong>{draft.placeText}</strong>
        </p>
        {look && (
          <>
            <FormerPhotos look={look} />
            <p className="hint">
              领取 {minuteOf(look.takenAt)}，{minuteOf(look.leftFrom)} 前答复。
            </p>
          </>
        )}
        <p>照片里的问题现在还在不在？答复以后不能更改。</p>
        <fieldset className="choices two" aria-label="现场">
          <button
            type="button"
            aria-pressed={draft.found === true}
            onClick={() => void change({ found: true })}
          >
            还在
          </button>
          <button
            type="button"
            aria-pressed={draft.found === false}
            onClick={() => void change({ found: false })}
          >
            不在
          </button>
        </fieldset>
        <TextField
          label="现场情况"
          voice
          lines={3}
          most={400}
          value={draft.note}
          write={(note) => void change({ note })}
        />
        {record && <Discard record={record} files={[]} act="不要这份草稿" to="/field/blind" />}
      </div>
    </Screen>
  );
}
