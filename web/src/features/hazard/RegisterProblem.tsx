import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import type { Problem } from '../../api/problem';
import { ProblemAlert } from '../../ui/ProblemAlert';
import { hazardNowQuery, type Known } from './queries';

type Props = {
  problem: Problem | null;
  known: Known | null;
  /** It is another hazard and gets an id of its own. */
  onNewId: () => void;
  /** The newer version was looked at; saving again means to replace it. */
  onSeen: (version: number) => void;
};

/** Two contents for one hazard: what the ledger has is shown, and the person decides. */
export function RegisterProblem({ problem, known, onNewId, onSeen }: Props) {
  const existing =
    problem?.code === 'id-conflict' ? (problem.existing as { ref?: string } | undefined) : undefined;
  const conflict = problem?.code === 'version-conflict' && known ? known.ref : undefined;
  return (
    <>
      <ProblemAlert problem={problem} />
      {existing?.ref && (
        <div className="proposal">
          <OnLedger hazardRef={existing.ref} />
          <p className="quiet">如果就是这一条，打开它继续办理；如果是另一处隐患，请作为新的一条登记。</p>
          <Button onClick={onNewId}>作为新的一条登记</Button>
        </div>
      )}
      {conflict && (
        <div className="proposal">
          <OnLedger hazardRef={conflict} onSeen={onSeen} />
        </div>
      )}
    </>
  );
}

function OnLedger({ hazardRef, onSeen }: { hazardRef: string; onSeen?: (version: number) => void }) {
  const { data: hazard } = useQuery(hazardNowQuery(hazardRef, 'on the ledger'));
  if (!hazard) return null;
  return (
    <>
      <p>
        台账上现在是：
        <Link to="/hazards/$ref" params={{ ref: hazardRef }} target="_blank">
          {hazard.number ?? '草稿'}
        </Link>
      </p>
      <p className="pre">
        {hazard.placeText}：{hazard.description}
      </p>
      {onSeen && <Button onClick={() => onSeen(hazard.version)}>已看清，用我填写的内容替换</Button>}
    </>
  );
}
