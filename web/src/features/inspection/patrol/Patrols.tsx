import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { Button } from 'antd';
import { useState } from 'react';
import { unitQuery } from '../../../api/organisation';
import { problemOf } from '../../../api/problem';
import { useMay, useSignedIn } from '../../../api/session';
import { addDays, isDay, today } from '../../../lib/dates';
import { goesOn } from '../../../lib/steps';
import { FilterBar } from '../../../ui/FilterBar';
import { countWords, MorePages } from '../../../ui/MorePages';
import { PageHeader, Section } from '../../../ui/PageHeader';
import { PlainTable } from '../../../ui/PlainTable';
import { ProblemAlert } from '../../../ui/ProblemAlert';
import { Empty, RowsSkeleton } from '../../../ui/states';
import { InspectionTabs } from '../plans/InspectionTabs';
import { placeColumns, stopColumns } from './columns';
import { patrolDayQuery, patrolStopsQuery } from './queries';
import { askedWords, fireWords } from './words';
import './patrols.css';

/** 日常巡查 of a unit on a day: by place, and stop by stop. Nobody is compared by it. */
export function Patrols() {
  const { scope } = useSignedIn();
  const may = useMay();
  const { unit: chosen, day: wanted, place } = useSearch({ from: '/shell/inspection/patrols' });
  const navigate = useNavigate({ from: '/inspection/patrols' });
  const unit = chosen ?? scope.units[0];
  const day = wanted && isDay(wanted) ? wanted : today();
  const { data: page } = useQuery(unitQuery(unit));
  const places = useQuery(patrolDayQuery(unit, day));
  const stops = useInfiniteQuery(patrolStopsQuery(unit, day, place));
  const [printing, setPrinting] = useState(false);
  const rows = places.data?.places ?? [];
  const shown = stops.data?.pages.flatMap((part) => part.items) ?? [];
  const count = stops.data?.pages[0]?.count;
  const named = rows.find((row) => row.placeId === place)?.name;
  const narrow = (change: { day?: string; place?: string }) =>
    navigate({ search: (before) => ({ ...before, ...change }), replace: goesOn() });
  if (!unit) {
    return (
      <div className="page">
        <PageHeader title="巡查" above={<Link to="/inspection">检查</Link>} />
        <InspectionTabs />
        <Empty title="按单位查看">请先在上方选择一个单位查看。</Empty>
      </div>
    );
  }
  /** A sheet of the whole day: what has not been fetched yet is fetched first. */
  const print = async () => {
    setPrinting(true);
    try {
      let { hasNextPage: more, error } = stops;
      while (more && !error) ({ hasNextPage: more, error } = await stops.fetchNextPage());
      if (!error) window.print();
    } finally {
      setPrinting(false);
    }
  };
  return (
    <div className="page patrols">
      <PageHeader
        title="巡查"
        above={<Link to="/inspection">检查</Link>}
        below={
          <span className="print-only">{[page?.unit.name, day, named].filter(Boolean).join(' · ')}</span>
        }
        acts={
          <>
            <Button disabled={printing || !stops.data} onClick={() => void print()}>
              打印当天记录
            </Button>
            {may('selfcheck.record') && (
              <a className="act-link" href={`/api/inspection/labels?unit=${unit}`} download>
                打印巡查点标签
              </a>
            )}
          </>
        }
      />
      <InspectionTabs />
      <FilterBar label="选择日期">
        <button type="button" className="link-button" onClick={() => narrow({ day: addDays(day, -1) })}>
          前一天
        </button>
        <label>
          <span className="sr-only">日期</span>
          <input
            type="date"
            value={day}
            max={today()}
            onChange={(e) => isDay(e.target.value) && narrow({ day: e.target.value })}
          />
        </label>
        {day < today() && (
          <button type="button" className="link-button" onClick={() => narrow({ day: addDays(day, 1) })}>
            后一天
          </button>
        )}
        {place && (
          <button type="button" className="link-button" onClick={() => narrow({ place: undefined })}>
            只看{named ?? '一个部位'}，取消
          </button>
        )}
        <span className="filter-rest" role="status">
          {countWords(count, '次巡查')}
        </span>
      </FilterBar>
      {places.data && (
        <p className="quiet asked">
          {askedWords(places.data.asked)}
          {fireWords}
        </p>
      )}
      {places.error && <ProblemAlert problem={problemOf(places.error)} onRetry={() => places.refetch()} />}
      {places.isPending && !places.error && <RowsSkeleton />}
      {places.data && rows.length === 0 && (
        <Empty title="还没有登记重点部位">
          <p>
            在<Link to="/organisation">组织</Link>里登记重点部位，打印标签张贴后即可巡查。
          </p>
        </Empty>
      )}
      {rows.length > 0 && (
        <Section id="by-place" title="按部位">
          <PlainTable
            label="各部位的巡查"
            rows={rows}
            columns={placeColumns(day)}
            rowKey={(row) => row.placeId}
            faint={(row) => row.closedOn !== null}
          />
        </Section>
      )}
      {rows.length > 0 && (
        <Section id="by-time" title={named ? `${named}当天的巡查` : '当天的巡查'}>
          {stops.error && <ProblemAlert problem={problemOf(stops.error)} onRetry={() => stops.refetch()} />}
          {stops.data && shown.length === 0 && (
            <p className="quiet">这一天没有巡查记录。手机扫部位的二维码，点“正常”或“发现问题”即记一次。</p>
          )}
          {shown.length > 0 && (
            <PlainTable label="当天的巡查" rows={shown} columns={stopColumns} rowKey={(row) => row.ref} />
          )}
          <MorePages
            more={stops.hasNextPage}
            loading={stops.isFetchingNextPage}
            onMore={() => stops.fetchNextPage()}
            shown={shown.length}
            count={count}
            unit="次"
          />
        </Section>
      )}
      <p className="print-only signatures">
        <span>巡查人员签名：</span>
        <span>主管人员签名：</span>
      </p>
    </div>
  );
}
