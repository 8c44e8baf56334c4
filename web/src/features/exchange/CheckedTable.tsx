import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { Button } from 'antd';
import { useState } from 'react';
import { type Job, useCancelJob } from '../../api/jobs';
import { problemOf } from '../../api/problem';
import { type PlainColumn, PlainTable } from '../../ui/PlainTable';
import { ProblemAlert } from '../../ui/ProblemAlert';
import { Empty, RowsSkeleton } from '../../ui/states';
import { type ImportRow, returnedFile, rowsQuery, useConfirmImport, type Verdict } from './queries';
import { columnWords, number } from './words';

const route = getRouteApi('/shell/ledger/import');

/** What was found in the table, cell by cell, and the choice to register what is right. */
export function CheckedTable({ job, onAgain }: { job: Job; onAgain: () => void }) {
  const { show } = route.useSearch();
  const navigate = route.useNavigate();
  const confirm = useConfirmImport();
  const cancel = useCancelJob();
  const rows = job.rows ?? { fresh: 0, known: 0, wrong: 0 };
  const shown: Verdict =
    show === 'FRESH' || show === 'KNOWN' || show === 'WRONG'
      ? show
      : rows.wrong > 0
        ? 'WRONG'
        : rows.fresh > 0
          ? 'FRESH'
          : 'KNOWN';
  const tabs: [Verdict, string, number][] = [
    ['WRONG', '有问题', rows.wrong],
    ['FRESH', '可以登记', rows.fresh],
    ['KNOWN', '登记过', rows.known],
  ];
  return (
    <div className="import-checked">
      <p>
        <b>{job.detail}</b> 核对完毕：{number(rows.fresh)} 行可以登记，{number(rows.wrong)} 行有问题，
        {number(rows.known)} 行以前登记过（不会重复）。
      </p>
      <ProblemAlert problem={confirm.error ? problemOf(confirm.error) : null} />
      <div className="row import-acts">
        {rows.fresh > 0 && (
          <Button type="primary" loading={confirm.isPending} onClick={() => confirm.mutate(job.id)}>
            登记这 {number(rows.fresh)} 条
          </Button>
        )}
        {rows.wrong > 0 && (
          <a className="link-as-button" href={returnedFile(job.id)} download>
            下载标出问题的原表
          </a>
        )}
        <Button onClick={onAgain}>另传一个文件</Button>
        <Button type="text" loading={cancel.isPending} onClick={() => cancel.mutate(job.id)}>
          放弃
        </Button>
      </div>
      {rows.wrong > 0 && (
        <p className="quiet">
          有问题的行不会登记。可以先登记没有问题的，再把标出问题的原表改好重新上传；已登记的行会被认出来。
        </p>
      )}
      <nav className="import-tabs" aria-label="核对结果">
        {tabs.map(([verdict, title, count]) => (
          <button
            key={verdict}
            type="button"
            className="import-tab"
            aria-current={verdict === shown ? 'true' : undefined}
            onClick={() =>
              void navigate({ search: (before) => ({ ...before, show: verdict }), replace: true })
            }
          >
            {title} {number(count)}
          </button>
        ))}
      </nav>
      <Rows key={shown} id={job.id} verdict={shown} />
    </div>
  );
}

function Rows({ id, verdict }: { id: string; verdict: Verdict }) {
  const [pages, setPages] = useState([0]);
  const after = pages.at(-1) ?? 0;
  const { data, error, isPending, refetch } = useQuery(rowsQuery(id, verdict, after));
  if (error) return <ProblemAlert problem={problemOf(error)} onRetry={() => void refetch()} />;
  if (isPending) return <RowsSkeleton rows={6} />;
  return (
    <>
      {data.ignored.length > 0 && <p className="quiet">没有用到的列：{data.ignored.join('、')}。</p>}
      {data.items.length === 0 ? (
        <Empty title="没有这样的行" />
      ) : (
        <PlainTable
          label="核对结果"
          rows={
            verdict === 'WRONG' ? data.items.flatMap(problemsOf) : data.items.map((row): Line => ({ row }))
          }
          columns={verdict === 'WRONG' ? wrongColumns : rowColumns(verdict)}
          rowKey={(line) => `${line.row.row}-${line.at ?? ''}`}
        />
      )}
      <div className="row import-pages">
        {pages.length > 1 && <Button onClick={() => setPages(pages.slice(0, -1))}>上一页</Button>}
        {data.next !== null && <Button onClick={() => setPages([...pages, data.next ?? 0])}>下一页</Button>}
      </div>
    </>
  );
}

type Line = { row: ImportRow; at?: number };

const problemsOf = (row: ImportRow): Line[] => row.wrong.map((_, at) => ({ row, at }));

const wrongOf = (line: Line) => line.row.wrong[line.at ?? 0];

const wrongColumns: PlainColumn<Line>[] = [
  { key: 'row', title: '行', width: 64, render: (line) => line.row.row },
  { key: 'cell', title: '单元格', width: 84, render: (line) => wrongOf(line)?.cell ?? '整行' },
  {
    key: 'column',
    title: '列',
    width: 110,
    render: (line) => columnWords[wrongOf(line)?.column ?? ''] ?? '—',
  },
  {
    key: 'value',
    title: '填的是',
    width: 160,
    render: (line) => wrongOf(line)?.value ?? (wrongOf(line)?.column ? '（空）' : '—'),
  },
  {
    key: 'problem',
    title: '问题',
    render: (line) => <span className="clock-late">{wrongOf(line)?.problem}</span>,
  },
  { key: 'remedy', title: '怎么改', render: (line) => wrongOf(line)?.remedy },
];

const said = (key: string, width?: number): PlainColumn<Line> => ({
  key,
  title: columnWords[key],
  width,
  render: (line) => line.row.said[key] ?? '',
});

const rowColumns = (verdict: Verdict): PlainColumn<Line>[] => [
  { key: 'row', title: '行', width: 64, render: (line) => line.row.row },
  ...(verdict === 'KNOWN'
    ? [
        {
          key: 'known',
          title: '编号',
          width: 180,
          render: (line: Line) => line.row.known,
        } satisfies PlainColumn<Line>,
      ]
    : []),
  said('UNIT', 180),
  said('PLACE', 180),
  said('DESCRIPTION'),
  said('CATEGORY', 130),
  said('SOURCE', 90),
  said('FOUND', 110),
];
