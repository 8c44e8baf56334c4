import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useSignedIn } from '../../api/session';
import type { HazardRow } from '../../api/types';
import { byClock, WaitingRows } from '../../ui/WaitingList';
import { countText } from './LoopState';
import { hazardCountQuery } from './queries';
import { watchedEntry } from './waitingEntry';

const OPEN_MAJORS = { level: 'MAJOR', open: 'true' };
const PROPOSED_MAJORS = { level: 'PROPOSED_MAJOR', open: 'true' };

type Props = { rows: HazardRow[]; above: ReadonlySet<string>; manyUnits: boolean };

/**
 * 未销账的重大隐患 and what is proposed as such, for who is above: each number is the whole and opens it; what stands
 * further up is not listed twice.
 */
export function OpenMajors({ rows, above, manyUnits }: Props) {
  const { post } = useSignedIn();
  const { data: graded } = useQuery(hazardCountQuery(OPEN_MAJORS));
  const { data: proposed } = useQuery(hazardCountQuery(PROPOSED_MAJORS));
  if (rows.length === 0) return null;
  const rest = rows.filter((row) => !above.has(row.ref));
  const listed = rows.length - rest.length;
  const left = graded && proposed ? graded.value + proposed.value - rows.length : 0;
  return (
    <section className="waiting-group" aria-labelledby="open-majors">
      <h2 id="open-majors">
        未销账的重大隐患{' '}
        <Link to="/ledger" search={OPEN_MAJORS} className="number">
          {countText(graded)}
        </Link>
        {proposed && proposed.value > 0 && (
          <>
            ，建议重大、待核定{' '}
            <Link to="/ledger" search={PROPOSED_MAJORS} className="number">
              {countText(proposed)}
            </Link>
          </>
        )}
      </h2>
      {(listed > 0 || left > 0) && (
        <p className="quiet">
          {listed > 0 && `其中 ${listed} 项已列在上面。`}
          {left > 0 && `这里列最紧急的，另有 ${left} 项在台账中。`}
        </p>
      )}
      <WaitingRows entries={byClock(rest.map((row) => watchedEntry(row, post.role, manyUnits)))} />
    </section>
  );
}
