import { Link } from '@tanstack/react-router';
import { parseAddress } from '../../lib/address';
import { Empty } from '../../ui/states';
import { WideBox } from '../../ui/WideBox';
import { heatStep } from './heat';
import type { Overview } from './queries';
import { RowsLink } from './Rows';
import { countText } from './words';
import './HeatMap.css';

type Props = { heat: Overview['heat']; period: string };

/** Where hazards of which field were found: a table whose cells are the darker the more; the number stands in each. */
export function HeatMap({ heat, period }: Props) {
  const most = Math.max(0, ...heat.rows.flatMap((row) => row.cells.map((cell) => cell.value)));
  if (most === 0) return <Empty title="这一期没有上账的隐患">请选择其他统计期或范围。</Empty>;
  return (
    <WideBox label="领域分布">
      <table className="heat">
        <thead>
          <tr>
            <th scope="col">
              <span className="sr-only">范围</span>
            </th>
            {heat.columns.map((column) => (
              <th key={column.key} scope="col">
                {column.title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {heat.rows.map((row) => (
            <tr key={row.key}>
              <th scope="row">
                {row.scope ? (
                  <Link to="/analysis" search={{ period, ...parseAddress(row.scope) }}>
                    {row.title}
                  </Link>
                ) : (
                  row.title
                )}
              </th>
              {row.cells.map((cell, i) => (
                <td key={heat.columns[i]?.key ?? i} data-heat={heatStep(cell.value, most)}>
                  {cell.value === 0 ? (
                    <span className="faint">0</span>
                  ) : (
                    <RowsLink
                      rows={cell.rows}
                      label={`${row.title}${heat.columns[i]?.title ?? ''} ${cell.value} 项，查看台账`}
                    >
                      {countText(cell.value)}
                    </RowsLink>
                  )}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </WideBox>
  );
}
