import { NothingCarried } from '../kit/NothingCarried';
import { Empty, Screen } from '../kit/Screen';
import { LEVEL_WORDS } from '../levels';
import { go } from '../route';
import { useField } from '../store/field';
import { dueWords } from '../today/Today';
import { stateWords } from '../words';
import { recordOf } from './recordOf';

export function Rectifications() {
  const { carried, left, teams, records } = useField();
  const mine = carried?.bundle.rectifications ?? [];
  return (
    <Screen title="我的整改" tab="rectify">
      <ul className="rows">
        {mine.map((hazard) => {
          const record = recordOf(records, hazard.ref, hazard.version);
          const saved = record && record.state !== 'DRAFT';
          return (
            <li key={hazard.ref}>
              <button
                type="button"
                onClick={() => go(saved ? `/field/record/${record.id}` : `/field/rectify/${hazard.ref}`)}
              >
                <strong>{hazard.description}</strong>
                <span>
                  {hazard.number} · {hazard.level && `${LEVEL_WORDS[hazard.level]} · `}
                  {hazard.placeText} · {hazard.deadline ? dueWords(hazard.deadline) : '没有期限'}
                </span>
                {record && <span className={`state ${record.state}`}>{stateWords(record)}</span>}
              </button>
            </li>
          );
        })}
      </ul>
      {carried || (left?.noUse && teams.length > 0) ? (
        mine.length === 0 && <Empty>现在没有由您整改的隐患。</Empty>
      ) : (
        <NothingCarried />
      )}
    </Screen>
  );
}
