import { useInfiniteQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { problemOf } from '../../api/problem';
import { useMay } from '../../api/session';
import { today } from '../../lib/dates';
import { goesOn } from '../../lib/steps';
import { FilterBar, FilterSelect } from '../../ui/FilterBar';
import { countWords, MorePages } from '../../ui/MorePages';
import { PageHeader } from '../../ui/PageHeader';
import { type PlainColumn, PlainTable } from '../../ui/PlainTable';
import { ProblemAlert } from '../../ui/ProblemAlert';
import { Empty, RowsSkeleton } from '../../ui/states';
import { PeriodPicker } from './PeriodPicker';
import { type Period, parsePeriod } from './period';
import { UNIT_STATES, type UnitRow, unitsQuery } from './queries';
import { countText, unitStateWords } from './words';

/** The units behind a number of units: who checked, who reported, who was silent in the period. */
export function UnitsPage() {
  const { district, cluster, unit } = useSearch({ from: '/shell' });
  const { period: code, state } = useSearch({ from: '/shell/analysis/units' });
  const navigate = useNavigate({ from: '/analysis/units' });
  const may = useMay();
  const period = parsePeriod(code, today());
  const units = useInfiniteQuery(unitsQuery({ district, cluster, unit }, period.code, state));
  const shown = units.data?.pages.flatMap((page) => page.items) ?? [];
  const count = units.data?.pages[0]?.count;
  const choose = (change: { period?: string; state?: string }) =>
    navigate({ search: (before) => ({ ...before, ...change }), replace: goesOn() });
  return (
    <div className="page">
      <PageHeader
        above={
          <Link to="/analysis" search={{ period: code }}>
            分析
          </Link>
        }
        title="单位排查与报送"
        acts={<PeriodPicker period={period} onChange={(chosen) => choose({ period: chosen.code })} />}
      />
      <FilterBar label="筛选单位">
        <FilterSelect
          label="报送情况"
          all={unitStateWords.SHOULD}
          value={state === 'SHOULD' ? undefined : state}
          onChange={(value) => choose({ state: value })}
          options={UNIT_STATES.slice(1).map((one) => [one, unitStateWords[one]] as const)}
        />
        <span className="filter-rest" role="status">
          {countWords(count, '家单位')}
        </span>
      </FilterBar>
      {units.error && <ProblemAlert problem={problemOf(units.error)} onRetry={() => units.refetch()} />}
      {units.isPending && !units.error && <RowsSkeleton />}
      {units.data && shown.length === 0 && (
        <Empty title="没有这样的单位">请更换报送情况、统计期或范围。</Empty>
      )}
      {shown.length > 0 && (
        <PlainTable
          label="单位"
          rows={shown}
          columns={columns(period, may('selfcheck.record'))}
          rowKey={(row) => row.ref}
        />
      )}
      <MorePages
        more={units.hasNextPage}
        loading={units.isFetchingNextPage}
        onMore={() => units.fetchNextPage()}
        shown={shown.length}
        count={count}
        unit="家"
      />
    </div>
  );
}

const alone = (row: UnitRow) => ({ unit: row.ref, district: undefined, cluster: undefined });

/** @param seesChecks whose post shows him checks; to others they are only a number */
const columns = (period: Period, seesChecks: boolean): PlainColumn<UnitRow>[] => [
  {
    key: 'name',
    title: '单位',
    render: (row) => (
      <Link to="/analysis" search={{ ...alone(row), period: period.code }}>
        {row.name}
      </Link>
    ),
  },
  { key: 'district', title: '区', width: '16%', render: (row) => row.districtName },
  {
    key: 'cluster',
    title: '学区',
    width: '14%',
    render: (row) => row.clusterName ?? <span className="faint">—</span>,
  },
  {
    key: 'checks',
    title: '提交检查',
    width: 96,
    align: 'right',
    render: (row) =>
      row.checks > 0 && seesChecks ? (
        <Link to="/inspection" search={{ ...alone(row), doneFrom: period.from, doneTo: period.to }}>
          {countText(row.checks)}
        </Link>
      ) : (
        countText(row.checks)
      ),
  },
  {
    key: 'found',
    title: '上账隐患',
    width: 96,
    align: 'right',
    render: (row) =>
      row.found > 0 ? (
        <Link
          to="/ledger"
          search={{
            ...alone(row),
            registeredFrom: period.from,
            registeredTo: period.to,
            withdrawn: 'false',
          }}
        >
          {countText(row.found)}
        </Link>
      ) : (
        0
      ),
  },
  { key: 'states', title: '情况', width: '22%', render: (row) => row.stateTitles.join('、') },
];
