import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { Button } from 'antd';
import { problemOf } from '../../api/problem';
import { useMay } from '../../api/session';
import { parseAddress } from '../../lib/address';
import { minuteOf, today } from '../../lib/dates';
import { goesOn } from '../../lib/steps';
import { PageHeader } from '../../ui/PageHeader';
import { ProblemAlert } from '../../ui/ProblemAlert';
import { Empty, RowsSkeleton } from '../../ui/states';
import { WideBox } from '../../ui/WideBox';
import { AnalysisTabs } from './AnalysisTabs';
import { PeriodPicker } from './PeriodPicker';
import { parsePeriod } from './period';
import {
  type FigureTable,
  TABLES,
  type TableCell,
  type TableCode,
  type TableRow,
  tableCsv,
  tableQuery,
} from './queries';
import { RowsLink } from './Rows';
import { headLines, leavesOf } from './tableHead';
import './TablePage.css';

/** Statistical tables A, B and C with their official columns; on paper they look typed. */
export function TablePage() {
  const { table } = useParams({ from: '/shell/analysis/tables/$table' });
  if (!isTable(table)) {
    return (
      <div className="page">
        <Empty title="没有这张统计表">
          <Link to="/analysis">回到概览</Link>
        </Empty>
      </div>
    );
  }
  return <OneTable table={table} />;
}

const isTable = (code: string): code is TableCode => (TABLES as readonly string[]).includes(code);

function OneTable({ table }: { table: TableCode }) {
  const { district, cluster, unit } = useSearch({ from: '/shell' });
  const { period: code } = useSearch({ from: '/shell/analysis/tables/$table' });
  const navigate = useNavigate({ from: '/analysis/tables/$table' });
  const may = useMay();
  const period = parsePeriod(code, today());
  const scope = { district, cluster, unit };
  const { data, error, refetch, isPlaceholderData } = useQuery(tableQuery(table, scope, period.code));
  return (
    <div className="page typed">
      <PageHeader
        title={data?.title ?? '统计表'}
        below={data && <span className="no-print">台账数据截至 {minuteOf(data.asOf)}</span>}
        acts={
          <>
            <PeriodPicker
              period={period}
              onChange={(chosen) =>
                navigate({ search: (before) => ({ ...before, period: chosen.code }), replace: goesOn() })
              }
            />
            {may('export.data') && (
              <a className="act-link" href={tableCsv(table, scope, period.code)} download>
                导出 CSV
              </a>
            )}
            <Button onClick={() => window.print()}>打印</Button>
          </>
        }
      />
      <AnalysisTabs period={code} />
      {error && <ProblemAlert problem={problemOf(error)} onRetry={() => refetch()} />}
      {!data && !error && <RowsSkeleton />}
      {data && (
        <div aria-busy={isPlaceholderData}>
          <p className="typed-head">
            <span>
              {data.reporter}：{data.scope.name}
            </span>
            <span>统计期：{data.period.title}</span>
            <span>{data.cutOff}</span>
            <span>{data.unitLine}</span>
          </p>
          {data.rows.length === 0 ? (
            <Empty title="范围内没有可统计的单位">请选择其他范围。</Empty>
          ) : (
            <Grid data={data} period={period.code} />
          )}
          <ul className="typed-notes">
            {data.notes.map((note, i) => (
              <li key={note}>
                注{i + 1}：{note}
              </li>
            ))}
          </ul>
          <p className="typed-foot print-only">
            {data.foot.map((words) => (
              <span key={words}>
                {words}
                {words.endsWith('：') && '＿＿＿＿＿＿＿'}
              </span>
            ))}
          </p>
        </div>
      )}
    </div>
  );
}

function Grid({ data, period }: { data: FigureTable; period: string }) {
  const lines = headLines(data.columns);
  const leaves = leavesOf(data.columns);
  return (
    <WideBox tall label={data.title}>
      <table className="typed-table">
        <thead>
          {lines.map((line, i) => (
            <tr key={line[0]?.key}>
              {i === 0 && (
                <th scope="col" rowSpan={lines.length} className="typed-corner">
                  区域或类别
                </th>
              )}
              {line.map((cell) => (
                <th
                  key={cell.key}
                  scope={cell.colSpan > 1 ? 'colgroup' : 'col'}
                  colSpan={cell.colSpan}
                  rowSpan={cell.rowSpan}
                >
                  {cell.title}
                </th>
              ))}
            </tr>
          ))}
        </thead>
        <tbody>
          {data.rows.map((row) => (
            <tr key={row.key} data-total={row.total || undefined}>
              <th scope="row">
                <RowTitle row={row} period={period} table={data.table} />
              </th>
              {leaves.map((leaf) => (
                <td key={leaf.key}>
                  <Cell cell={row.cells[leaf.key]} label={`${row.title}，${leaf.titles.join('，')}`} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </WideBox>
  );
}

function RowTitle({ row, period, table }: { row: TableRow; period: string; table: string }) {
  const title =
    !row.scope || row.total ? (
      row.title
    ) : (
      <Link to="/analysis/tables/$table" params={{ table }} search={{ period, ...parseAddress(row.scope) }}>
        {row.title}
      </Link>
    );
  if (!row.proposed) return title;
  return (
    <>
      {title}
      <span className="typed-beside">
        另有建议重大{' '}
        <RowsLink
          rows={row.proposed.rows}
          label={`${row.title}建议重大、待核定 ${row.proposed.text} 项，查看台账`}
        >
          {row.proposed.text}
        </RowsLink>{' '}
        项
      </span>
    </>
  );
}

/** Nothing to divide by prints “/”; a number with rows opens them. */
function Cell({ cell, label }: { cell: TableCell | undefined; label: string }) {
  if (!cell) return '/';
  return (
    <RowsLink
      rows={cell.value ? cell.rows : null}
      units={cell.value ? cell.units : null}
      label={`${label} ${cell.text}，查看${cell.rows ? '台账' : '单位'}`}
    >
      {cell.text}
    </RowsLink>
  );
}
