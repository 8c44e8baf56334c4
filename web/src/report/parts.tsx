import { useEffect, useRef } from 'react';
import type { Problem } from '../api/problem';

/** What went wrong, above the form and read aloud; it takes the focus so that nobody looks for it. */
export function Trouble({ problem }: { problem: Problem }) {
  const box = useRef<HTMLDivElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: each new problem is gone to, and no other drawing
  useEffect(() => box.current?.focus(), [problem]);
  const said = problem.errors?.length ? problem.errors.map((one) => one.problem) : [problem.detail];
  return (
    <div role="alert" className="trouble" tabIndex={-1} ref={box}>
      <h2>{problem.title}</h2>
      <ul>
        {said.map((words) => (
          <li key={words}>{words}</li>
        ))}
      </ul>
      {problem.remedy && <p>{problem.remedy}</p>}
    </div>
  );
}
