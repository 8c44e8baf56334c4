import { describe, expect, it } from 'vitest';
import { currentPeriod, isRunning, neighbour, parsePeriod, periodTitle, rangePeriod } from './period';

const today = '2026-11-24';
const at = (code: string) => parsePeriod(code, today);

describe('period', () => {
  it.each([
    ['2026-11', '2026-11-01', '2026-11-30', '2026 年 11 月'],
    ['2028-02', '2028-02-01', '2028-02-29', '2028 年 2 月'],
    ['2026-Q4', '2026-10-01', '2026-12-31', '2026 年第四季度'],
    ['2026', '2026-01-01', '2026-12-31', '2026 年'],
    ['2026-11-01..2026-11-23', '2026-11-01', '2026-11-23', '2026-11-01 至 2026-11-23'],
  ])('%s runs from %s to %s and is called %s', (code, from, to, title) => {
    expect(at(code)).toMatchObject({ code, from, to });
    expect(periodTitle(at(code))).toBe(title);
  });

  it.each(['', '2026-13', '2026-Q5', '2026-11-23..2026-11-01', '2026-02-30..2026-03-01', '昨天'])(
    '“%s” is no period: the running month is shown',
    (code) => expect(at(code).code).toBe('2026-11'),
  );

  it.each([
    ['2026-01', '2025-12', '2026-02'],
    ['2026-Q1', '2025-Q4', '2026-Q2'],
    ['2026', '2025', '2027'],
    ['2026-11-08..2026-11-14', '2026-11-01..2026-11-07', '2026-11-15..2026-11-21'],
  ])('%s lies between %s and %s', (code, before, after) => {
    expect(neighbour(at(code), -1).code).toBe(before);
    expect(neighbour(at(code), 1).code).toBe(after);
  });

  it('is the one of today', () => {
    expect(currentPeriod('MONTH', today).code).toBe('2026-11');
    expect(currentPeriod('QUARTER', today).code).toBe('2026-Q4');
    expect(currentPeriod('YEAR', today).code).toBe('2026');
  });

  it('runs until its last day has come', () => {
    expect(isRunning(at('2026-11'), today)).toBe(true);
    expect(isRunning(at('2026-10'), today)).toBe(false);
    expect(isRunning(at('2026-11'), '2026-11-30')).toBe(false);
  });

  it('of two chosen days needs them in order', () => {
    expect(rangePeriod('2026-11-01', '2026-11-01')?.code).toBe('2026-11-01..2026-11-01');
    expect(rangePeriod('2026-11-02', '2026-11-01')).toBeNull();
  });
});
