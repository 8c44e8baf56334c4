import { addDays, isDay } from '../../lib/dates';

/** A period of the figures as it stands in the address: `2026-11` · `2026-Q4` · `2026` · `2026-11-01..2026-11-23`. */

export type PeriodKind = 'MONTH' | 'QUARTER' | 'YEAR' | 'RANGE';

/** Both days belong to it. */
export type Period = { code: string; kind: PeriodKind; from: string; to: string };

export function parsePeriod(code: string | undefined, today: string): Period {
  return read(code ?? '') ?? currentPeriod('MONTH', today);
}

function read(code: string): Period | null {
  const month = /^(\d{4})-(0[1-9]|1[0-2])$/.exec(code);
  if (month) return months(code, 'MONTH', Number(month[1]), Number(month[2]), 1);
  const quarter = /^(\d{4})-Q([1-4])$/.exec(code);
  if (quarter) return months(code, 'QUARTER', Number(quarter[1]), Number(quarter[2]) * 3 - 2, 3);
  if (/^\d{4}$/.test(code)) return months(code, 'YEAR', Number(code), 1, 12);
  const [from = '', to = '', ...rest] = code.split('..');
  return rest.length === 0 && isDay(from) && isDay(to) && from <= to
    ? { code, kind: 'RANGE', from, to }
    : null;
}

function months(code: string, kind: PeriodKind, year: number, first: number, count: number): Period {
  const day = (month: number, date: number) =>
    new Date(Date.UTC(year, month, date)).toISOString().slice(0, 10);
  return { code, kind, from: day(first - 1, 1), to: day(first - 1 + count, 0) };
}

export function currentPeriod(kind: Exclude<PeriodKind, 'RANGE'>, today: string): Period {
  const year = today.slice(0, 4);
  const month = today.slice(0, 7);
  const code = { MONTH: month, QUARTER: `${year}-Q${Math.ceil(Number(today.slice(5, 7)) / 3)}`, YEAR: year }[
    kind
  ];
  return read(code) as Period;
}

export function rangePeriod(from: string, to: string): Period | null {
  return read(`${from}..${to}`);
}

/** The neighbour before (-1) or after (1), of the same length. */
export function neighbour(period: Period, by: 1 | -1): Period {
  const outside = by === 1 ? addDays(period.to, 1) : addDays(period.from, -1);
  if (period.kind !== 'RANGE') return currentPeriod(period.kind, outside);
  const length = Math.round((Date.parse(period.to) - Date.parse(period.from)) / 86_400_000);
  const [from, to] = by === 1 ? [outside, addDays(outside, length)] : [addDays(outside, -length), outside];
  return read(`${from}..${to}`) as Period;
}

/** `2026 年 11 月` · `2026 年第四季度` · `2026 年` · `2026-11-01 至 2026-11-23`. */
export function periodTitle(period: Period): string {
  const year = period.from.slice(0, 4);
  switch (period.kind) {
    case 'MONTH':
      return `${year} 年 ${Number(period.from.slice(5, 7))} 月`;
    case 'QUARTER':
      return `${year} 年第${'一二三四'[Number(period.code.slice(-1)) - 1]}季度`;
    case 'YEAR':
      return `${year} 年`;
    case 'RANGE':
      return `${period.from} 至 ${period.to}`;
  }
}

/** Figures of a running period end today; later days have not happened. */
export function isRunning(period: Period, today: string): boolean {
  return period.from <= today && today < period.to;
}
