import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { type Job, useCancelJob } from '../../api/jobs';
import { problemOf } from '../../api/problem';
import { type PlainColumn, PlainTable } from '../../ui/PlainTable';
import { ProblemAlert } from '../../ui/ProblemAlert';
import { Empty, RowsSkeleton } from '../../ui/states';
import type { ImportForm } from './importForms';
import { type ImportRow, rowsQuery, useConfirmImport, VERDICTS, type Verdict, type Wrong } from './queries';
import { number } from './words';

type Props = {
  form: ImportForm;
  job: Job;
  show: string | undefined;
  onShow: (verdict: Verdict) => void;
  onAgain: () => void;
};

/** What was found in the table, cell by cell, and the choice to enter what is right. */
export function CheckedTable({ form, job, show, onShow, onAgain }: Props) {
  const confirm = useConfirmImport(form.upload);
  const cancel = useCancelJob();
  const rows = job.rows ?? { fresh: 0, known: 0, wrong: 0 };
  const first: Verdict = rows.wrong > 0 ? 'WRONG' : rows.fresh > 0 ? 'FRESH' : 'KNOWN';
  const shown = VERDICTS.find((verdict) => verdict === show) ?? first;
  const counts: Record<Verdict, number> = { WRONG: rows.wrong, FRESH: rows.fresh, KNOWN: rows.known };
  return (
    <div className="import-checked">
      <p>
        <b>{job.detail}</b> 核对完毕：{number(rows.fresh)} 行{form.verdicts.FRESH[0]}，{number(rows.wrong)}{' '}
        行有问题，{number(rows.known)} 行{form.verdicts.KNOWN[0]}。
      </p>
      <ProblemAlert problem={confirm.error ? problemOf(confirm.error) : null} />
      <div className="row import-acts">
        {rows.fresh > 0 && (
          <Button type="primary" loading={confirm.isPending} onClick={() => confirm.mutate(job.id)}>
            {form.act}这 {number(rows.fresh)} {form.unit}
          </Button>
        )}
        {rows.wrong > 0 && (
          <a className="link-as-button" href={form.returned(job.id)} download>
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
          有问题的行不会{form.act}。可以先{form.act}没有问题的，再把标出问题的原表改好重新上传；已{form.act}
          的行会被认出来。
        </p>
      )}
      <nav className="import-tabs" aria-label="核对结果">
        {VERDICTS.map((verdict) => (
          <button
            key={verdict}
            type="button"
            className="import-tab"
            aria-current={verdict === shown ? 'true' : undefined}
            onClick={() => onShow(verdict)}
          >
            {form.verdicts[verdict][0]} {number(counts[verdict])}
          </button>
        ))}
      </nav>
      <Rows key={shown} form={form} id={job.id} verdict={shown} />
    </div>
  );
}

function Rows({ form, id, verdict }: { form: ImportForm; id: string; verdict: Verdict }) {
  const [pages, setPages] = useState([0]);
  const { data, error, isPending, refetch } = useQuery(rowsQuery(form, id, verdict, pages.at(-1) ?? 0));
  if (error) return <ProblemAlert problem={problemOf(error)} onRetry={() => void refetch()} />;
  if (isPending) return <RowsSkeleton rows={6} />;
  const wrong = verdict === 'WRONG';
  return (
    <>
      {data.ignored.length > 0 && <p className="quiet">没有用到的列：{data.ignored.join('、')}。</p>}
      {data.items.length === 0 ? (
        <Empty title="没有这样的行" />
      ) : (
        <PlainTable
          label="核对结果"
          rows={wrong ? data.items.flatMap(problemsOf) : data.items.map((row): Line => ({ row }))}
          columns={wrong ? wrongColumns(form) : rowColumns(form, verdict)}
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

const wrongOf = (line: Line): Wrong | undefined => line.row.wrong[line.at ?? 0];

const wrongColumns = (form: ImportForm): PlainColumn<Line>[] => [
  { key: 'row', title: '行', width: 64, render: (line) => line.row.row },
  { key: 'cell', title: '单元格', width: 84, render: (line) => wrongOf(line)?.cell ?? '整行' },
  {
    key: 'column',
    title: '列',
    width: 110,
    render: (line) => form.columnWords[wrongOf(line)?.column ?? ''] ?? '—',
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

const rowColumns = (form: ImportForm, verdict: Verdict): PlainColumn<Line>[] => [
  { key: 'row', title: '行', width: 64, render: (line) => line.row.row },
  ...form.outcome(verdict).map(
    ([key, title, width]): PlainColumn<Line> => ({
      key,
      title,
      width,
      render: (line) => line.row[key],
    }),
  ),
  ...form.shown.map(
    ([key, width]): PlainColumn<Line> => ({
      key,
      title: form.columnWords[key],
      width,
      render: (line) => line.row.said[key] ?? '',
    }),
  ),
];
