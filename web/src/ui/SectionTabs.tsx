import type { ReactNode } from 'react';
import './SectionTabs.css';

/** Pages of one section, as plain links: each has an address of its own. */
export function SectionTabs({ label, children }: { label: string; children: ReactNode }) {
  return (
    <nav className="section-tabs no-print" aria-label={label}>
      {children}
    </nav>
  );
}
