import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { contractorKindWords, equipmentKindWords, placeKindWords } from './words';

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
