/** The next free number under a code: `BJ-2026-12-01` after nothing, `…-03` after `…-02`. */
export function nextCode(parent: string, taken: readonly string[]): string {
  const used = taken.flatMap((code) => {
    const number = code.startsWith(`${parent}-`) ? code.slice(parent.length + 1) : '';
    return /^[0-9]+$/.test(number) ? [Number(number)] : [];
  });
  return `${parent}-${String(Math.max(0, ...used) + 1).padStart(2, '0')}`;
}
