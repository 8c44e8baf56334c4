import { useInfiniteQuery } from '@tanstack/react-query';
import { Link, Navigate, useNavigate, useSearch } from '@tanstack/react-router';
import { problemOf } from '../../api/problem';
import { useCanBegin, useMay, useSignedIn } from '../../api/session';
import { goesOn } from '../../lib/steps';
import { ClockText } from '../../ui/ClockText';
import { FilterBar, FilterSelect } from '../../ui/FilterBar';
import { countWords, MorePages } from '../../ui/MorePages';
import { PageHeader } from '../../ui/PageHeader';
import { type PlainColumn, PlainTable } from '../../ui/PlainTable';
import { ProblemAlert } from '../../ui/ProblemAlert';
import { Empty, RowsSkeleton } from '../../ui/states';
import { InspectionTabs } from './plans/InspectionTabs';
import { type TaskRow, tasksQuery } from './queries';
import { stateWords } from './words';

type Narrowing = { state?: string; mine?: string; doneFrom?: string; doneTo?: string };

/** Whoever has nothing to do with the units' own checks begins with the plans, or with where his team goes. */
export function InspectionList() {
  const may = useMay();
  const { scope } = useSignedIn();
  if (may('selfcheck.record')) return <OwnChecks />;
  return (
    <Navigate
      to={may('inspect.plan') && scope.kind !== 'UNIT' ? '/inspection/plans' : '/inspection/visits'}
      replace
    />
  );
}

/** Checks to be done and checks done, the newest due day first. */
function OwnChecks() {
  const { unit, state, mine, doneFrom, doneTo } = useSearch({ from: '/shell/inspection' });
  const navigate = useNavigate({ from: '/inspection' });
  const { scope, posts } = useSignedIn();
  const atUnit = scope.kind === 'UNIT';
  const tasks = useInfiniteQuery(tasksQuery({ unit, state, mine: mine === '1', doneFrom, doneTo }));
  const shown = tasks.data?.pages.flatMap((page) => page.items) ?? [];
  const count = tasks.data?.pages[0]?.count;
  const narrow = (change: Narrowing) =>
    navigate({ search: (before) => ({ ...before, ...change }), replace: goesOn() });
  const narrowed = state || mine || doneFrom || doneTo;
  const mayPlan = useCanBegin()('PLAN_CHECK');
  return (
    <div className="page">
      <PageHeader
        title="检查"
        acts={
          mayPlan && (
            <Link to="/inspection/new" className="act-link act-main">
              安排检查
            </Link>
          )
        }
      />
      <InspectionTabs />
      <FilterBar label="筛选检查任务">
        <FilterSelect
          label="状态"
          all="全部状态"
          value={state}
          onChange={(value) => narrow({ state: value })}
          options={Object.entries(stateWords)}
        />
        {atUnit && posts.length > 0 && (
          <FilterSelect
            label="承担岗位"
            all="全单位的检查"
            value={mine}
            onChange={(value) => narrow({ mine: value })}
            options={[['1', '本岗位的检查']]}
          />
        )}
        {(doneFrom || doneTo) && (
          <button
            type="button"
            className="link-button"
            onClick={() => narrow({ doneFrom: undefined, doneTo: undefined })}
          >
            {doneFrom ?? '最早'} 至 {doneTo ?? '今天'} 完成，取消
          </button>
        )}
        <span className="filter-rest" role="status">
          {countWords(count, '项检查')}
        </span>
      </FilterBar>
      {tasks.error && <ProblemAlert problem={problemOf(tasks.error)} onRetry={() => tasks.refetch()} />}
      {tasks.isPending && !tasks.error && <RowsSkeleton />}
      {tasks.data && shown.length === 0 && (
        <Empty title={narrowed ? '没有符合条件的检查任务' : '还没有检查任务'}>
          {narrowed ? (
            <button
              type="button"
              className="link-button"
              onClick={() =>
                narrow({ state: undefined, mine: undefined, doneFrom: undefined, doneTo: undefined })
              }
            >
              清除筛选
            </button>
          ) : mayPlan ? (
            <p>
              从检查表<Link to="/inspection/new">安排一次检查</Link>，不合格的项目提交后自动上账。
            </p>
          ) : (
            <p>单位安排自查后在此显示。</p>
          )}
        </Empty>
      )}
      {shown.length > 0 && (
        <PlainTable
          label="检查任务"
          rows={shown}
          columns={columns(!atUnit || scope.units.length > 1)}
          rowKey={(task) => task.ref}
        />
      )}
      <MorePages
        more={tasks.hasNextPage}
        loading={tasks.isFetchingNextPage}
        onMore={() => tasks.fetchNextPage()}
        shown={shown.length}
        count={count}
        unit="项"
      />
    </div>
  );
}

const columns = (manyUnits: boolean): PlainColumn<TaskRow>[] => [
  {
    key: 'title',
    title: '检查表',
    render: (task) => (
      <Link to="/inspection/$ref" params={{ ref: task.ref }}>
        {task.checklistTitle}
      </Link>
    ),
  },
  ...(manyUnits
    ? [{ key: 'unit', title: '单位', width: '20%', render: (task: TaskRow) => task.unit.name }]
    : []),
  { key: 'kind', title: '方式', width: 100, render: (task) => task.kindTitle },
  { key: 'post', title: '承担岗位', width: '16%', render: (task) => task.assigneePostTitle },
  {
    key: 'due',
    title: '期限',
    width: 190,
    render: (task) =>
      task.state === 'SUBMITTED' ? (
        <span className="quiet">{task.dueOn}</span>
      ) : (
        <ClockText dueOn={task.dueOn} />
      ),
  },
  {
    key: 'state',
    title: '状态',
    width: 180,
    render: (task) => <State task={task} />,
  },
];

function State({ task }: { task: TaskRow }) {
  if (task.state === 'SUBMITTED') {
    return (
      <span>
        {task.doneOn} 完成{' '}
        {task.failed > 0 ? (
          <b className="nowrap">发现 {task.failed} 项</b>
        ) : (
          task.notChecked === 0 && <span className="faint">零报告</span>
        )}
        {task.notChecked > 0 && <span className="nowrap"> 未检查 {task.notChecked} 项</span>}
      </span>
    );
  }
  return (
    <span>
      <span className={task.state === 'MISSED' ? 'clock-late' : undefined}>{task.stateTitle}</span>
      {task.answered > 0 && (
        <span className="faint">
          {' '}
          已填 {task.answered}/{task.items}
        </span>
      )}
    </span>
  );
}
