import { Checkbox } from 'antd';
import { type CSSProperties, memo, type ReactNode, useRef } from 'react';
import { useKeys } from '../lib/keys';
import { moveInList } from './moveInList';
import './DataTable.css';

export type Column<R> = {
  key: string;
  title: string;
  width: number;
  align?: 'right';
  /** Takes whatever width is left beyond its own, and a second line where that is not enough. */
  grows?: boolean;
  /** Cannot be switched off. */
  always?: boolean;
  render: (row: R) => ReactNode;
};

type Props<R> = {
  label: string;
  rows: R[];
  /** The first column stays in place; its cell must hold the row's link, marked `data-row-link`. */
  columns: Column<R>[];
  rowKey: (row: R) => string;
  rowName: (row: R) => string;
  selected?: ReadonlySet<string>;
  onSelect?: (selected: Set<string>) => void;
  /** The rows of the last question, while the next is being answered. */
  stale?: boolean;
  /** Stands below the last row and scrolls with the rows. */
  end?: ReactNode;
};

/** On paper there is no width left over: what grows is given so much of its own. */
const GROWN = 1.5;

/** A dense table with a frozen head and first column, walked with j and k, marked with x. */
export function DataTable<R>({
  label,
  rows,
  columns,
  rowKey,
  rowName,
  selected,
  onSelect,
  stale,
  end,
}: Props<R>) {
  const box = useRef<HTMLDivElement>(null);
  // Rows keep the first toggle they were given, so it reads the selection late.
  const latest = useRef(selected);
  latest.current = selected;
  const toggle = (key: string) => {
    const next = new Set(latest.current);
    if (!next.delete(key)) next.add(key);
    onSelect?.(next);
  };
  const toggleHere = () => {
    const here = document.activeElement?.closest<HTMLElement>('[data-row]')?.dataset.row;
    if (here) toggle(here);
  };
  useKeys([
    { key: 'j', label: '下一行', run: () => moveInList(box.current, 1) },
    { key: 'k', label: '上一行', run: () => moveInList(box.current, -1) },
    { key: 'Enter', label: '打开所在行', run: () => {} },
    ...(onSelect
      ? [
          { key: 'x', label: '选中或取消所在行', run: toggleHere },
          { key: 'Escape', label: '取消全部选中', run: () => onSelect(new Set()) },
        ]
      : []),
  ]);
  const all = rows.length > 0 && rows.every((row) => selected?.has(rowKey(row)));
  const total = columns.reduce((w, c) => w + c.width, 0);
  const keys = columns.map((c) => c.key).join();
  return (
    <div className="table-box" ref={box} data-stale={stale || undefined}>
      <table
        className="table"
        aria-label={label}
        style={
          {
            '--table-width': `${total}px`,
            '--table-sum': columns.reduce((w, c) => w + (c.grows ? GROWN * c.width : c.width), 0),
          } as CSSProperties
        }
      >
        <thead>
          <tr>
            {columns.map((column, i) => (
              <th
                key={column.key}
                scope="col"
                style={headStyle(column)}
                data-grows={column.grows || undefined}
              >
                {i === 0 && onSelect && (
                  <Checkbox
                    className="table-check"
                    aria-label="选中已显示的全部行"
                    checked={all}
                    indeterminate={!all && (selected?.size ?? 0) > 0}
                    onChange={() => onSelect(all ? new Set() : new Set(rows.map(rowKey)))}
                  />
                )}
                {column.title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <Row
              key={rowKey(row)}
              id={rowKey(row)}
              name={rowName(row)}
              row={row}
              columns={columns as Column<unknown>[]}
              columnKeys={keys}
              selected={selected?.has(rowKey(row)) ?? false}
              onToggle={onSelect ? toggle : undefined}
            />
          ))}
        </tbody>
      </table>
      {end}
    </div>
  );
}

/** On screen a column is so many pixels wide; on paper the columns share the sheet in the same proportions. */
const headStyle = <R,>({ width, align }: Column<R>) =>
  ({ textAlign: align, '--column-width': width }) as CSSProperties;

type RowProps = {
  id: string;
  name: string;
  row: unknown;
  columns: Column<unknown>[];
  columnKeys: string;
  selected: boolean;
  onToggle: ((key: string) => void) | undefined;
};

/** Drawn again only when its own content changes: hundreds of rows stay quick. */
const Row = memo(
  ({ id, name, row, columns, selected, onToggle }: RowProps) => (
    <tr data-row={id} data-selected={selected || undefined}>
      {columns.map((column, i) => {
        const style = { textAlign: column.align };
        return i === 0 ? (
          <th key={column.key} scope="row" style={style}>
            {onToggle && (
              <Checkbox
                className="table-check"
                aria-label={`选中 ${name}`}
                checked={selected}
                onChange={() => onToggle(id)}
              />
            )}
            {column.render(row)}
          </th>
        ) : (
          <td key={column.key} style={style}>
            {column.grows ? <span className="table-lines">{column.render(row)}</span> : column.render(row)}
          </td>
        );
      })}
    </tr>
  ),
  (a, b) => a.row === b.row && a.selected === b.selected && a.columnKeys === b.columnKeys,
);
