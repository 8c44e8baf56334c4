import type { ReactNode } from 'react';
import './Facts.css';

/** Label and value pairs; empty ones say so instead of vanishing. */
export function Facts({ children }: { children: ReactNode }) {
  return <dl className="facts">{children}</dl>;
}

export function Fact({ label, children }: { label: string; children?: ReactNode }) {
  const empty = children === null || children === undefined || children === '';
  return (
    <div>
      <dt>{label}</dt>
      <dd>{empty ? <span className="faint">—</span> : children}</dd>
    </div>
  );
}
