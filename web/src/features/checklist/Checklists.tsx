import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { problemOf } from '../../api/problem';
import { useCanBegin } from '../../api/session';
import { unitTypeChoices, unitTypeList } from '../../api/unitTypes';
import { goesOn } from '../../lib/steps';
import { FilterBar, FilterSelect } from '../../ui/FilterBar';
import { PageHeader } from '../../ui/PageHeader';
import { type PlainColumn, PlainTable } from '../../ui/PlainTable';
import { ProblemAlert } from '../../ui/ProblemAlert';
import { SearchWords } from '../../ui/SearchWords';
import { Empty, RowsSkeleton } from '../../ui/states';
import { AsOfDay } from './AsOfDay';
import { type Checklist, checklistsQuery } from './queries';
import { StandardsTabs } from './StandardsTabs';
import { saysAll } from './words';

const FREQUENCIES = [
  ['DAILY', '每日'],
  ['WEEKLY', '每周'],
  ['MONTHLY', '每月'],
  ['QUARTERLY', '每季度'],
  ['EACH_TERM', '每学期'],
  ['HALF_YEARLY', '每半年'],
  ['YEARLY', '每年'],
  ['BEFORE_WORK', '作业前'],
  ['SPECIAL', '专项'],
] as const;

/** The published check lists of each kind of unit. */
export function Checklists() {
  const { unitType, on, frequency, q } = useSearch({ from: '/shell/standards/checklists' });
  const navigate = useNavigate({ from: '/standards/checklists' });
  const canBegin = useCanBegin();
  const { data, error, refetch } = useQuery(checklistsQuery(unitType, on));
  const narrow = (change: { unitType?: string; on?: string; frequency?: string; q?: string }) =>
    navigate({ search: (before) => ({ ...before, ...change }), replace: goesOn() });
  const shown = data?.filter(
    (list) => (!frequency || list.frequency === frequency) && saysAll(list.title + list.code, q),
  );
  return (
    <div className="page">
      <PageHeader
        title="标准"
        acts={
          canBegin('PUBLISH_STANDARDS') && (
            <>
              <Link to="/standards/import" className="act-link">
                从 Excel 导入
              </Link>
              <Link to="/standards/checklists/new" className="act-link">
                新增检查表
              </Link>
            </>
          )
        }
      />
      <StandardsTabs />
      <FilterBar label="筛选检查表">
        <SearchWords
          q={q}
          onChange={(words) => narrow({ q: words })}
          label="在名称、编号中查找"
          placeholder="名称、编号中的词，如 消防"
        />
        <FilterSelect
          label="单位类型"
          all="全部单位类型"
          value={unitType}
          onChange={(value) => narrow({ unitType: value })}
          options={unitTypeChoices}
        />
        <FilterSelect
          label="频次"
          all="全部频次"
          value={frequency}
          onChange={(value) => narrow({ frequency: value })}
          options={FREQUENCIES}
        />
        <span className="filter-rest">
          <AsOfDay on={on} onChange={(day) => narrow({ on: day })} />
        </span>
      </FilterBar>
      {error && <ProblemAlert problem={problemOf(error)} onRetry={() => refetch()} />}
      {!data && !error && <RowsSkeleton />}
      {shown?.length === 0 && (
        <Empty title="没有符合条件的检查表">请更换关键词、单位类型、频次或日期。</Empty>
      )}
      {shown && shown.length > 0 && (
        <PlainTable label="检查表" rows={shown} columns={columns(on)} rowKey={(list) => list.code} />
      )}
    </div>
  );
}

const columns = (on: string | undefined): PlainColumn<Checklist>[] => [
  {
    key: 'title',
    title: '检查表',
    render: (list) => (
      <Link to="/standards/checklists/$code" params={{ code: list.code }} search={{ on }}>
        {list.title}
      </Link>
    ),
  },
  { key: 'frequency', title: '频次', width: 100, render: (list) => list.frequencyTitle },
  { key: 'kind', title: '方式', width: 110, render: (list) => list.kindTitle },
  { key: 'types', title: '适用单位', width: '26%', render: (list) => unitTypeList(list.unitTypes) },
  { key: 'items', title: '项数', width: 72, align: 'right', render: (list) => list.items },
];
