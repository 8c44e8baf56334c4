import { daysBetween } from '../../lib/dates';

/** `11-23` for a day, `11-02 至 11-08` for a week, `2026-11` for a month. */
export function stepTitle({ from, to }: { from: string; to: string }): string {
  const days = daysBetween(from, to) + 1;
  if (days === 1) return from.slice(5);
  if (days <= 7) return `${from.slice(5)} 至 ${to.slice(5)}`;
  return from.slice(0, 7);
}
