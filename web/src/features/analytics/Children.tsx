import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { parseAddress } from '../../lib/address';
import { Empty } from '../../ui/states';
import { WideBox } from '../../ui/WideBox';
import { type ChildColumn, sortedChildren } from './childOrder';
import type { Child } from './queries';
import { RowsLink } from './Rows';
import { countText, rateText } from './words';

const COLUMNS: [key: ChildColumn, title: string][] = [
  ['found', '上账'],
  ['rectified', '已销账'],
  ['rate', '整改率'],
  ['open', '未销账'],
  ['dueSoon', '7 日内到期'],
  ['overdue', '到期未整改'],
  ['majorOpen', '重大未销账'],
  ['majorProposed', '建议重大、待核定'],
  ['majorOverdue', '重大到期未整改'],
  ['rebounds', '反弹'],
  ['medianDays', '销账中位天数'],
];

type Props = { rows: Child[]; title: string; period: string };

/** What lies below, side by side; sorted by the column that is asked for. */
export function Children({ rows, title, period }: Props) {
  const [order, setOrder] = useState<{ by: ChildColumn; down: boolean } | null>(null);
  if (rows.length === 0) return <Empty title={`没有下级${title}`} />;
  const shown = order ? sortedChildren(rows, order.by, order.down) : rows;
  const sort = (by: ChildColumn) =>
    setOrder((before) => (before?.by !== by ? { by, down: true } : before.down ? { by, down: false } : null));
  return (
    <WideBox tall label={`各${title}比较`}>
      <table className="figures-table children">
        <thead>
          <tr>
            <th scope="col">{title}</th>
            {COLUMNS.map(([key, words]) => (
              <th
                key={key}
                scope="col"
                aria-sort={order?.by === key ? (order.down ? 'descending' : 'ascending') : undefined}
              >
                <button type="button" onClick={() => sort(key)}>
                  {words}
                  <span aria-hidden="true">{order?.by === key ? (order.down ? ' ↓' : ' ↑') : ''}</span>
                </button>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {shown.map((child) => (
            <tr key={child.scope}>
              <th scope="row">
                <Link to="/analysis" search={{ period, ...parseAddress(child.scope) }}>
                  {child.name}
                </Link>
              </th>
              {COLUMNS.map(([key, words]) => (
                <td key={key}>
                  <ChildCell child={child} column={key} words={words} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </WideBox>
  );
}

function ChildCell({ child, column, words }: { child: Child; column: ChildColumn; words: string }) {
  const value = child[column];
  if (value === null) return '/';
  const text = column === 'rate' ? rateText(value) : countText(value);
  const unit = column === 'rate' ? '' : column === 'medianDays' ? ' 天' : ' 项';
  const late = value > 0 && (column === 'overdue' || column === 'majorOverdue');
  return (
    <RowsLink
      rows={value > 0 || column === 'rate' ? (child.rows[column] ?? null) : null}
      className={late ? 'clock-late' : undefined}
      label={`${child.name}${words} ${text}${unit}，查看台账`}
    >
      {text}
    </RowsLink>
  );
}
