import { beforeEach, describe, expect, test } from 'vitest';
import type { FieldRecord } from '../types';
import { later, Shelter } from './shelter';

const record = (id: string, writes?: number) => ({ id, writes, title: `${id} ${writes}` }) as FieldRecord;

describe('the shelter of words a full store does not take', () => {
  beforeEach(() => localStorage.clear());

  test('keeps each person’s records apart and gives back what was put', () => {
    const wang = new Shelter('wang');
    wang.put(record('a', 1));
    wang.put(record('a', 2));
    wang.put(record('b', 1));
    new Shelter('zhao').put(record('c', 1));
    expect(
      wang
        .all()
        .map((r) => r.id)
        .sort(),
    ).toEqual(['a', 'b']);
    expect(wang.get('a')?.writes).toBe(2);
    expect(wang.get('c')).toBeNull();
    wang.drop('a');
    expect(wang.all().map((r) => r.id)).toEqual(['b']);
  });

  test('of two copies the one written more often counts, and the store’s where they are alike', () => {
    expect(later(record('a', 3), record('a', 4))?.writes).toBe(4);
    expect(later(record('a', 5), record('a', 4))?.writes).toBe(5);
    const kept = record('a', 4);
    expect(later(kept, record('a', 4))).toBe(kept);
    expect(later(record('a'), record('a', 1))?.writes).toBe(1);
    expect(later(null, record('a', 1))?.writes).toBe(1);
    expect(later(undefined, null)).toBeNull();
  });
});
