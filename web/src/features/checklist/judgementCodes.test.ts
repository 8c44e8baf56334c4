import { describe, expect, it } from 'vitest';
import { nextCode } from './judgementCodes';

describe('nextCode', () => {
  it('counts on from the highest number, so that no code is used twice', () => {
    expect(nextCode('BJ-2026-12', [])).toBe('BJ-2026-12-01');
    expect(nextCode('BJ-2026-12', ['BJ-2026-12-01', 'BJ-2026-12-07'])).toBe('BJ-2026-12-08');
  });

  it('minds only the numbers right under the code', () => {
    expect(nextCode('MOE-2024-XF-D', ['MOE-2024-XF-10', 'MOE-2024-XF-D-02-01'])).toBe('MOE-2024-XF-D-01');
  });
});
