import { describe, expect, test } from 'vitest';
import { sinceContact } from './phone';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const CONTACT = Date.parse('2026-11-26T08:00:00Z');
const offBy = (offsetMillis: number) => ({ offsetMillis, knownAt: '' });

describe('how long a phone has been without the server', () => {
  test('is read from a clock that is right', () => {
    expect(sinceContact(CONTACT, offBy(0), CONTACT + 8 * DAY)).toBe(8 * DAY);
    expect(sinceContact(CONTACT, null, CONTACT + 8 * DAY)).toBe(8 * DAY);
  });

  test('is not 56 years where the clock stood at 1970 and was put right since', () => {
    expect(sinceContact(CONTACT, offBy(CONTACT), CONTACT + HOUR)).toBe(HOUR);
  });

  test('counts on where the clock still stands at 1970', () => {
    expect(sinceContact(CONTACT, offBy(CONTACT), 8 * DAY)).toBe(8 * DAY);
  });

  test('counts a clock that runs a year ahead as it runs, and once it is put right', () => {
    expect(sinceContact(CONTACT, offBy(-365 * DAY), CONTACT + 365 * DAY + 8 * DAY)).toBe(8 * DAY);
    expect(sinceContact(CONTACT, offBy(-365 * DAY), CONTACT + 8 * DAY)).toBe(8 * DAY);
  });

  test('has no length before the contact', () => {
    expect(sinceContact(CONTACT, offBy(0), CONTACT - DAY)).toBe(0);
  });
});
