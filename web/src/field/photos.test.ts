import { expect, it } from 'vitest';
import { isAmong } from './photos';
import type { FieldFile } from './types';

const shot = (sha256: string, originalSha256: string) => ({ sha256, originalSha256 }) as FieldFile;

it('knows a picture chosen again by what the camera gave, also where it was drawn on since', () => {
  expect(isAmong([shot('a', 'o'), shot('b', 'p')], shot('a', 'o'))).toBe(true);
  expect(isAmong([shot('drawn', 'o')], shot('a', 'o'))).toBe(true);
  expect(isAmong([shot('a', 'o')], shot('c', 'q'))).toBe(false);
  expect(isAmong([], shot('a', 'o'))).toBe(false);
});
