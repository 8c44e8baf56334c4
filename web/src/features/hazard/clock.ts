import type { HazardRow } from '../../api/types';
import type { LateWord } from '../../ui/ClockText';

/** @property of what the days are for, where the state of the row does not tell it */
export type HazardClock = {
  dueOn: string;
  late: LateWord;
  reason: string;
  of?: string;
  dueAt?: string | null;
};

type Row = Pick<HazardRow, 'overdueDays' | 'deadline' | 'clock' | 'lookBackDue'> & {
  firstDeadline?: string | null;
};

/** The clock to show: a missed rectification deadline before any other, then the step's own, then the look-back. */
export function clockOf({
  overdueDays,
  deadline,
  firstDeadline,
  clock,
  lookBackDue,
}: Row): HazardClock | null {
  if (overdueDays !== null && deadline) {
    return {
      dueOn: firstDeadline ?? deadline,
      late: '逾期',
      reason: firstDeadline ? '原整改期限' : '整改期限',
    };
  }
  if (clock) return { dueOn: clock.dueOn, dueAt: clock.dueAt, late: '超时', reason: clock.reason };
  return lookBackDue ? { dueOn: lookBackDue, late: '超时', reason: '回头看', of: '回头看' } : null;
}
