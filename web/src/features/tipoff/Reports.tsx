import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { problemOf } from '../../api/problem';
import { ClockText } from '../../ui/ClockText';
import { PageHeader } from '../../ui/PageHeader';
import { type PlainColumn, PlainTable } from '../../ui/PlainTable';
import { ProblemAlert } from '../../ui/ProblemAlert';
import { Empty, RowsSkeleton } from '../../ui/states';
import { type ReportRow, reportsQuery } from './queries';
import { graveWords, isOver } from './words';

/** 举报: what waits at the keeper's desk, by its clock. */
export function Reports() {
  const { data, error, refetch } = useQuery(reportsQuery);
  return (
    <div className="page">
      <PageHeader
        title="举报"
        below={<span className="quiet">原件只在这里看，每次打开都有记录。交核查只转您另写的文字。</span>}
      />
      {error && <ProblemAlert problem={problemOf(error)} onRetry={() => refetch()} />}
      {!data && !error && <RowsSkeleton />}
      {data?.length === 0 && (
        <Empty title="没有举报">
          <p>公众在 /report 或扫海报上的二维码提交后，出现在这里。</p>
        </Empty>
      )}
      {data && data.length > 0 && (
        <PlainTable label="举报" rows={data} columns={columns} rowKey={(row) => row.ref} faint={isOver} />
      )}
    </div>
  );
}

const columns: PlainColumn<ReportRow>[] = [
  {
    key: 'what',
    title: '反映的问题',
    render: (row) => (
      <>
        <Link to="/tipoff/$ref" params={{ ref: row.ref }}>
          {row.what.length > 60 ? `${row.what.slice(0, 60)}…` : row.what}
        </Link>
        {row.grave.length > 0 && (
          <>
            <br />
            <b>请当日核查</b>
            <span className="quiet">：原文提到{graveWords(row)}</span>
          </>
        )}
        <br />
        <span className="quiet">
          {row.target}
          {row.photos > 0 && ` · 照片 ${row.photos} 张`}
          {row.named && ' · 留有联系方式（封存）'}
        </span>
      </>
    ),
  },
  { key: 'submitted', title: '提交', width: 120, render: (row) => row.submittedOn },
  {
    key: 'state',
    title: '状态',
    width: 220,
    render: (row) => (
      <>
        {row.incoming ? '转办到此，待接收' : row.stateTitle}
        {row.hazardStatus && <span className="quiet"> · 隐患{row.hazardStatus}</span>}
        {row.attention && (
          <>
            <br />
            <b>{row.attention.title}</b>
            {row.attention.words && <span className="quiet">：“{row.attention.words}”</span>}
          </>
        )}
      </>
    ),
  },
  {
    key: 'clock',
    title: '时限',
    width: 210,
    render: (row) =>
      isOver(row) ? (
        '—'
      ) : (
        <span>
          {row.state === 'SUBMITTED' ? '受理 ' : '答复 '}
          <ClockText dueOn={row.state === 'SUBMITTED' ? row.acceptBy : row.answerBy} />
        </span>
      ),
  },
];
