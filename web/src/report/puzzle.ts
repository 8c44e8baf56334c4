import { sha256Slow } from '../lib/sha256';
import { door } from './door';

const AT_ONCE = 500;

/** Whether a hexadecimal digest begins with so many zero bits. */
export function hasZeroBits(hex: string, bits: number): boolean {
  const whole = Math.floor(bits / 4);
  if (!/^0*$/.test(hex.slice(0, whole))) return false;
  return bits % 4 === 0 || Number.parseInt(hex.charAt(whole), 16) < 2 ** (4 - (bits % 4));
}

/** Does the arithmetic the server asks for in small portions, so that typing stays smooth. */
export async function solve(challenge: string, bits: number): Promise<string> {
  const encoder = new TextEncoder();
  for (let number = 0; ; number++) {
    const solution = `${challenge}:${number}`;
    if (hasZeroBits(sha256Slow(encoder.encode(solution)), bits)) return solution;
    if (number % AT_ONCE === 0) await new Promise((go) => setTimeout(go));
  }
}

let solved: Promise<string> | null = null;

/** The one piece of arithmetic of this report; begun when the page opens. */
export function solution(): Promise<string> {
  solved ??= door.puzzle().then(({ challenge, bits }) => solve(challenge, bits));
  solved.catch(() => {
    solved = null;
  });
  return solved;
}

/** After a report, or where the server says it is too old. */
export function forgetSolution(): void {
  solved = null;
}
