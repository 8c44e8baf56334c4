import type { FigureKind, TableCode, UnitState } from './queries';

const whole = new Intl.NumberFormat('zh-CN');
const fine = new Intl.NumberFormat('zh-CN', { minimumFractionDigits: 1, maximumFractionDigits: 1 });
const money = new Intl.NumberFormat('zh-CN', { minimumFractionDigits: 0, maximumFractionDigits: 2 });

export const tableWords: Record<TableCode, string> = {
  A: '排查治理月报',
  B: '隐患整治',
  C: '排查质量',
};

/** What a figure is counted in, printed small behind it. */
const measures: Record<FigureKind, string> = {
  COUNT: '项',
  RATE: '%',
  MONEY: '万元',
  DAYS: '天',
  UNITS: '家',
};

/** A zero denominator prints “/”, never 0 or 100. */
export function figureText(value: number | null, kind: FigureKind): { text: string; unit: string } {
  if (value === null) return { text: '/', unit: '' };
  if (kind === 'RATE') return { text: fine.format(value), unit: '%' };
  if (kind === 'MONEY') return { text: money.format(value / 1_000_000), unit: measures.MONEY };
  return { text: whole.format(value), unit: measures[kind] };
}

/** `较上期 +3`; nothing where there is nothing to compare. */
export function changeText(value: number | null, before: number | null, kind: FigureKind): string | null {
  if (value === null || before === null) return null;
  const difference = value - before;
  if (difference === 0) return '与上期持平';
  const sign = difference > 0 ? '+' : '−';
  const size = figureText(Math.abs(difference), kind);
  return kind === 'RATE'
    ? `较上期 ${sign}${size.text} 个百分点`
    : `较上期 ${sign}${size.text}${kind === 'MONEY' ? ' 万元' : ''}`;
}

export const rateText = (rate: number | null) => (rate === null ? '/' : `${fine.format(rate)}%`);
export const countText = (count: number) => whole.format(count);

export const unitStateWords: Record<UnitState, string> = {
  SHOULD: '全部应报单位',
  CHECKED: '已排查',
  UNCHECKED: '未排查',
  REPORTED: '已报',
  SELF: '自报',
  ON_BEHALF: '代报',
  ZERO: '零隐患',
  UNREPORTED: '未报',
};

/** Figures of this moment, whatever the period; the others belong to the period. */
const NOW = ['OPEN', 'OVERDUE', 'DUE_SOON', 'MAJOR_OPEN', 'MAJOR_PROPOSED', 'MAJOR_OVERDUE'];
const LATE = ['OVERDUE', 'MAJOR_OVERDUE'];

export const isOfNow = (key: string) => NOW.includes(key);
export const isLateness = (key: string) => LATE.includes(key);
