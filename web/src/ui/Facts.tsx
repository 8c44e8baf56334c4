import type { ReactNode } from 'react';
import './Facts.css';

export type Fact = [label: string, value: ReactNode];

/** Label and value pairs; empty ones say so instead of vanishing. */
export function Facts({ facts }: { facts: (Fact | false | null | undefined)[] }) {
  return (
    <dl className="facts">
      {facts
        .filter((fact): fact is Fact => Boolean(fact))
        .map(([label, value]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{value ?? <span className="faint">—</span>}</dd>
          </div>
        ))}
    </dl>
  );
}
