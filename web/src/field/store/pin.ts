/** What a PIN may be, and what a wrong one costs. Pure. */

export const MOST_WRONG = 10;
/** From here on the person is told how many tries are left. */
export const TOLD_FROM = 5;
/** OWASP's figure for PBKDF2 with SHA-256. */
export const ROUNDS = 600_000;
/** As long as the app may be out of sight before it asks again. */
export const OUT_OF_SIGHT = 15 * 60_000;

const SHORTEST = 6;
const LONGEST = 12;
const DIGITS = '01234567890123456789';

/** Why it is no good, in the words of the screen; null where it is. */
export function faultOf(pin: string): string | null {
  if (!/^\d*$/.test(pin)) return 'PIN 只能是数字';
  if (pin.length < SHORTEST || pin.length > LONGEST) return `PIN 须为 ${SHORTEST} 到 ${LONGEST} 位数字`;
  return isTrivial(pin) ? '这个 PIN 太容易猜到，请不要用重复或连续的数字' : null;
}

/** Digits in a row, up or down, and one to three of them over and over. */
function isTrivial(pin: string): boolean {
  const backwards = [...pin].reverse().join('');
  if (DIGITS.includes(pin) || DIGITS.includes(backwards)) return true;
  return [1, 2, 3].some((length) => [...pin].every((digit, at) => digit === pin[at % length]));
}

/** How long one waits after so many wrong ones. */
export const pauseAfter = (wrong: number): number =>
  wrong < 3 ? 0 : Math.min(5 * 2 ** (wrong - 3), 300) * 1000;

/** How much of the pause is left; a clock set back does not make it longer. */
export function stillToWait(wrong: number, lastAt: number, now: number): number {
  const pause = pauseAfter(wrong);
  return Math.min(Math.max(lastAt + pause - now, 0), pause);
}
