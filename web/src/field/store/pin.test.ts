import { describe, expect, test } from 'vitest';
import { faultOf, pauseAfter, stillToWait } from './pin';

describe('a PIN', () => {
  test.each(['258014', '7391', '20481635', '1234567890123', '12a456'].map((pin) => [pin]))('%s', (pin) => {
    expect(faultOf(pin) === null).toBe(['258014', '20481635'].includes(pin));
  });

  test.each(['000000', '123456', '654321', '567890', '890123', '121212', '123123', '99999999'])(
    'is not %s, which everybody tries first',
    (pin) => expect(faultOf(pin)).toMatch(/太容易/),
  );
});

describe('the pause after a wrong one', () => {
  test('begins with the third and grows', () => {
    expect([1, 2, 3, 4, 9, 10].map(pauseAfter)).toEqual([0, 0, 5_000, 10_000, 300_000, 300_000]);
  });

  test('is never longer than it is, whatever the clock shows', () => {
    expect(stillToWait(4, 100_000, 104_000)).toBe(6_000);
    expect(stillToWait(4, 100_000, 1_000)).toBe(10_000);
    expect(stillToWait(4, 100_000, 200_000)).toBe(0);
  });
});
