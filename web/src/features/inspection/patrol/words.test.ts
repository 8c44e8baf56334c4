import { describe, expect, it } from 'vitest';
import { lastWords, lateWords, timesWords, toldWords } from './words';

describe('when somebody was at a place', () => {
  const last = { at: '2026-11-28T02:32:00Z', personName: '王某' };

  it('is told by the hour on the day itself and with the day on any other', () => {
    expect(lastWords(last, '2026-11-28')).toBe('10:32 王某');
    expect(lastWords(last, '2026-11-29')).toBe('2026-11-28 10:32 王某');
  });

  it('tells of both clocks only where they are apart', () => {
    expect(lateWords(last.at, '2026-11-28T02:40:00Z')).toBe('');
    expect(lateWords(last.at, '2026-11-28T04:00:00Z')).toBe('12:00 传到');
    expect(lateWords(last.at, '2026-11-28T16:10:00Z')).toBe('11-29 00:10 传到');
  });

  it('tells apart what was written down after its day', () => {
    expect(timesWords({ times: 5, late: 0 })).toBe('5');
    expect(timesWords({ times: 0, late: 5 })).toBe('0，另补记 5');
    const stop = { at: last.at, receivedAt: '2026-11-28T16:10:00Z', late: true, doubtTitle: null };
    expect(toldWords(stop)).toBe('补记，11-29 00:10 传到');
    expect(toldWords({ ...stop, receivedAt: last.at, doubtTitle: '手机时间早于一年以前' })).toBe(
      '补记，手机时间早于一年以前',
    );
    expect(toldWords({ ...stop, receivedAt: last.at, late: false })).toBe('');
  });
});
