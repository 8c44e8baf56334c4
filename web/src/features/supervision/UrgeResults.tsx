import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import type { Sent } from './UrgeForm';

/** What became of each letter: sent under which number, or why not. */
export function UrgeResults({ sent: { proposals, results }, onClose }: { sent: Sent; onClose: () => void }) {
  const failed = results.filter((result) => !result.ok).length;
  return (
    <div className="stack">
      <p role="status">
        发出 {results.length - failed} 件{failed > 0 && `，${failed} 件没有发出`}
      </p>
      <ul className="batch-results">
        {proposals.map((proposal) => {
          const result = results.find((one) => one.ref === proposal.ref);
          return (
            <li key={proposal.ref}>
              <Link to="/hazards/$ref" params={{ ref: proposal.hazard.ref }} className="number">
                {proposal.hazard.number}
              </Link>
              {result?.letter ? (
                <Link to="/supervision" search={{ hazard: proposal.hazard.ref }}>
                  {result.letter.rungTitle} <span className="nowrap">{result.letter.number}</span>
                </Link>
              ) : (
                <span>
                  <span className="clock-late">没有发出：</span>
                  {result?.problem?.why}
                  {result?.problem?.remedy && `。${result.problem.remedy}`}
                </span>
              )}
            </li>
          );
        })}
      </ul>
      <div>
        <Button type="primary" onClick={onClose}>
          完成
        </Button>
      </div>
    </div>
  );
}
