import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { Button } from 'antd';
import { useState } from 'react';
import { problemOf } from '../../api/problem';
import { useCanBegin, useSignedIn } from '../../api/session';
import type { Ref } from '../../api/types';
import { unitTypeList } from '../../api/unitTypes';
import { goesOn } from '../../lib/steps';
import { byHeadings, Heading } from '../../ui/headings';
import { LevelTag } from '../../ui/LevelTag';
import { PageHeader, Section } from '../../ui/PageHeader';
import { type PlainColumn, PlainTable } from '../../ui/PlainTable';
import { ProblemAlert } from '../../ui/ProblemAlert';
import { PageSkeleton } from '../../ui/states';
import { AdaptItem } from './AdaptItem';
import { AddToList } from './AddToList';
import { AsOfDay } from './AsOfDay';
import { ItemLink } from './ItemLink';
import {
  type AdaptationKind,
  type ListedCheckItem,
  type LocalLine,
  type LocalList,
  localListQuery,
} from './local';
import { type ChecklistDetail, checklistQuery } from './queries';
import { originWords, ownerWords } from './words';
import './standards.css';

/**
 * A check list as it is in force for the reader's unit or district: what is inherited, local, stricter and switched off.
 * The city sees its own list, or that of the unit chosen above. Printed, it is a form to be filled in by hand.
 */
export function ChecklistPage() {
  const { code } = useParams({ from: '/shell/standards/checklists/$code' });
  const { on } = useSearch({ from: '/shell/standards/checklists/$code' });
  const { unit } = useSearch({ from: '/shell' });
  const { scope } = useSignedIn();
  const ofTheCity = scope.kind === 'CITY' && !unit;
  const citys = useQuery({ ...checklistQuery(code, on), enabled: ofTheCity });
  const local = useQuery({ ...localListQuery(code, unit as Ref | undefined, on), enabled: !ofTheCity });
  const { error, refetch } = ofTheCity ? citys : local;
  if (error) {
    return (
      <div className="page">
        <ProblemAlert problem={problemOf(error)} onRetry={() => refetch()} />
      </div>
    );
  }
  const list = ofTheCity ? citys.data && inherited(citys.data) : local.data;
  return list ? <ListInForce list={list} on={on} /> : <PageSkeleton />;
}

const inherited = ({ checklist, items, headings, can }: ChecklistDetail): LocalList => ({
  ...checklist,
  can,
  forUnit: false,
  switchedOff: [],
  lines: items.map((item, i) => ({
    position: i + 1,
    item,
    categoryTitle: item.categoryTitle,
    levelTitle: item.levelTitle,
    frequencyTitle: item.frequencyTitle,
    origin: 'INHERITED',
    by: null,
    reason: null,
    headings: headings[item.code] ?? [],
    changes: [],
    note: null,
    can: [],
  })),
});

type Adapting = { kind: Exclude<AdaptationKind, 'ADD'>; item: ListedCheckItem };

