import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { problemOf } from '../../api/problem';
import { minuteOf } from '../../lib/dates';
import { PageHeader } from '../../ui/PageHeader';
import { type PlainColumn, PlainTable } from '../../ui/PlainTable';
import { ProblemAlert } from '../../ui/ProblemAlert';
import { Empty, PageSkeleton, RowsSkeleton } from '../../ui/states';
import { PreviewOf } from './Differences';
import { type PublicationRow, publicationQuery, publicationsQuery } from './publishing';
import { StandardsTabs } from './StandardsTabs';
import './standards.css';

/** What the city published while the system was running. */
export function Publications() {
  const { data, error, refetch } = useQuery(publicationsQuery);
  return (
    <div className="page">
      <PageHeader title="标准" />
      <StandardsTabs />
      {error && <ProblemAlert problem={problemOf(error)} onRetry={() => refetch()} />}
      {!data && !error && <RowsSkeleton />}
      {data?.length === 0 && (
        <Empty title="还没有发布过新版本">
          市教委修订检查项或检查表后，这里逐次列出差异、理由和影响范围。
        </Empty>
      )}
      {data && data.length > 0 && (
        <PlainTable label="标准发布记录" rows={data} columns={columns} rowKey={(row) => row.id} />
      )}
    </div>
  );
}

const columns: PlainColumn<PublicationRow>[] = [
  {
    key: 'reason',
    title: '发布理由',
    render: (row) => (
      <Link to="/standards/publications/$id" params={{ id: row.id }}>
        {row.reason}
      </Link>
    ),
  },
  {
    key: 'from',
    title: '施行日期',
    width: 170,
    render: (row) => `${row.effectiveFrom}${row.upcoming ? '（尚未施行）' : ''}`,
  },
  { key: 'what', title: '内容', width: 190, render: (row) => contents(row) },
  {
    key: 'who',
    title: '发布',
    width: 230,
    render: (row) => `${minuteOf(row.publishedAt)} ${row.personName}（${row.postTitle}）`,
  },
];

function contents(row: PublicationRow): string {
  return [
    row.items > 0 ? `检查项 ${row.items} 个` : '',
    row.checklists > 0 ? `检查表 ${row.checklists} 张` : '',
  ]
    .filter(Boolean)
    .join('，');
}

export function PublicationPage() {
  const { id } = useParams({ from: '/shell/standards/publications/$id' });
  const { data, error, refetch } = useQuery(publicationQuery(id));
  if (error) {
    return (
      <div className="page page-narrow">
        <ProblemAlert problem={problemOf(error)} onRetry={() => refetch()} />
      </div>
    );
  }
  if (!data) return <PageSkeleton />;
  const { publication } = data;
  return (
    <div className="page page-narrow">
      <PageHeader
        above={<Link to="/standards/publications">发布记录</Link>}
        title={`自 ${publication.effectiveFrom} 起施行的标准`}
        below={
          <>
            {publication.upcoming && <span>尚未施行</span>}
            <span>
              {minuteOf(publication.publishedAt)} {publication.personName}（{publication.postTitle}）发布
            </span>
          </>
        }
      />
      <p>理由：{publication.reason}</p>
      <PreviewOf preview={data} />
    </div>
  );
}
