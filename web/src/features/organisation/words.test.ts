import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { contractorKindWords, endWords, equipmentKindWords, officeEndWords, placeKindWords } from './words';

type Schema = { properties?: Record<string, { enum?: string[] }> };
const { components } = JSON.parse(readFileSync('../docs/api/openapi.json', 'utf8')) as {
  components: { schemas: Record<string, Schema> };
};

describe('kinds of the unit profile', () => {
  it.each<[string, Record<string, string>]>([
    ['PlaceBody', placeKindWords],
    ['EquipmentBody', equipmentKindWords],
    ['ContractorBody', contractorKindWords],
  ])('%s takes exactly those that have a word', (schema, words) => {
    const kinds = components.schemas[schema]?.properties?.kind?.enum ?? [];
    expect(Object.keys(words).sort()).toEqual([...kinds].sort());
    expect(new Set(Object.values(words)).size).toBe(kinds.length);
  });
});

describe('the page of a unit that is no more', () => {
  const end = { from: '2026-11-28', into: null, ref: null, merged: false };
  it('says since when, and into what it went', () => {
    expect(officeEndWords({ name: '东片学区', kind: 'CLUSTER' }, end.from)).toEqual([
      '“东片学区”已自 2026-11-28 起撤销。',
      expect.stringContaining('当时的学区'),
    ]);
    expect(officeEndWords({ name: '总务处', kind: 'DEPARTMENT' }, end.from)[1]).toContain('以前的隐患');
    expect(endWords('谷雨里中学', end)[0]).toBe('“谷雨里中学”已自 2026-11-28 起撤销。');
    expect(endWords('谷雨里中学', { ...end, into: '曲水亭学校', merged: true })).toEqual([
      '“谷雨里中学”已自 2026-11-28 起并入',
      expect.stringContaining('由“曲水亭学校”继续办理'),
    ]);
    expect(endWords('谷雨里中学', { ...end, into: '谷雨里中学' })[0]).toContain('跨区划转');
  });
});
