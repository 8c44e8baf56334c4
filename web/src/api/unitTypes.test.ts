import { describe, expect, it } from 'vitest';
import { UNIT_TYPES, unitTypeList } from './unitTypes';

describe('unit types', () => {
  it('are named in their usual order', () =>
    expect(unitTypeList(['SECONDARY', 'PRIMARY'])).toBe('小学、中学'));
  it('are one word when it is all of them', () => expect(unitTypeList(UNIT_TYPES)).toBe('全部单位'));
});
