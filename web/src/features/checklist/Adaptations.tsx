import { useInfiniteQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { Button } from 'antd';
import { useState } from 'react';
import { problemOf } from '../../api/problem';
import { useCanBegin, useSignedIn } from '../../api/session';
import { minuteOf } from '../../lib/dates';
import { goesOn } from '../../lib/steps';
import { FilterBar, FilterSelect } from '../../ui/FilterBar';
import { MorePages } from '../../ui/MorePages';
import { PageHeader } from '../../ui/PageHeader';
import { ProblemAlert } from '../../ui/ProblemAlert';
import { SearchWords } from '../../ui/SearchWords';
import { Empty, RowsSkeleton } from '../../ui/states';
import { EndAdaptation } from './EndAdaptation';
import { ItemLink } from './ItemLink';
import { type Adaptation, adaptationsQuery, useConfirmAdaptation } from './local';
import { StandardsTabs } from './StandardsTabs';
import { ownerWords, validity } from './words';
import './standards.css';

const SHOWN = [
  ['OPEN', '现行的'],
  ['ASKING', '待核对的'],
  ['OFF', '停用的检查项'],
  ['ENDED', '已结束的'],
] as const;

/** What district and unit made different, and what a new version from above has done to it. */
export function Adaptations() {
  const { show, q } = useSearch({ from: '/shell/standards/local' });
  const navigate = useNavigate({ from: '/standards/local' });
  const { scope } = useSignedIn();
  const { data, error, refetch, ...pages } = useInfiniteQuery(adaptationsQuery({ show, q }));
  const adapts = useCanBegin()('ADAPT_STANDARDS');
  const shown = data?.pages.flatMap((page) => page.items);
  const narrow = (change: { show?: string; q?: string }) =>
    navigate({ search: (before) => ({ ...before, ...change }), replace: goesOn() });
  return (
    <div className="page">
      <PageHeader
        title="标准"
        acts={
          adapts && (
            <>
              <Link to="/standards/local/items/new" className="act-link">
                {scope.kind === 'DISTRICT' ? '新增本区检查项' : '新增本单位检查项'}
              </Link>
              <Link to="/standards/import" className="act-link">
                从 Excel 导入
              </Link>
            </>
          )
        }
      />
      <StandardsTabs />
      <p className="quiet">
        {adapts
          ? '全市的检查项和检查表直接沿用，市级修订会自动生效。这里可以增加、加严，或说明理由后停用；打开一张检查表，在检查项后面办理。'
          : '各区、各单位在全市标准之上增加、加严或停用了什么。'}
      </p>
      <FilterBar label="筛选本地调整">
        <SearchWords
          q={q}
          onChange={(words) => narrow({ q: words })}
          label="在检查项、理由、单位中查找"
          placeholder="检查项、理由、单位中的词"
        />
        <FilterSelect
          label="状态"
          all="全部调整"
          value={show}
          onChange={(value) => narrow({ show: value })}
          options={SHOWN}
        />
      </FilterBar>
      {error && <ProblemAlert problem={problemOf(error)} onRetry={() => refetch()} />}
      {!data && !error && <RowsSkeleton />}
      {shown?.length === 0 && (
        <Empty title={show || q ? '没有符合条件的本地调整' : '没有本地调整'}>
          {show || q ? '请更换关键词或状态。' : '检查表与全市标准一致。'}
        </Empty>
      )}
      {shown && shown.length > 0 && (
        <ul className="adaptations" aria-label="本地调整">
          {shown.map((adaptation) => (
            <AdaptationRow key={adaptation.ref} adaptation={adaptation} />
          ))}
        </ul>
      )}
      <MorePages
        more={pages.hasNextPage}
        loading={pages.isFetchingNextPage}
        onMore={() => pages.fetchNextPage()}
        shown={shown?.length ?? 0}
        count={data?.pages[0]?.count}
        unit="项"
      />
    </div>
  );
}

function AdaptationRow({ adaptation: a }: { adaptation: Adaptation }) {
  const [ending, setEnding] = useState(false);
  const confirm = useConfirmAdaptation();
  return (
    <li data-faint={a.effectiveTo !== null || undefined}>
      <p>
        <span className="difference-kind">{a.kindTitle}</span>
        <ItemLink code={a.item} /> {a.requirement ?? '上级已废止该检查项'}
      </p>
      <p className="row quiet">
        <span>
          {ownerWords[a.level]}　{a.ownerName}
        </span>
        {a.checklist && (
          <span>
            列入{' '}
            <Link to="/standards/checklists/$code" params={{ code: a.checklist }}>
              {a.checklistTitle}
            </Link>
          </span>
        )}
      </p>
      {a.changes.length > 0 && <p>加严内容：{a.changes.join('；')}</p>}
      <p>理由：{a.reason}</p>
      <p className="faint">
        {validity(a.effectiveFrom, a.effectiveTo)}
        {'　'}
        {minuteOf(a.madeAt)} {a.madeBy}（{a.postTitle}）{a.endReason && `　${a.endedBy}结束：${a.endReason}`}
      </p>
      {a.conflicts.length > 0 && (
        <ul className="adaptation-asks" aria-label="需要核对">
          {a.conflicts.map((conflict) => (
            <li key={conflict.code}>
              {conflict.sentence}
              {conflict.code === 'BASE_CHANGED' && a.nextFrom && `（新版自 ${a.nextFrom} 起）`}
            </li>
          ))}
        </ul>
      )}
      {confirm.error && <ProblemAlert problem={problemOf(confirm.error)} />}
      {a.can.length > 0 && (
        <p className="row">
          {a.can.includes('CONFIRM') && (
            <Button
              loading={confirm.isPending}
              onClick={() => confirm.mutate({ ref: a.ref, version: a.version })}
            >
              已核对，继续执行
            </Button>
          )}
          {a.can.includes('END') && <Button onClick={() => setEnding(true)}>结束调整</Button>}
        </p>
      )}
      {ending && <EndAdaptation adaptation={a} onClose={() => setEnding(false)} />}
    </li>
  );
}
