import type { Problem } from '../../api/problem';

type ProblemNoteProps = {
  problem: Problem | null;
  /** The way to an item of the list, by its position. */
  to?: (position: number) => void;
};

export function ProblemNote({ problem, to }: ProblemNoteProps) {
  if (!problem) return null;
  return (
    <div className="notice bad" role="alert">
      <strong>{problem.title}</strong>
      <p>{problem.detail}</p>
      {problem.errors?.map((error) => {
        const position = Number(/^第 (\d+) 项/.exec(error.problem)?.[1]);
        return (
          <p key={error.field + error.problem}>
            {error.problem}
            {to && position > 0 && (
              <button type="button" className="link" onClick={() => to(position)}>
                到第 {position} 项
              </button>
            )}
          </p>
        );
      })}
      {problem.remedy && <p>{problem.remedy}</p>}
    </div>
  );
}
