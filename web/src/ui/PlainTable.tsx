import type { ReactNode } from 'react';
import './PlainTable.css';

export type PlainColumn<R> = {
  key: string;
  title: ReactNode;
  align?: 'right';
  width?: number | string;
  render: (row: R) => ReactNode;
};

type Props<R> = {
  label: string;
  rows: readonly R[];
  columns: readonly PlainColumn<R>[];
  rowKey: (row: R) => string;
  /** Rows with something said against them, e.g. closed. */
  faint?: (row: R) => boolean;
};

/** A short table whose texts wrap; on a phone each row becomes a small sheet with its labels. */
export function PlainTable<R>({ label, rows, columns, rowKey, faint }: Props<R>) {
  return (
    <table className="plain-table" aria-label={label}>
      <thead>
        <tr>
          {columns.map((column) => (
            <th key={column.key} scope="col" data-align={column.align} style={{ width: column.width }}>
              {column.title}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={rowKey(row)} data-row={rowKey(row)} data-faint={faint?.(row) || undefined}>
            {columns.map((column, i) =>
              i === 0 ? (
                <th key={column.key} scope="row" data-align={column.align}>
                  {column.render(row)}
                </th>
              ) : (
                <td
                  key={column.key}
                  data-align={column.align}
                  data-grows={typeof column.width === 'number' ? undefined : true}
                >
                  <span className="plain-table-label" aria-hidden="true">
                    {column.title}
                  </span>
                  {column.render(row)}
                </td>
              ),
            )}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
