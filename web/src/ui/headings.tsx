import type { ReactNode } from 'react';
import './headings.css';

/** Lines under one path of headings, in their order; `fresh` is what of the path did not stand above the part before. */
export type Part<L> = { path: string[]; fresh: string[]; lines: L[] };

export function byHeadings<L extends { headings: string[] }>(lines: readonly L[]): Part<L>[] {
  const parts: Part<L>[] = [];
  for (const line of lines) {
    const before = parts.at(-1);
    if (before && before.path.join('\n') === line.headings.join('\n')) {
      before.lines.push(line);
      continue;
    }
    let same = 0;
    while (same < line.headings.length && line.headings[same] === before?.path[same]) same++;
    // What has no heading behind lines that have one would seem to belong to theirs.
    const fresh = line.headings.length === 0 && before ? ['其他'] : line.headings.slice(same);
    parts.push({ path: line.headings, fresh, lines: [line] });
  }
  return parts;
}

/** A heading of a check table; the first level stands below the title of the page. */
export function Heading({ level, children }: { level: number; children: ReactNode }) {
  const words = { className: 'table-heading', 'data-level': level };
  if (level === 0) return <h2 {...words}>{children}</h2>;
  if (level === 1) return <h3 {...words}>{children}</h3>;
  return <h4 {...words}>{children}</h4>;
}
