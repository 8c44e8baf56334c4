/** Money travels as whole fen and is shown and typed in yuan. */

const yuan = new Intl.NumberFormat('zh-CN', { minimumFractionDigits: 0, maximumFractionDigits: 2 });

export function yuanText(fen: number): string {
  return `${yuan.format(fen / 100)} 元`;
}

/** `3,500 元`, from ten thousand on `12.5 万元`. */
export function moneyText(fen: number): string {
  return Math.abs(fen) >= 1_000_000 ? `${yuan.format(Math.round(fen / 10_000) / 100)} 万元` : yuanText(fen);
}

/** What stands in the input for an amount. */
export function yuanInput(fen: number | null | undefined): string {
  return fen === null || fen === undefined ? '' : String(fen / 100);
}

/** Fen, or null when the text is not an amount in yuan with at most two decimals. */
export function parseYuan(text: string): number | null {
  const plain = text.replaceAll(/[,，\s]/g, '').replace(/元$/, '');
  if (!/^\d{1,12}(\.\d{1,2})?$/.test(plain)) return null;
  const [whole = '0', part = ''] = plain.split('.');
  return Number(whole) * 100 + Number(part.padEnd(2, '0'));
}
