import { describe, expect, it } from 'vitest';
import { groupByClock } from '../../ui/WaitingList';
import type { ReportRow } from './queries';
import { entryOf } from './waitingReports';
import { graveWords, isOver } from './words';

const row = (ref: string, part: Partial<ReportRow>): ReportRow => ({
  ref: ref as ReportRow['ref'],
  version: 1,
  state: 'SUBMITTED',
  stateTitle: '待受理',
  aboutTitle: '学校或单位',
  target: '某小学',
  what: '门锁着',
  submittedOn: '2026-11-01',
  acceptBy: '2026-11-16',
  answerBy: '2026-12-31',
  named: false,
  photos: 0,
  incoming: false,
  hazardStatus: null,
  attention: null,
  grave: [],
  can: [],
  ...part,
});

describe('the reports of today', () => {
  it('has what came back above everything, however long there is still time', () => {
    const no = row('110108-no', {
      state: 'NOT_FIXED',
      attention: { kind: 'NOT_FIXED', title: '反映人称没有解决', words: '链条锁还在' },
    });
    const late = row('110108-late', {});
    const [first, second] = groupByClock([late, no].map(entryOf), '2026-11-27');
    expect(first).toEqual(['请先办理', [expect.objectContaining({ key: '110108-no', dueOn: '2026-12-31' })]]);
    expect(second?.[0]).toBe('超时未办');
  });

  it('has words of a grave danger above everything, shown as they stand in the original', () => {
    const grave = [{ title: '冒烟、起火', words: ['冒烟'], basis: '消防法' }];
    const [first] = groupByClock([row('a', {}), row('b', { grave })].map(entryOf), '2026-11-27');
    expect(first).toEqual(['请先办理', [expect.objectContaining({ key: 'b' })]]);
    expect(graveWords(row('b', { grave }))).toBe('“冒烟”（冒烟、起火）');
  });

  it('counts a no as over only once it is answered', () => {
    const attention = { kind: 'NOT_FIXED', title: '', words: null } as const;
    expect(isOver(row('110108-a', { state: 'NOT_FIXED', attention }))).toBe(false);
    expect(isOver(row('110108-b', { state: 'NOT_FIXED' }))).toBe(true);
    expect(isOver(row('110108-c', { state: 'RECTIFYING' }))).toBe(false);
  });
});
