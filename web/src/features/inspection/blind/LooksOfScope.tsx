import { useInfiniteQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { problemOf } from '../../../api/problem';
import { minuteOf } from '../../../lib/dates';
import { goesOn } from '../../../lib/steps';
import { DayInput } from '../../../ui/DayInput';
import { FilterBar } from '../../../ui/FilterBar';
import { MorePages } from '../../../ui/MorePages';
import { type PlainColumn, PlainTable } from '../../../ui/PlainTable';
import { ProblemAlert } from '../../../ui/ProblemAlert';
import { Empty, RowsSkeleton } from '../../../ui/states';
import { type LookCounts, type LookRow, looksOverviewQuery } from './queries';

/** What came of the blind looks of a district or the city, for who is above those who look. */
export function LooksOfScope({ where }: { where: '本区' | '全市' }) {
  const { from, to } = useSearch({ from: '/shell/inspection/blind' });
  const navigate = useNavigate({ from: '/inspection/blind' });
  const { data, error, refetch, ...pages } = useInfiniteQuery(looksOverviewQuery({ from, to }));
  const first = data?.pages[0];
  const looks = data?.pages.flatMap((page) => page.looks) ?? [];
  const choose = (search: { from?: string; to?: string }) => navigate({ search, replace: goesOn() });
  return (
    <section className="looks-of-scope" aria-labelledby="looks-of-scope">
      <h2 id="looks-of-scope">{where}的盲查</h2>
      <FilterBar label="领取日期">
        <label htmlFor="looks-from">领取自</label>
        <DayInput
          id="looks-from"
          day={from ?? first?.from ?? ''}
          onChange={(day) => choose({ from: day || undefined, to })}
        />
        <label htmlFor="looks-to">至</label>
        <DayInput
          id="looks-to"
          day={to ?? first?.to ?? ''}
          onChange={(day) => choose({ from, to: day || undefined })}
        />
      </FilterBar>
      {error && <ProblemAlert problem={problemOf(error)} onRetry={() => refetch()} />}
      {!data && !error && <RowsSkeleton rows={3} />}
      {first && first.total.taken === 0 && <Empty title="这段时间没有人领取过盲查">可以另选日期。</Empty>}
      {first && first.total.taken > 0 && (
        <>
          <p>{confirmedWords(first.total)}</p>
          <PlainTable
            label={`${where}的盲查，按领取的月份`}
            rows={[...first.months, { month: '合计', counts: first.total }]}
            columns={monthColumns}
            rowKey={({ month }) => month}
          />
          <PlainTable
            label={`${where}的盲查，逐项`}
            rows={looks}
            columns={lookColumns}
            rowKey={({ ref }) => ref}
          />
          <MorePages
            more={pages.hasNextPage}
            loading={pages.isFetchingNextPage}
            onMore={() => pages.fetchNextPage()}
            shown={looks.length}
            count={{ value: first.total.taken, exact: true }}
            unit="项"
          />
        </>
      )}
    </section>
  );
}

/** The share tells of how many it is one: of two answers it says little. */
export function confirmedWords({ found, notFound, confirmedPercent }: LookCounts): string {
  return confirmedPercent === null
    ? '还没有答复。'
    : `答复 ${found + notFound} 项，其中“不在”（经盲查核实的销账）${notFound} 项，占 ${confirmedPercent}%；“还在”${found} 项。`;
}

type Month = { month: string; counts: LookCounts };

const number = (key: keyof LookCounts, title: string): PlainColumn<Month> => ({
  key,
  title,
  align: 'right',
  width: 110,
  render: ({ counts }) => counts[key],
});

const monthColumns: PlainColumn<Month>[] = [
  { key: 'month', title: '领取的月份', render: ({ month }) => month },
  number('taken', '领取'),
  number('notFound', '不在'),
  number('found', '还在'),
  {
    key: 'confirmed',
    title: '核实的销账',
    align: 'right',
    width: 110,
    render: ({ counts: { confirmedPercent } }) => (confirmedPercent === null ? '—' : `${confirmedPercent}%`),
  },
  number('givenUp', '放弃'),
  number('left', '过期未答复'),
];

const lookColumns: PlainColumn<LookRow>[] = [
  {
    key: 'place',
    title: '单位、部位',
    render: ({ unitName, placeText }) => `${unitName}　${placeText}`,
  },
  { key: 'who', title: '盲查人', width: 110, render: ({ personName }) => personName },
  { key: 'taken', title: '领取', width: 150, render: ({ takenAt }) => minuteOf(takenAt) },
  {
    key: 'state',
    title: '结果',
    render: ({ state, stateTitle, said, doneAt }) => (
      <>
        {state === 'FOUND' || state === 'NOT_FOUND' ? <b>{stateTitle}</b> : stateTitle}
        {said && `：${said}`}　{doneAt && <span className="faint">{minuteOf(doneAt)}</span>}
      </>
    ),
  },
  {
    key: 'hazard',
    title: '隐患',
    width: 190,
    render: ({ hazard, number }) =>
      hazard ? (
        <Link to="/hazards/$ref" params={{ ref: hazard }}>
          {number}
        </Link>
      ) : (
        <span className="faint">盲查结束后显示</span>
      ),
  },
];
