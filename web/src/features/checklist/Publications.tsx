import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { problemOf } from '../../api/problem';
import { minuteOf } from '../../lib/dates';
import { goesOn } from '../../lib/steps';
import { FilterBar } from '../../ui/FilterBar';
import { FormDrawer } from '../../ui/FormDrawer';
import { MorePages } from '../../ui/MorePages';
import { PageHeader } from '../../ui/PageHeader';
import { type PlainColumn, PlainTable } from '../../ui/PlainTable';
import { ProblemAlert } from '../../ui/ProblemAlert';
import { SearchWords } from '../../ui/SearchWords';
import { Empty, PageSkeleton, RowsSkeleton } from '../../ui/states';
import { PreviewOf } from './Differences';
import { type PublicationRow, publicationQuery, publicationsQuery, useWithdraw } from './publishing';
import { ReasonField } from './ReasonAndDay';
import { StandardsTabs } from './StandardsTabs';
import './standards.css';

/** What the city published while the system was running. */
export function Publications() {
  const { q } = useSearch({ from: '/shell/standards/publications' });
  const navigate = useNavigate({ from: '/standards/publications' });
  const { data, error, refetch, ...pages } = useInfiniteQuery(publicationsQuery(q));
  const shown = data?.pages.flatMap((page) => page.items) ?? [];
  const count = data?.pages[0]?.count;
  return (
    <div className="page">
      <PageHeader title="标准" />
      <StandardsTabs />
      <FilterBar label="查找发布记录">
        <SearchWords
          q={q}
          onChange={(words) => navigate({ search: { q: words }, replace: goesOn() })}
          label="在发布内容、理由、发布人中查找"
          placeholder="编号、理由或内容中的词，如 XF-010"
        />
      </FilterBar>
      {error && <ProblemAlert problem={problemOf(error)} onRetry={() => refetch()} />}
      {!data && !error && <RowsSkeleton />}
      {data && shown.length === 0 && (
        <Empty title={q ? '没有符合条件的发布' : '还没有发布过新版本'}>
          {q ? '请更换关键词。' : '市教委修订标准后，这里逐次列出差异、理由和影响范围。'}
        </Empty>
      )}
      {shown.length > 0 && (
        <PlainTable
          label="标准发布记录"
          rows={shown}
          columns={columns}
          rowKey={(row) => row.id}
          faint={(row) => row.withdrawn !== null}
        />
      )}
      <MorePages
        more={pages.hasNextPage}
        loading={pages.isFetchingNextPage}
        onMore={() => pages.fetchNextPage()}
        shown={shown.length}
        count={count}
        unit="次"
      />
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
    render: (row) => `${row.effectiveFrom}${stateWords(row)}`,
  },
  { key: 'what', title: '内容', width: 190, render: (row) => contents(row) },
  {
    key: 'who',
    title: '发布',
    width: 230,
    render: (row) => `${minuteOf(row.publishedAt)} ${row.personName}（${row.postTitle}）`,
  },
];

function stateWords(row: PublicationRow): string {
  if (row.withdrawn) return '（已收回）';
  return row.upcoming ? '（尚未施行）' : '';
}

function contents(row: PublicationRow): string {
  return [
    row.items > 0 ? `检查项 ${row.items} 个` : '',
    row.checklists > 0 ? `检查表 ${row.checklists} 张` : '',
    row.judgementSets > 0 ? `判定标准 ${row.judgementSets} 件` : '',
    row.parameters > 0 ? `参数 ${row.parameters} 个` : '',
    row.calendars > 0 ? `节假日安排 ${row.calendars} 年` : '',
  ]
    .filter(Boolean)
    .join('，');
}

export function PublicationPage() {
  const { id } = useParams({ from: '/shell/standards/publications/$id' });
  const { data, error, refetch } = useQuery(publicationQuery(id));
  const [withdrawing, setWithdrawing] = useState(false);
  if (error) {
    return (
      <div className="page page-narrow">
        <ProblemAlert problem={problemOf(error)} onRetry={() => refetch()} />
      </div>
    );
  }
  if (!data) return <PageSkeleton />;
  const { publication } = data;
  const { withdrawn, can } = publication;
  return (
    <div className="page page-narrow">
      <PageHeader
        above={<Link to="/standards/publications">发布记录</Link>}
        title={`自 ${publication.effectiveFrom} 起施行的标准`}
        below={
          <>
            {publication.upcoming && <span>尚未施行</span>}
            {withdrawn && <strong>已收回，没有施行</strong>}
            <span>
              {minuteOf(publication.publishedAt)} {publication.personName}（{publication.postTitle}）发布
            </span>
          </>
        }
        acts={
          can.includes('WITHDRAW') && (
            <button type="button" className="act-link" onClick={() => setWithdrawing(true)}>
              收回
            </button>
          )
        }
      />
      <p>理由：{publication.reason}</p>
      {withdrawn && (
        <p>
          {minuteOf(withdrawn.at)} {withdrawn.personName}（{withdrawn.postTitle}）收回，理由：
          {withdrawn.reason}
        </p>
      )}
      <PreviewOf preview={data} />
      {withdrawing && <Withdraw publication={publication} onClose={() => setWithdrawing(false)} />}
    </div>
  );
}

/** Takes back what has not begun to count; what stood before stands again. */
function Withdraw({ publication, onClose }: { publication: PublicationRow; onClose: () => void }) {
  const withdraw = useWithdraw(publication.id);
  const [reason, setReason] = useState('');
  const problem = withdraw.error && problemOf(withdraw.error);
  return (
    <FormDrawer
      title="收回这次发布"
      submit="收回"
      prefix="withdraw"
      busy={withdraw.isPending}
      problem={problem}
      touched={reason !== ''}
      onClose={onClose}
      onSubmit={() => withdraw.mutate(reason, { onSuccess: onClose })}
    >
      <p>
        原定 {publication.effectiveFrom} 施行的内容不再施行，原有版本继续有效。发布和收回都留在发布记录里。
      </p>
      <ReasonField
        label="收回理由"
        hint="各区、各单位都能看到"
        maxLength={500}
        value={reason}
        onChange={setReason}
        prefix="withdraw"
        problem={problem}
      />
    </FormDrawer>
  );
}
