import { useEffect, useRef } from 'react';
import type { Problem } from '../api/problem';

type Props = { problem: Problem; mended?: string[] };

/**
 * What went wrong, above the form and read aloud; it takes the focus so that nobody looks for it. What has been filled in
 * since is no longer said.
 */
export function Trouble({ problem, mended = [] }: Props) {
  const box = useRef<HTMLDivElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: each new problem is gone to, and no other drawing
  useEffect(() => box.current?.focus(), [problem]);
  const left = (problem.errors ?? []).filter((one) => !mended.includes(one.field));
  if (problem.errors?.length && left.length === 0) return null;
  return (
    <div role="alert" className="trouble" tabIndex={-1} ref={box}>
      <h2>{problem.title}</h2>
      {left.length > 0 ? (
        <ul>
          {left.map((one) => (
            <li key={one.field}>
              {one.problem}。{one.remedy}
            </li>
          ))}
        </ul>
      ) : (
        <>
          <p>{problem.detail}</p>
          {problem.remedy && <p>{problem.remedy}</p>}
        </>
      )}
    </div>
  );
}
