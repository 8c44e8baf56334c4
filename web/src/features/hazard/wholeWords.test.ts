import { describe, expect, it } from 'vitest';
import { sharedText } from './wholeWords';

const item = { hazardPhrase: '疏散通道不畅通，堆放杂物', requirement: '疏散通道、安全出口保持畅通' };

describe('what a description and an item both say', () => {
  it('is told in whole words', () => {
    expect(sharedText(['疏散通道不', '堆放杂物'], item)).toBe('都说到“疏散通道”“堆放杂物”');
  });

  it('is not told where only pieces of words are shared', () => {
    expect(sharedText(['道不', '不畅'], item)).toBe('');
  });
});
