import { describe, expect, test } from 'vitest';
import type { Bundle } from '../types';
import { isCertainlyOver, keepingOf, leftOf, mayRegister, type Ran, ranOn } from './keeping';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const CONTACT = Date.parse('2026-11-26T08:00:00Z');
const right = { offsetMillis: 0, knownAt: '' };
const stands = (now: number, ran: Ran | null = null, clock = right) =>
  keepingOf(CONTACT, 7, clock, ran, now).stands;
const seen = (...readings: number[]) => readings.reduce<Ran>(ranOn, { at: CONTACT, millis: 0 });

describe('what is carried', () => {
  test('is kept for seven days, the last of which is told', () => {
    expect(stands(CONTACT + 5 * DAY)).toBe('kept');
    expect(stands(CONTACT + 6 * DAY + 23 * HOUR)).toBe('last-day');
    expect(stands(CONTACT + 8 * DAY)).toBe('over');
    expect(keepingOf(CONTACT, 7, right, null, CONTACT).until).toBe(CONTACT + 7 * DAY);
  });

  test('is hidden and not thrown away while the clock stands a year ahead, and is there once it is right again', () => {
    const year = CONTACT + 365 * DAY;
    expect(stands(year, seen(year))).toBe('over');
    expect(isCertainlyOver(CONTACT, 7, seen(year), null)).toBe(false);
    expect(stands(CONTACT + HOUR, seen(year, CONTACT + HOUR))).toBe('kept');
  });

  test('goes for certain when the server’s clock says so, whatever ours does', () => {
    expect(isCertainlyOver(CONTACT, 7, null, CONTACT + 8 * DAY)).toBe(true);
    expect(isCertainlyOver(CONTACT, 7, seen(CONTACT + 365 * DAY), CONTACT + HOUR)).toBe(false);
  });

  test('goes for certain on a phone whose clock was seen to run for more than seven days', () => {
    const daily = Array.from({ length: 8 }, (_, day) => CONTACT + (day + 1) * DAY);
    expect(isCertainlyOver(CONTACT, 7, seen(...daily.slice(0, 7)), null)).toBe(false);
    expect(isCertainlyOver(CONTACT, 7, seen(...daily), null)).toBe(true);
  });

  test('does not stay because the clock is set back again and again', () => {
    const back = Array.from({ length: 8 }, () => [CONTACT, CONTACT + DAY]).flat();
    expect(stands(CONTACT, seen(...back))).toBe('over');
  });
});

describe('what is left of it', () => {
  const bundle = (may: boolean | undefined) =>
    ({
      keepDays: 7,
      registering: may === undefined ? undefined : { may, instead: [] },
      units: [
        { ref: '110108-a', name: '育才学校', own: true, places: [{ name: '锅炉房' }], hazards: [] },
        { ref: '110108-b', name: '求实学校', own: false, places: [], hazards: [] },
      ],
      phrases: [{ text: '灭火器压力不足' }],
    }) as unknown as Bundle;

  test('is the name of the own unit and nothing that was in it', () => {
    expect(leftOf(bundle(true)).units).toEqual([{ ref: '110108-a', name: '育才学校' }]);
    expect(JSON.stringify(leftOf(bundle(true)))).not.toMatch(/锅炉房|灭火器|求实学校/);
  });

  test('is no unit where the post may not register', () => {
    expect(leftOf(bundle(false))).toMatchObject({ units: [], mayRegister: false });
  });

  test('before the server told who may, everybody might', () => {
    expect(mayRegister(bundle(undefined))).toBe(true);
  });
});
