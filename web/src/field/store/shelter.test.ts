import { beforeEach, describe, expect, test } from 'vitest';
import type { FieldRecord } from '../types';
import { PLAIN, Seal } from './seal';
import { later, Shelter } from './shelter';

const record = (id: string, writes?: number) => ({ id, writes, title: `${id} ${writes}` }) as FieldRecord;

describe('the shelter of words a full store does not take', () => {
  beforeEach(() => localStorage.clear());

  test('keeps each person’s records apart and gives back what was put', async () => {
    const wang = new Shelter('wang', () => PLAIN);
    await wang.put(record('a', 1));
    await wang.put(record('a', 2));
    await wang.put(record('b', 1));
    await new Shelter('zhao', () => PLAIN).put(record('c', 1));
    expect(wang.ids().sort()).toEqual(['a', 'b']);
    expect((await wang.get('a'))?.writes).toBe(2);
    expect(await wang.get('c')).toBeNull();
    wang.drop('a');
    expect((await wang.all()).map((r) => r.id)).toEqual(['b']);
  });

  test('holds no words anybody could read, and still gives back those from before it was sealed', async () => {
    const key = await crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, [
      'encrypt',
      'decrypt',
    ]);
    const wang = new Shelter('wang', () => new Seal(key));
    await new Shelter('wang', () => PLAIN).put({ ...record('old', 1), title: '锅炉房' });
    expect((await wang.get('old'))?.title).toBe('锅炉房');
    await wang.put({ ...record('old', 2), title: '锅炉房' });
    expect(localStorage.getItem('bihuan-field-wang-old')).not.toContain('锅炉房');
    expect(await wang.get('old')).toEqual({ ...record('old', 2), title: '锅炉房' });
    localStorage.setItem('bihuan-field-wang-new', localStorage.getItem('bihuan-field-wang-old') ?? '');
    await expect(wang.get('new')).rejects.toThrow();
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
