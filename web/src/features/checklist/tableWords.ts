import type { CheckTable } from './publishing';

export const isNew = (table: CheckTable, code: string) =>
  table.items.some((item) => item.code === code && item.base === null);

/** What becomes of a row of the table. */
export function lineWords(table: CheckTable, code: string): string {
  if (isNew(table, code)) return '新检查项';
  if (table.items.some((item) => item.code === code)) return '已有，按表修订';
  const known = table.known.find((row) => row.code === code);
  if (!known) return '已有，不变';
  const otherwise =
    known.otherwise.length > 0
      ? `；表中的${known.otherwise.join('、')}与标准库不同，没有采用，要修订请在“编号”栏填 ${code}`
      : '';
  return `没有填编号，检查内容与标准库的 ${code} 相同，按 ${code} 列入${otherwise}`;
}
