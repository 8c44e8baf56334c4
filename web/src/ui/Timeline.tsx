import type { ReactNode } from 'react';
import './Timeline.css';

export type TimelineEntry = {
  key: string | number;
  at: ReactNode;
  title: ReactNode;
  by: ReactNode;
  mark?: ReactNode;
  children?: ReactNode;
};

/** What happened, newest first, each line with who, under which post, and when. */
export function Timeline({ entries, label }: { entries: TimelineEntry[]; label: string }) {
  return (
    <ol className="timeline" aria-label={label}>
      {entries.map((entry) => (
        <li key={entry.key}>
          <span className="timeline-mark" aria-hidden="true">
            {entry.mark}
          </span>
          <div className="timeline-head">
            <span className="strong">{entry.title}</span>
            <span className="faint nowrap">{entry.at}</span>
          </div>
          <div className="quiet">{entry.by}</div>
          {entry.children && <div className="timeline-body">{entry.children}</div>}
        </li>
      ))}
    </ol>
  );
}
