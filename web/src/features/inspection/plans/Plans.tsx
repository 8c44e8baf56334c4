import { useInfiniteQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { Button } from 'antd';
import { useState } from 'react';
import { problemOf } from '../../../api/problem';
import { useCanBegin } from '../../../api/session';
import { goesOn } from '../../../lib/steps';
import { FilterBar, FilterSelect } from '../../../ui/FilterBar';
import { MorePages } from '../../../ui/MorePages';
import { PageHeader } from '../../../ui/PageHeader';
import { type PlainColumn, PlainTable } from '../../../ui/PlainTable';
import { ProblemAlert } from '../../../ui/ProblemAlert';
import { SearchWords } from '../../../ui/SearchWords';
import { Empty, RowsSkeleton } from '../../../ui/states';
import { InspectionTabs } from './InspectionTabs';
import { NewPlanForm } from './NewPlanForm';
import { KINDS, type PlanFilter, type PlanRow, plansQuery } from './queries';

const STATES = [
  ['DRAFT', '编制中'],
  ['ISSUED', '已下达'],
  ['ENDED', '已结束'],
] as const;

/** Inspections planned by this office, the newest first. */
export function Plans() {
  const filter: PlanFilter = useSearch({ from: '/shell/inspection/plans' });
  const navigate = useNavigate({ from: '/inspection/plans' });
  const { data, error, refetch, ...pages } = useInfiniteQuery(plansQuery(filter));
  const shown = data?.pages.flatMap((page) => page.items);
  const narrowed = Object.values(filter).some((value) => value !== undefined);
  const narrow = (change: PlanFilter) =>
    navigate({ search: (before) => ({ ...before, ...change }), replace: goesOn() });
  const [making, setMaking] = useState(false);
  const mayPlan = useCanBegin()('PLAN_INSPECTION');
  return (
    <div className="page">
      <PageHeader
        title="检查计划"
        acts={
          mayPlan && (
            <Button type="primary" onClick={() => setMaking(true)}>
              新建计划
            </Button>
          )
        }
      />
      <InspectionTabs />
      <FilterBar label="筛选检查计划">
        <SearchWords
          q={filter.q}
          onChange={(q) => narrow({ q })}
          label="在名称中查找"
          placeholder="名称中的词，如 消防"
        />
        <FilterSelect
          label="种类"
          all="全部种类"
          value={filter.kind}
          onChange={(kind) => narrow({ kind })}
          options={KINDS}
        />
        <FilterSelect
          label="状态"
          all="全部状态"
          value={filter.state}
          onChange={(state) => narrow({ state })}
          options={STATES}
        />
      </FilterBar>
      {error && <ProblemAlert problem={problemOf(error)} onRetry={() => refetch()} />}
      {!data && !error && <RowsSkeleton />}
      {shown?.length === 0 &&
        (narrowed ? (
          <Empty title="没有符合条件的检查计划">请更换关键词、种类或状态。</Empty>
        ) : (
          <Empty title="还没有检查计划">
            {mayPlan ? '新建计划，编好检查组和检查对象，再下达。' : '您编制或参加的检查计划在此显示。'}
          </Empty>
        ))}
      {shown && shown.length > 0 && (
        <PlainTable
          label="检查计划"
          rows={shown}
          columns={columns}
          rowKey={(plan) => plan.ref}
          faint={(plan) => plan.state === 'ENDED'}
        />
      )}
      <MorePages
        more={pages.hasNextPage}
        loading={pages.isFetchingNextPage}
        onMore={() => pages.fetchNextPage()}
        shown={shown?.length ?? 0}
        count={data?.pages[0]?.count}
        unit="个"
      />
      {making && <NewPlanForm onClose={() => setMaking(false)} />}
    </div>
  );
}

const columns: PlainColumn<PlanRow>[] = [
  {
    key: 'title',
    title: '名称',
    render: (plan) => (
      <Link to="/inspection/plans/$ref" params={{ ref: plan.ref }}>
        {plan.title}
      </Link>
    ),
  },
  { key: 'kind', title: '种类', width: 110, render: (plan) => plan.kindTitle },
  { key: 'office', title: '组织', width: '18%', render: (plan) => plan.office },
  {
    key: 'days',
    title: '期间',
    width: 220,
    render: (plan) => <span className="nowrap">{`${plan.from} 至 ${plan.until}`}</span>,
  },
  { key: 'teams', title: '检查组', width: 90, align: 'right', render: (plan) => plan.teams },
  { key: 'targets', title: '检查对象', width: 100, align: 'right', render: (plan) => plan.targets },
  { key: 'state', title: '状态', width: 100, render: (plan) => plan.stateTitle },
];
