import { useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi, Link, useLocation } from '@tanstack/react-router';
import { Button } from 'antd';
import { useEffect, useMemo, useRef, useState } from 'react';
import { problemOf } from '../../api/problem';
import { useMay, useSignedIn } from '../../api/session';
import type { Count } from '../../api/types';
import { listOf } from '../../lib/address';
import { rememberList } from '../../lib/lastList';
import { SMALL, useMedia } from '../../lib/media';
import { goesOn } from '../../lib/steps';
import { useReturnToRow } from '../../lib/useReturnToRow';
import { DataTable } from '../../ui/DataTable';
import { PageHeader } from '../../ui/PageHeader';
import { ProblemAlert } from '../../ui/ProblemAlert';
import { Empty, RowsSkeleton } from '../../ui/states';
import { BatchBar } from './BatchBar';
import { ColumnChooser } from './ColumnChooser';
import { ExportLedger } from './ExportLedger';
import { LedgerCards } from './LedgerCards';
import { LedgerFilterBar } from './LedgerFilterBar';
import { LedgerViews } from './LedgerViews';
import { LeftOutNumber } from './LeftOutNumber';
import { hiddenBut, ledgerColumns, readHidden, shownColumns, writeHidden } from './ledgerColumns';
import { changed, type LedgerSearch, queryOf, sentenceOf } from './ledgerFilters';
import { ledgerQuery } from './queries';
import './Ledger.css';

const route = getRouteApi('/shell/ledger');

/** 台账: every hazard I may see, filtered by the address. */
export function Ledger() {
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const { scope, person } = useSignedIn();
  const may = useMay();
  const small = useMedia(SMALL);
  const [usual, setUsual] = useState(() => readHidden(scope.kind));
  const hidden = useMemo(
    () => (search.columns ? hiddenBut(listOf(search.columns)) : usual),
    [search.columns, usual],
  );
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set());
  const query = useMemo(() => queryOf(search, person.id), [search, person.id]);
  const list = useInfiniteQuery(ledgerQuery(query));
  const rows = useMemo(() => list.data?.pages.flatMap((page) => page.items) ?? [], [list.data]);
  // While the next page is being opened the location is already that page's.
  const here = useLocation({ select: (l) => (l.pathname === '/ledger' ? l.href : null) });
  useEffect(() => {
    const refs = rows.map((h) => h.ref);
    if (here) rememberList(refs, here);
  }, [rows, here]);
  useReturnToRow(rows.length > 0);
  const extended = search.extended === 'true';
  const columns = useMemo(() => shownColumns(hidden, extended), [hidden, extended]);
  const change = (next: LedgerSearch, replace = goesOn()) => {
    setSelected(new Set());
    void navigate({ search: (before) => changed(before, next), replace });
  };
  const count = list.data?.pages.at(0)?.count;
  const more = list.hasNextPage && (
    <More
      key={rows.length}
      shown={rows.length}
      loading={list.isFetchingNextPage}
      onMore={() => void list.fetchNextPage()}
    />
  );
  return (
    <div className="page ledger">
      <PageHeader
        title="台账"
        below={
          <span className="quiet" aria-live="polite">
            {sentenceOf(search)}
            {count && <>，{countSentence(count)}</>}
          </span>
        }
        acts={
          <>
            {may('hazard.create') && (
              <Link className="link-as-button" to="/ledger/import">
                从 Excel 登记
              </Link>
            )}
            {may('export.data', 'FULL') && (
              <ExportLedger
                query={query}
                sentence={sentenceOf(search)}
                count={count}
                columns={columns.map((c) => c.key)}
              />
            )}
            <span className="wide-only">
              <ColumnChooser
                columns={ledgerColumns}
                hidden={hidden}
                onChange={(next) => {
                  setUsual(next);
                  writeHidden(scope.kind, next);
                  change({ columns: undefined });
                }}
              />
            </span>
          </>
        }
      />
      <LedgerViews search={search} columns={columns.map((c) => c.key)} onChoose={change} />
      <LedgerFilterBar search={search} onChange={(next) => change(next)} />
      {list.error && <ProblemAlert problem={problemOf(list.error)} onRetry={() => void list.refetch()} />}
      {list.isPending && <RowsSkeleton rows={14} />}
      {list.data && rows.length === 0 && (
        <Empty title="没有符合条件的隐患">
          <LeftOutNumber number={search.q ?? ''} />
          <p>可以放宽筛选条件，或在上方换一个视图。</p>
        </Empty>
      )}
      {rows.length > 0 &&
        (small ? (
          <>
            <LedgerCards
              rows={rows}
              manyUnits={scope.kind !== 'UNIT'}
              extensions={extended}
              selected={selected}
              onSelect={setSelected}
            />
            {more}
          </>
        ) : (
          <DataTable
            label={`台账，${sentenceOf(search)}`}
            rows={rows}
            columns={columns}
            rowKey={(h) => h.ref}
            rowName={(h) => h.number ?? h.description}
            selected={selected}
            onSelect={setSelected}
            stale={list.isPlaceholderData}
            end={more}
          />
        ))}
      {selected.size > 0 && (
        <BatchBar
          rows={rows.filter((h) => selected.has(h.ref))}
          onDone={(failed) => setSelected(new Set(failed))}
          onClear={() => setSelected(new Set())}
        />
      )}
    </div>
  );
}

const countSentence = ({ value, exact }: Count) =>
  `${exact ? '共' : '至少'} ${value.toLocaleString('zh-CN')} 条`;

type MoreProps = { shown: number; loading: boolean; onMore: () => void };

/** Loads the next rows when it comes into sight; the button serves keyboards and those who turned that off. */
function More({ shown, loading, onMore }: MoreProps) {
  const box = useRef<HTMLDivElement>(null);
  const load = useRef(onMore);
  load.current = onMore;
  useEffect(() => {
    if (!box.current) return;
    const seen = new IntersectionObserver(([entry]) => entry?.isIntersecting && load.current(), {
      root: box.current.closest('.table-box'),
      rootMargin: '300px',
    });
    seen.observe(box.current);
    return () => seen.disconnect();
  }, []);
  return (
    <div ref={box} className="ledger-more no-print">
      <Button onClick={onMore} loading={loading}>
        加载更多
      </Button>
      <span className="faint">已显示 {shown} 条</span>
    </div>
  );
}
