import { useRef, useState } from 'react';
import { call } from '../../api/client';
import { type Problem, problemOf } from '../../api/problem';
import { dayOf } from '../../lib/dates';
import { uuidv7 } from '../../lib/uuidv7';
import { NothingCarried } from '../kit/NothingCarried';
import { ProblemNote } from '../kit/ProblemNote';
import { StateTag } from '../kit/RecordRow';
import { Empty, Screen } from '../kit/Screen';
import { go } from '../route';
import { refresh, useField } from '../store/field';
import { lookRecordOf, looksBlindly } from './looks';

/** What one holds to look back at without knowing the file; taking a further one needs a network, answering does not. */
export function BlindLooks() {
  const { carried, records, holder, line } = useField();
  const [problem, setProblem] = useState<Problem | null>(null);
  const [busy, setBusy] = useState(false);
  // Asked again under the same id, where the answer was lost on its way: one tap takes one.
  const id = useRef(uuidv7());
  const bundle = carried?.bundle;
  const held = bundle?.looks ?? [];
  const take = async () => {
    setBusy(true);
    setProblem(null);
    try {
      await call('POST', '/inspection/blind-looks', { body: { id: id.current }, post: holder?.post });
      id.current = uuidv7();
      await refresh();
    } catch (error) {
      setProblem(problemOf(error));
    } finally {
      setBusy(false);
    }
  };
  return (
    <Screen
      title="盲查"
      tab=""
      back="/field"
      actions={
        looksBlindly(bundle) && (
          <button
            type="button"
            className="button main"
            disabled={busy || line !== 'online'}
            onClick={() => void take()}
          >
            {line === 'online' ? '领取一项' : '领取须联网'}
          </button>
        )
      }
    >
      <p className="hint">
        只给单位、部位和整改前照片，没有网络也能看、能答复。答复“还在”或“不在”，服务器收到以后才打开档案。手上最多三项，看不成的到工作台“放弃”。
      </p>
      <ProblemNote problem={problem} />
      <ul className="rows">
        {held.map((look) => {
          const record = lookRecordOf(records, look.ref);
          const saved = record && record.state !== 'DRAFT';
          return (
            <li key={look.ref}>
              <button
                type="button"
                onClick={() => go(saved ? `/field/record/${record.id}` : `/field/blind/${look.ref}`)}
              >
                <strong>{look.placeText}</strong>
                <span>{look.unitName}</span>
                <span>
                  整改前照片 {look.photos} 张 · {dayOf(look.leftFrom)} 前答复
                </span>
                {record && <StateTag record={record} />}
              </button>
            </li>
          );
        })}
      </ul>
      {!bundle && <NothingCarried />}
      {bundle && held.length === 0 && (
        <Empty>{looksBlindly(bundle) ? '手上没有要盲查的。' : '盲查回头看由市、区人员进行。'}</Empty>
      )}
    </Screen>
  );
}
