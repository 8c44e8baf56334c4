import { useQueries, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useSignedIn } from '../../api/session';
import type { Count, HazardStatus, Role } from '../../api/types';
import { statusWords } from '../../api/words';
import { LoopRing } from '../../ui/StatusTag';
import { hazardCountQuery } from './queries';
import './LoopState.css';

/** Every state in which something is still owed, in the order of the loop. */
const OPEN: HazardStatus[] = [
  'REGISTERED',
  'FIXED_ON_SPOT',
  'INTERIM_CONTROL',
  'PLANNING',
  'RECTIFYING',
  'AWAITING_ACCEPTANCE',
  'AWAITING_CONFIRMATION',
  'TRANSFERRED',
  'JOINT_STUDY',
];

/** Off the usual way, and shown only where there are any. */
const ASIDE: ReadonlySet<HazardStatus> = new Set(['FIXED_ON_SPOT', 'TRANSFERRED', 'JOINT_STUDY']);

/** Who sees only part of the ledger of the unit is told which part is counted. */
const OWN_ONLY: Partial<Record<Role, string>> = {
  POST_HOLDER: '您能看到的',
  CONTRACTOR: '交给您的、您上账的',
  EXPERT: '交给您的、您上账的',
};

/** Where the loop stands: instead of an empty list, and for who is above many units also beside a full one. */
export function LoopState({ idle }: { idle: boolean }) {
  const { post, scope } = useSignedIn();
  const whose = scope.kind === 'UNIT' ? (OWN_ONLY[post.role] ?? '本单位') : '管辖范围内';
  const counts = useQueries({ queries: OPEN.map((status) => hazardCountQuery({ status })) });
  const total = useQuery(hazardCountQuery({ open: 'true' }));
  const steps = OPEN.map((status, i) => ({ status, count: counts[i]?.data })).filter(
    ({ status, count }) => !ASIDE.has(status) || (count?.value ?? 0) > 0,
  );
  return (
    <section aria-labelledby="loop-title">
      <p id="loop-title">
        {idle && '现在没有需要您办理的事项。'}
        {whose}还没有销账的隐患{' '}
        <Link to="/ledger" search={{ open: 'true' }} className="number">
          {countText(total.data)}
        </Link>{' '}
        条：
      </p>
      <ul className="loop-state">
        {steps.map(({ status, count }) => (
          <li key={status}>
            <Link to="/ledger" search={{ status }}>
              <span className="figure number">{countText(count)}</span>
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
