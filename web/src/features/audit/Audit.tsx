import { useInfiniteQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { Button, Input } from 'antd';
import { problemOf } from '../../api/problem';
import { secondOf, today } from '../../lib/dates';
import { networkText } from '../../lib/network';
import { goesOn } from '../../lib/steps';
import { DayInput } from '../../ui/DayInput';
import { FilterBar, FilterSelect } from '../../ui/FilterBar';
import { PageHeader } from '../../ui/PageHeader';
import { type PlainColumn, PlainTable } from '../../ui/PlainTable';
import { ProblemAlert } from '../../ui/ProblemAlert';
import { Empty, RowsSkeleton } from '../../ui/states';
import './audit.css';
import { type AuditLine, type AuditSearch, auditQuery } from './queries';
import {
  actTitle,
  actWords,
  permissionWords,
  requestText,
  resultWords,
  subjectText,
  whyWords,
} from './words';

/** A request that was refused stands under the right it wanted. */
const ACTS = [
  ...Object.entries(actWords),
  ...Object.entries(permissionWords).map(([key, title]): [string, string] => [key, `${title}（请求）`]),
];

/** Who did what outside the ledger, the newest first. Looking here is recorded here. */
export function Audit() {
  const search = useSearch({ from: '/shell/audit' });
  const navigate = useNavigate({ from: '/audit' });
  const lines = useInfiniteQuery(auditQuery(search));
  const shown = lines.data?.pages.flat() ?? [];
  const narrow = (change: AuditSearch) =>
    navigate({ search: (before) => ({ ...before, ...change }), replace: goesOn() });
  const narrowed = Boolean(
    search.person ?? search.name ?? search.act ?? search.result ?? search.from ?? search.to,
  );
  return (
    <div className="page">
      <PageHeader
        title="审计"
        below={<span>台账之外的改动、登录和被拒绝的请求；只增不改。每次查阅也会留下一行。</span>}
      />
      <FilterBar label="筛选审计记录">
        <Input.Search
          key={search.name}
          className="audit-name"
          allowClear
          aria-label="按姓名查找"
          placeholder="姓名，回车查找"
          defaultValue={search.name}
          onSearch={(name) => narrow({ name: name.trim() || undefined, person: undefined })}
        />
        <FilterSelect
          label="事项"
          all="全部事项"
          value={search.act}
          onChange={(act) => narrow({ act })}
          options={ACTS}
        />
        <FilterSelect
          label="结果"
          all="全部结果"
          value={search.result}
          onChange={(result) => narrow({ result })}
          options={Object.entries(resultWords)}
        />
        <span className="audit-days">
          <DayInput
            id="audit-from"
            aria-label="自哪一天"
            day={search.from ?? ''}
            max={search.to ?? today()}
            onChange={(from) => narrow({ from: from || undefined })}
          />
          至
          <DayInput
            id="audit-to"
            aria-label="到哪一天"
            day={search.to ?? ''}
            min={search.from}
            max={today()}
            onChange={(to) => narrow({ to: to || undefined })}
          />
        </span>
        {search.person && (
          <span>只看 {shown.find((line) => line.personId === search.person)?.personName ?? '这个人'}</span>
        )}
        {narrowed && (
          <button
            type="button"
            className="link-button"
            onClick={() =>
              narrow({
                person: undefined,
                name: undefined,
                act: undefined,
                result: undefined,
                from: undefined,
                to: undefined,
              })
            }
          >
            清除筛选
          </button>
        )}
      </FilterBar>
      {lines.error && <ProblemAlert problem={problemOf(lines.error)} onRetry={() => lines.refetch()} />}
      {lines.isPending && !lines.error && <RowsSkeleton />}
      {lines.data && shown.length === 0 && (
        <Empty title="没有符合条件的记录">请放宽姓名、事项、结果或日期；姓名要写全。</Empty>
      )}
      {shown.length > 0 && (
        <PlainTable
          label="审计记录"
          rows={shown}
          columns={columnsWith((person) => narrow({ person }))}
          rowKey={(line) => line.id}
        />
      )}
      {lines.hasNextPage && (
        <Button
          style={{ marginTop: 16 }}
          loading={lines.isFetchingNextPage}
          onClick={() => lines.fetchNextPage()}
        >
          更早的记录
        </Button>
      )}
    </div>
  );
}

const columnsWith = (onPerson: (id: string) => void): PlainColumn<AuditLine>[] => [
  { key: 'at', title: '时间', width: 170, render: (line) => secondOf(line.at) },
  {
    key: 'who',
    title: '谁',
    width: '22%',
    render: (line) =>
      line.personName ? (
        <span>
          <button
            type="button"
            className="link-button"
            title="只看这个人"
            onClick={() => line.personId && onPerson(line.personId)}
          >
            {line.personName}
          </button>{' '}
          <span className="quiet">{[line.nodeName, line.postTitle].join(' ')}</span>
        </span>
      ) : (
        <span className="quiet">{line.request ? '未登录' : '系统'}</span>
      ),
  },
  {
    key: 'act',
    title: '事项',
    width: '16%',
    render: (line) => (
      <>
        {actTitle(line.act)}
        {line.result === 'REFUSED' && <span className="audit-refused"> {resultWords.REFUSED}</span>}
      </>
    ),
  },
  {
    key: 'what',
    title: '对象与内容',
    render: (line) => {
      const { why, what, seal, ...told } = line.details as {
        why?: string;
        what?: string;
        seal?: { hash: string };
      };
      const rest = seal ? { ...told, seal: seal.hash } : told;
      // What was done is told by what it was done to; of what was refused there is only the request.
      const refused = line.result === 'REFUSED' && line.request;
      const details = line.request && (what || !refused) ? { ...rest, request: line.request } : rest;
      return (
        <span className="audit-what">
          {refused ? requestText(refused, what) : subjectText(line.subject)}
          {why && <div>原因：{whyWords[why] ?? why}</div>}
          {Object.keys(details).length > 0 && (
            <details>
              <summary>内容</summary>
              <pre>{JSON.stringify(details, null, 2)}</pre>
            </details>
          )}
        </span>
      );
    },
  },
  { key: 'network', title: '来自', width: 150, render: (line) => networkText(line.network) },
];
