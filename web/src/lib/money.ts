/** Money travels as whole fen and is shown and typed in yuan. */

const whole = new Intl.NumberFormat('zh-CN', { maximumFractionDigits: 0 });
const withCents = new Intl.NumberFormat('zh-CN', { minimumFractionDigits: 2, maximumFractionDigits: 2 });

/** As the history writes it (HazardTimeline): `1,180 元`, `1,000.50 元`. */
export function yuanText(fen: number): string {
  return `${(fen % 100 === 0 ? whole : withCents).format(fen / 100)} 元`;
}

/** Exact to the yuan, so that a sum on screen can be checked by hand. */
const tenThousand = new Intl.NumberFormat('zh-CN', { maximumFractionDigits: 4 });

/** `3,500 元`, from ten thousand on `12.5 万元`; odd fen stay in yuan. */
export function moneyText(fen: number): string {
  const large = Math.abs(fen) >= 1_000_000 && fen % 100 === 0;
  return large ? `${tenThousand.format(fen / 1_000_000)} 万元` : yuanText(fen);
}

/** What stands in the input for an amount. */
export function yuanInput(fen: number | null | undefined): string {
  if (fen === null || fen === undefined) return '';
  return fen % 100 === 0 ? String(fen / 100) : (fen / 100).toFixed(2);
}

/** Fen, or null when the text is not an amount in yuan with at most two decimals. */
export function parseYuan(text: string): number | null {
  const plain = text.replaceAll(/[,，\s]/g, '').replace(/元$/, '');
  if (!/^\d{1,12}(\.\d{1,2})?$/.test(plain)) return null;
  const [whole = '0', part = ''] = plain.split('.');
  return Number(whole) * 100 + Number(part.padEnd(2, '0'));
}
