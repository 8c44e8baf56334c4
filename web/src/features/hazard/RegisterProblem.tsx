import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import type { Problem } from '../../api/problem';
import type { HazardDetail } from '../../api/types';
import { ProblemAlert } from '../../ui/ProblemAlert';

/** The same id was used with other words: what the ledger has is shown, and the person decides. */
export function RegisterProblem({ problem, onNewId }: { problem: Problem | null; onNewId: () => void }) {
  const existing =
    problem?.code === 'id-conflict' ? (problem.existing as HazardDetail | undefined) : undefined;
  return (
    <>
      <ProblemAlert problem={problem} />
      {existing && (
        <div className="proposal">
          <p>
            台账上已有：
            <Link to="/hazards/$ref" params={{ ref: existing.ref }}>
              {existing.number ?? '草稿'} {existing.description}
            </Link>
          </p>
          <p className="quiet">如果就是这一条，打开它继续办理；如果是另一处隐患，请作为新的一条登记。</p>
          <Button onClick={onNewId}>作为新的一条登记</Button>
        </div>
      )}
    </>
  );
}