function ListInForce({ list, on }: { list: LocalList; on: string | undefined }) {
  const canBegin = useCanBegin();
  const navigate = useNavigate({ from: '/standards/checklists/$code' });
  const [adapting, setAdapting] = useState<Adapting | null>(null);
  const [adding, setAdding] = useState(false);
  const adapts = list.can.includes('ADAPT') && !on;
  const different = list.lines.filter((line) => line.origin !== 'INHERITED').length;
  return (
    <div className="page">
      <PageHeader
        above={<Link to="/standards/checklists">检查表</Link>}
        title={list.title}
        below={
          <>
            <span>{list.frequencyTitle}</span>
            <span>{list.kindTitle}</span>
            <span>{unitTypeList(list.unitTypes)}</span>
            <span>{list.lines.length} 项</span>
            {different + list.switchedOff.length > 0 && (
              <span>
                本地增加或加严 {different} 项，停用 {list.switchedOff.length} 项
              </span>
            )}
            <span className="faint">{list.version} 版</span>
          </>
        }
        acts={
          <>
            <Button onClick={() => window.print()}>打印空白表</Button>
            {adapts && <Button onClick={() => setAdding(true)}>增加检查项</Button>}
            {list.can.includes('REVISE') && (
              <Link to="/standards/checklists/$code/revise" params={{ code: list.code }} className="act-link">
                修订
              </Link>
            )}
            {canBegin('PLAN_CHECK') && (
              <Link to="/inspection/new" search={{ checklist: list.code }} className="act-link act-main">
                安排检查
              </Link>
            )}
          </>
        }
      />
      <p className="print-only form-head">
        单位：＿＿＿＿＿＿＿＿＿＿＿＿　检查日期：＿＿＿＿年＿＿月＿＿日　检查人（签字）：＿＿＿＿＿＿＿＿
      </p>
      {byHeadings(list.lines).map(({ path, fresh, lines }) => (
        <div key={path.join('/')} className="list-part">
          {fresh.map((heading, i) => (
            <Heading key={heading} level={Math.max(0, path.length - fresh.length) + i}>
              {heading}
            </Heading>
          ))}
          <PlainTable
            label={path.at(-1) ?? list.title}
            rows={lines}
            rowKey={(line) => line.item.code}
            columns={columns(on, adapts ? (kind, item) => setAdapting({ kind, item }) : null)}
          />
        </div>
      ))}
      {list.switchedOff.length > 0 && (
        <Section title="停用的检查项" id="switched-off">
          <ul className="clauses">
            {list.switchedOff.map((off) => (
              <li key={off.item.code}>
                <p>
                  <ItemLink code={off.item.code} /> {off.item.requirement}
                </p>
                <p className="quiet">
                  {ownerWords[off.by]}停用，理由：{off.reason}
                </p>
              </li>
            ))}
          </ul>
        </Section>
      )}
      <p className="no-print as-of-foot">
        <AsOfDay
          on={on}
          onChange={(day) => navigate({ search: (before) => ({ ...before, on: day }), replace: goesOn() })}
        />
      </p>
      {adapting && <AdaptItem {...adapting} onClose={() => setAdapting(null)} />}
      {adding && (
        <AddToList
          list={list}
          taken={[...list.lines, ...list.switchedOff].map((line) => line.item.code)}
          onClose={() => setAdding(false)}
        />
      )}
    </div>
  );
}

const adapting: [kind: Adapting['kind'], words: string][] = [
  ['TIGHTEN', '加严'],
  ['SWITCH_OFF', '停用'],
];

const columns = (
  on: string | undefined,
  adapt: ((kind: Adapting['kind'], item: ListedCheckItem) => void) | null,
): PlainColumn<LocalLine>[] => [
  {
    key: 'requirement',
    title: '检查内容及要求',
    render: ({ item, position, origin, by, reason, changes, note }) => (
      <span className="item-numbered">
        <span className="faint number">{position}</span>
        <span>
          <ItemLink code={item.code} on={on} className="plain-link">
            {item.requirement}
          </ItemLink>
          {item.points && (
            <ol className="item-points">
              {item.points.each.map((point) => (
                <li key={point.text}>
                  {point.text}
                  <span className="print-only">　□合格 □不合格 □不涉及</span>
                </li>
              ))}
            </ol>
          )}
          {origin !== 'INHERITED' && (
            <span className="line-origin">
              {originWords(origin, by)}
              {changes.length > 0 && `：${changes.join('；')}`}
              <span className="no-print">　理由：{reason}</span>
            </span>
          )}
          {note && <span className="line-origin no-print">{note}</span>}
        </span>
      </span>
    ),
  },
  {
    key: 'method',
    title: '检查方法',
    width: '24%',
    render: ({ item }) => <span className="quiet">{item.method}</span>,
  },
  { key: 'field', title: '领域', width: 120, render: (line) => line.categoryTitle },
  {
    key: 'level',
    title: <span className="no-print">建议等级</span>,
    width: 90,
    render: ({ item }) => <LevelTag level={item.level} />,
  },
  ...(adapt
    ? [
        {
          key: 'acts',
          title: <span className="no-print">本地调整</span>,
          width: 110,
          render: ({ item, can }: LocalLine) => (
            <span className="line-acts no-print">
              {adapting.map(
                ([kind, words]) =>
                  can.includes(kind) && (
                    <button
                      key={kind}
                      type="button"
                      className="link-button"
                      aria-label={`${words} ${item.code}`}
                      onClick={() => adapt(kind, item)}
                    >
                      {words}
                    </button>
                  ),
              )}
            </span>
          ),
        },
      ]
    : []),
  {
    key: 'result',
    title: <span className="print-only">检查结果</span>,
    width: 1,
    render: () => <span className="print-only">□合格 □不合格 □不涉及</span>,
  },
];
