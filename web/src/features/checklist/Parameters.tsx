import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { problemOf } from '../../api/problem';
import { today } from '../../lib/dates';
import { goesOn } from '../../lib/steps';
import { FilterBar } from '../../ui/FilterBar';
import { PageHeader } from '../../ui/PageHeader';
import { type PlainColumn, PlainTable } from '../../ui/PlainTable';
import { ProblemAlert } from '../../ui/ProblemAlert';
import { SearchWords } from '../../ui/SearchWords';
import { Empty, RowsSkeleton } from '../../ui/states';
import { AsOfDay } from './AsOfDay';
import { type DistrictParameter, districtParametersQuery } from './districtParameters';
import { type Parameter, parametersQuery } from './queries';
import { StandardsTabs } from './StandardsTabs';
import { parameterValue, saysAll } from './words';

type Row = { parameter: Parameter; coming: Parameter | null; own: DistrictParameter[] };

/** The clocks, frequencies and thresholds by which everything here runs, as of a day. */
export function Parameters() {
  const { q, on } = useSearch({ from: '/shell/standards/parameters' });
  const navigate = useNavigate({ from: '/standards/parameters' });
  const { data, error, refetch } = useQuery(parametersQuery(on));
  const narrow = (change: { q?: string; on?: string }) =>
    navigate({ search: (before) => ({ ...before, ...change }), replace: goesOn() });
  const { data: districts = [] } = useQuery(districtParametersQuery());
  const day = on ?? today();
  const shown = data
    ?.filter(({ parameter: p }) => saysAll(p.meaning + p.basis + p.code, q))
    .map((row) => ({
      ...row,
      own: districts.filter(
        (one) => one.code === row.parameter.code && (one.effectiveTo === null || one.effectiveTo > day),
      ),
    }));
  return (
    <div className="page">
      <PageHeader title="标准" />
      <StandardsTabs />
      <FilterBar label="查找参数">
        <SearchWords
          q={q}
          onChange={(words) => narrow({ q: words })}
          label="在含义、依据中查找"
          placeholder="含义、依据中的词，如 延期"
        />
        <span className="filter-rest">
          <AsOfDay on={on} onChange={(day) => narrow({ on: day })} />
        </span>
      </FilterBar>
      {error && <ProblemAlert problem={problemOf(error)} onRetry={() => refetch()} />}
      {!data && !error && <RowsSkeleton />}
      {shown?.length === 0 && <Empty title="没有符合条件的参数">请更换关键词或日期。</Empty>}
      {shown && shown.length > 0 && (
        <PlainTable label="参数" rows={shown} columns={columns} rowKey={({ parameter }) => parameter.code} />
      )}
    </div>
  );
}

const columns: PlainColumn<Row>[] = [
  {
    key: 'meaning',
    title: '含义',
    render: ({ parameter }) => (
      <Link to="/standards/parameters/$code" params={{ code: parameter.code }}>
        {parameter.meaning}
      </Link>
    ),
  },
  {
    key: 'value',
    title: '取值',
    width: 180,
    render: ({ parameter, coming, own }) => (
      <>
        {parameterValue(parameter)}
        {own.map((one) => (
          <div key={one.ref}>
            {one.districtName} {parameterValue({ value: String(one.value), unit: parameter.unit })}
            {one.effectiveFrom > today() && <span className="quiet">（自 {one.effectiveFrom} 起）</span>}
          </div>
        ))}
        {coming && (
          <div className="quiet">
            自 {coming.effectiveFrom} 起 {parameterValue(coming)}
          </div>
        )}
      </>
    ),
  },
  { key: 'basis', title: '依据', width: '38%', render: ({ parameter }) => parameter.basis },
];
