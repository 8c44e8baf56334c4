import type { TableColumn } from './queries';

export type HeadCell = { key: string; title: string; colSpan: number; rowSpan: number };

/** The lines of a nested head, each cell as wide and as high as it must be. */
export function headLines(columns: readonly TableColumn[]): HeadCell[][] {
  const depth = depthOf(columns);
  const lines: HeadCell[][] = Array.from({ length: depth }, () => []);
  const place = (column: TableColumn, line: number) => {
    const below = column.columns ?? [];
    lines[line]?.push({
      key: column.key,
      title: column.title,
      colSpan: below.length > 0 ? leavesOf([column]).length : 1,
      rowSpan: below.length > 0 ? 1 : depth - line,
    });
    for (const part of below) place(part, line + 1);
  };
  for (const column of columns) place(column, 0);
  return lines;
}

/** The columns that hold numbers, with the titles above them: what a screen reader says with a cell. */
export function leavesOf(
  columns: readonly TableColumn[],
  above: string[] = [],
): { key: string; titles: string[] }[] {
  return columns.flatMap((column) => {
    const titles = [...above, column.title];
    return column.columns && column.columns.length > 0
      ? leavesOf(column.columns, titles)
      : [{ key: column.key, titles }];
  });
}

function depthOf(columns: readonly TableColumn[]): number {
  return columns.reduce((deepest, c) => Math.max(deepest, 1 + (c.columns ? depthOf(c.columns) : 0)), 0);
}
