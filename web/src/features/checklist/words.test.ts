import { expect, test } from 'vitest';
import { validity } from './words';

test('a version that has been followed ends the day before, so that no day has two', () => {
  expect(validity('2026-01-01', null)).toBe('自 2026-01-01 起施行');
  expect(validity('2026-01-01', '2026-11-27')).toBe('2026-01-01 至 2026-11-26');
  expect(validity('2026-11-27', '2026-11-27')).toBe('2026-11-27 当日结束');
});
