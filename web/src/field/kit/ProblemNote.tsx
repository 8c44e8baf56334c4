import type { Problem } from '../../api/problem';

export function ProblemNote({ problem }: { problem: Problem | null }) {
  if (!problem) return null;
  return (
    <div className="notice bad" role="alert">
      <strong>{problem.title}</strong>
      <p>{problem.detail}</p>
      {problem.errors?.map((error) => (
        <p key={error.field}>{error.problem}</p>
      ))}
      {problem.remedy && <p>{problem.remedy}</p>}
    </div>
  );
}
