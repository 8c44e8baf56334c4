import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useRef } from 'react';
import { problemOf } from '../../api/problem';
import { useCanBegin } from '../../api/session';
import type { CheckItem } from '../../api/standards';
import { unitTypeChoices, unitTypeList } from '../../api/unitTypes';
import { useKeys } from '../../lib/keys';
import { goesOn } from '../../lib/steps';
import { FilterBar, FilterSelect } from '../../ui/FilterBar';
import { LevelTag } from '../../ui/LevelTag';
import { countWords, MorePages } from '../../ui/MorePages';
import { moveInList } from '../../ui/moveInList';
import { PageHeader } from '../../ui/PageHeader';
import { ProblemAlert } from '../../ui/ProblemAlert';
import { SearchWords } from '../../ui/SearchWords';
import { Empty, RowsSkeleton } from '../../ui/states';
import { AsOfDay } from './AsOfDay';
import { categoriesQuery, type ItemFilter, itemListQuery } from './queries';
import { StandardsTabs } from './StandardsTabs';
import './standards.css';

/** The library of check items: by field, unit type and words. */
export function ItemLibrary() {
  const filter = useSearch({ from: '/shell/standards' });
  const navigate = useNavigate({ from: '/standards' });
  const canBegin = useCanBegin();
  const narrow = (change: ItemFilter) =>
    navigate({ search: (before) => ({ ...before, ...change }), replace: goesOn() });
  const list = useRef<HTMLUListElement>(null);
  const items = useInfiniteQuery(
    itemListQuery({ category: filter.category, unitType: filter.unitType, q: filter.q, on: filter.on }),
  );
  const shown = items.data?.pages.flatMap((page) => page.items) ?? [];
  const count = items.data?.pages[0]?.count;
  useKeys([
    { key: 'j', label: '下一个检查项', run: () => moveInList(list.current, 1) },
    { key: 'k', label: '上一个检查项', run: () => moveInList(list.current, -1) },
  ]);
  return (
    <div className="page">
      <PageHeader
        title="标准"
        acts={
          canBegin('PUBLISH_STANDARDS') && (
            <Link to="/standards/items/new" search={{ category: filter.category }} className="act-link">
              新增检查项
            </Link>
          )
        }
      />
      <StandardsTabs />
      <div className="library">
        <Fields chosen={filter.category} onChoose={(category) => narrow({ category })} />
        <div>
          <FilterBar label="筛选检查项">
            <SearchWords
              q={filter.q}
              onChange={(q) => narrow({ q })}
              label="在要求、方法、依据中查找"
              placeholder="要求、方法、依据中的词，如 疏散通道"
            />
            <FilterSelect
              label="单位类型"
              all="全部单位类型"
              value={filter.unitType}
              onChange={(unitType) => narrow({ unitType })}
              options={unitTypeChoices}
            />
            <span className="filter-rest">
              <AsOfDay on={filter.on} onChange={(on) => narrow({ on })} />
            </span>
          </FilterBar>
          {items.error && <ProblemAlert problem={problemOf(items.error)} onRetry={() => items.refetch()} />}
          {items.isPending && !items.error && <RowsSkeleton />}
          {items.data && (
            <>
              <p className="quiet" role="status">
                {countWords(count, '个检查项')}
              </p>
              {shown.length === 0 ? (
                <Empty title="没有符合条件的检查项">
                  <button
                    type="button"
                    className="link-button"
                    onClick={() => navigate({ search: {}, replace: goesOn() })}
                  >
                    清除筛选
                  </button>
                </Empty>
              ) : (
                <ul ref={list} className="item-list" aria-label="检查项" aria-busy={items.isPlaceholderData}>
                  {shown.map((item) => (
                    <ItemRow key={item.code} item={item} on={filter.on} />
                  ))}
                </ul>
              )}
              <MorePages
                more={items.hasNextPage}
                loading={items.isFetchingNextPage}
                onMore={() => items.fetchNextPage()}
                shown={shown.length}
                count={count}
                unit="项"
              />
            </>
          )}
        </div>
      </div>
    </div>
  );
}

function ItemRow({ item, on }: { item: CheckItem; on: string | undefined }) {
  return (
    <li data-row={item.code}>
      <Link
        to="/standards/items/$code"
        params={{ code: item.code }}
        search={{ on }}
        className="item-row"
        data-row-link
      >
        <span className="item-code">{item.code}</span>
        <span className="item-words">{item.requirement}</span>
        <span className="item-facts">
          <LevelTag level={item.level} />
          <span className="faint">{item.frequencyTitle}</span>
          <span className="faint">{unitTypeList(item.unitTypes)}</span>
        </span>
      </Link>
    </li>
  );
}

type FieldsProps = { chosen: string | undefined; onChoose: (category: string | undefined) => void };

/** The ten fields of the work plan with how many items each has. */
function Fields({ chosen, onChoose }: FieldsProps) {
  const { data } = useQuery(categoriesQuery);
  const total = data?.reduce((sum, c) => sum + c.items, 0);
  return (
    <nav className="fields" aria-label="检查领域">
      <button type="button" aria-pressed={!chosen} onClick={() => onChoose(undefined)}>
        全部领域
        <span className="faint">{total}</span>
      </button>
      {data?.map((c) => (
        <button
          key={c.code}
          type="button"
          aria-pressed={chosen === c.code}
          onClick={() => onChoose(chosen === c.code ? undefined : c.code)}
        >
          {c.title}
          <span className="faint">{c.items}</span>
        </button>
      ))}
    </nav>
  );
}
