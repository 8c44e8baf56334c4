import { expect, it } from 'vitest';
import type { CheckTable } from './publishing';
import { lineWords } from './tableWords';

it('says of every row which item it is, and what of the table was not taken', () => {
  const table = {
    items: [
      { code: 'XF-030', base: null, text: null },
      { code: 'XF-001', base: '2026-01-01', text: null },
    ],
    lines: [],
    known: [
      { row: 4, code: 'XF-027', words: '', otherwise: [] },
      { row: 5, code: 'YX-018', words: '', otherwise: ['检查方法', '依据'] },
    ],
    headings: {},
    wrong: [],
  } satisfies CheckTable;
  expect(lineWords(table, 'XF-030')).toBe('新检查项');
  expect(lineWords(table, 'XF-001')).toBe('已有，按表修订');
  expect(lineWords(table, 'XF-002')).toBe('已有，不变');
  expect(lineWords(table, 'XF-027')).toBe('没有填编号，检查内容与标准库的 XF-027 相同，按 XF-027 列入');
  expect(lineWords(table, 'YX-018')).toContain('检查方法、依据与标准库不同，没有采用');
});
