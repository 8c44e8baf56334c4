import { Button, Checkbox, Popover } from 'antd';
import type { Column } from '../../ui/DataTable';

type Props<R> = { columns: Column<R>[]; hidden: string[]; onChange: (hidden: string[]) => void };

export function ColumnChooser<R>({ columns, hidden, onChange }: Props<R>) {
  const toggle = (key: string) =>
    onChange(hidden.includes(key) ? hidden.filter((k) => k !== key) : [...hidden, key]);
  return (
    <Popover
      trigger="click"
      placement="bottomRight"
      title="显示哪些列"
      content={
        <div className="stack-tight">
          {columns.map((column) => (
            <Checkbox
              key={column.key}
              checked={column.always || !hidden.includes(column.key)}
              disabled={column.always}
              onChange={() => toggle(column.key)}
            >
              {column.title}
            </Checkbox>
          ))}
        </div>
      }
    >
      <Button>显示列</Button>
    </Popover>
  );
}
