import { describe, expect, it } from 'vitest';
import { sortedChildren } from './childOrder';
import { heatStep } from './heat';
import type { Child } from './queries';
import { ledgerSearch } from './Rows';
import { stepTitle } from './steps';
import { headLines, leavesOf } from './tableHead';
import { changeText, figureText, rateText } from './words';

describe('figures', () => {
  it('print “/” where there is nothing to divide by', () => {
    expect(figureText(null, 'RATE')).toEqual({ text: '/', unit: '' });
    expect(rateText(null)).toBe('/');
    expect(figureText(0, 'RATE')).toEqual({ text: '0.0', unit: '%' });
  });
  it('print money in ten thousands of yuan', () => {
    expect(figureText(123_456_700, 'MONEY')).toEqual({ text: '123.46', unit: '万元' });
  });
  it('tell the change in their own measure', () => {
    expect(changeText(12, 9, 'COUNT')).toBe('较上期 +3');
    expect(changeText(90, 92.5, 'RATE')).toBe('较上期 −2.5 个百分点');
    expect(changeText(3, 3, 'DAYS')).toBe('与上期持平');
    expect(changeText(3, null, 'COUNT')).toBeNull();
  });
});

describe('rows', () => {
  it('open the ledger with the filter of the figure and no other scope', () => {
    expect(ledgerSearch('unit=110108-1&level=MAJOR&registeredFrom=2026-11-01')).toEqual({
      district: undefined,
      cluster: undefined,
      unit: '110108-1',
      level: 'MAJOR',
      registeredFrom: '2026-11-01',
    });
  });
});

describe('steps of the trend', () => {
  it.each([
    ['2026-11-23', '2026-11-23', '11-23'],
    ['2026-11-02', '2026-11-08', '11-02 至 11-08'],
    ['2026-11-01', '2026-11-30', '2026-11'],
  ])('%s to %s is called %s', (from, to, title) => expect(stepTitle({ from, to })).toBe(title));
});

describe('heat', () => {
  it('never leaves a found hazard white, and the fullest cell is the darkest', () => {
    expect(heatStep(0, 400)).toBe(0);
    expect(heatStep(1, 400)).toBe(1);
    expect(heatStep(400, 400)).toBe(5);
  });
});

describe('comparison', () => {
  it('puts rows without a denominator last in both directions', () => {
    const child = (name: string, rate: number | null) => ({ name, rate }) as Child;
    const rows = [child('甲', null), child('乙', 80), child('丙', 95)];
    expect(sortedChildren(rows, 'rate', true).map((c) => c.name)).toEqual(['丙', '乙', '甲']);
    expect(sortedChildren(rows, 'rate', false).map((c) => c.name)).toEqual(['乙', '丙', '甲']);
  });
});

describe('nested head', () => {
  const columns = [
    { key: 'units', title: '应排查单位' },
    {
      key: 'general',
      title: '一般隐患',
      columns: [
        { key: 'g.found', title: '排查数' },
        { key: 'g.rate', title: '整改率' },
      ],
    },
  ];
  it('spans what lies below it', () => {
    expect(headLines(columns)).toEqual([
      [
        { key: 'units', title: '应排查单位', colSpan: 1, rowSpan: 2 },
        { key: 'general', title: '一般隐患', colSpan: 2, rowSpan: 1 },
      ],
      [
        { key: 'g.found', title: '排查数', colSpan: 1, rowSpan: 1 },
        { key: 'g.rate', title: '整改率', colSpan: 1, rowSpan: 1 },
      ],
    ]);
  });
  it('names each number by all titles above it', () => {
    expect(leavesOf(columns).map((leaf) => leaf.titles.join('·'))).toEqual([
      '应排查单位',
      '一般隐患·排查数',
      '一般隐患·整改率',
    ]);
  });
});
