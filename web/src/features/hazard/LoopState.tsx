import { useQueries } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { Count, HazardStatus } from '../../api/types';
import { statusWords } from '../../api/words';
import { LoopRing } from '../../ui/StatusTag';
import { hazardCountQuery } from './queries';
import './LoopState.css';

const STEPS: HazardStatus[] = [
  'REGISTERED',
  'INTERIM_CONTROL',
  'PLANNING',
  'RECTIFYING',
  'AWAITING_ACCEPTANCE',
  'AWAITING_CONFIRMATION',
];

/** Where the loop stands: instead of an empty list, and for who is above many units also beside a full one. */
export function LoopState({ idle }: { idle: boolean }) {
  const counts = useQueries({ queries: STEPS.map((status) => hazardCountQuery({ status })) });
  return (
    <section aria-labelledby="loop-title">
      <p id="loop-title">{idle && '现在没有需要您办理的事项。'}管辖范围内还没有销账的隐患：</p>
      <ul className="loop-state">
        {STEPS.map((status, i) => (
          <li key={status}>
            <Link to="/ledger" search={{ status }}>
              <span className="figure number">{countText(counts[i]?.data)}</span>
              <span className="tag quiet">
                <LoopRing status={status} />
                {statusWords[status]}
              </span>
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}

export const countText = (count: Count | undefined) =>
  count === undefined ? '…' : `${count.exact ? '' : '至少 '}${count.value}`;
