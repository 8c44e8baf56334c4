import { expect, it } from 'vitest';
import { inTurn } from './inTurn';

it('begins anew only when the one before has ended, once for all who asked meanwhile', async () => {
  const ends: (() => void)[] = [];
  const ask = inTurn(() => new Promise((done) => ends.push(done)));

  const first = ask();
  await Promise.resolve();
  const second = ask();
  const third = ask();
  await Promise.resolve();
  expect(ends, 'the first is still at it').toHaveLength(1);
  ends[0]?.();
  await first;
  await Promise.resolve();
  expect(ends, 'one more for both').toHaveLength(2);
  ends[1]?.();
  await Promise.all([second, third]);

  const later = ask();
  await Promise.resolve();
  expect(ends).toHaveLength(3);
  ends[2]?.();
  await later;
});

it('goes on after one that failed', async () => {
  let times = 0;
  const ask = inTurn(async () => {
    if (++times === 1) throw new Error('no line');
  });
  await expect(ask()).rejects.toThrow('no line');
  await ask();
  expect(times).toBe(2);
});
