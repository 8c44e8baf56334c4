import type { Child } from './queries';

export type ChildColumn =
  | 'found'
  | 'rectified'
  | 'rate'
  | 'open'
  | 'dueSoon'
  | 'overdue'
  | 'majorOpen'
  | 'majorProposed'
  | 'majorOverdue'
  | 'rebounds'
  | 'medianDays';

/** Where there is nothing to divide by, a row stands last in both directions. */
export function sortedChildren(rows: readonly Child[], by: ChildColumn, down: boolean): Child[] {
  return [...rows].sort((a, b) => {
    const [x, y] = [a[by], b[by]];
    if (x === null || y === null) return x === y ? 0 : x === null ? 1 : -1;
    return down ? y - x : x - y;
  });
}
