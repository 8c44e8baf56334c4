import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { Button, Tag } from 'antd';
import { useState } from 'react';
import { problemOf } from '../../api/problem';
import { useSignedIn } from '../../api/session';
import { endedText } from '../../api/words';
import { dayOf } from '../../lib/dates';
import { ClockText } from '../../ui/ClockText';
import { FilterBar, FilterSelect } from '../../ui/FilterBar';
import { countWords, MorePages } from '../../ui/MorePages';
import { PageHeader, Section } from '../../ui/PageHeader';
import { type PlainColumn, PlainTable } from '../../ui/PlainTable';
import { ProblemAlert } from '../../ui/ProblemAlert';
import { StatusTag } from '../../ui/StatusTag';
import { Empty, RowsSkeleton } from '../../ui/states';
import { LetterForm } from './LetterForm';
import {
  type Letter,
  type LetterActName,
  type LetterStep,
  lettersQuery,
  type Reminder,
  remindersQuery,
} from './queries';
import { reasonWords, stateWords } from './words';

type Open = { letter: Letter; act: LetterActName };

/** 督办: what the clock proposes and people decide; at a unit, what it was sent and has to answer. */
export function Supervision() {
  const { state, unit, hazard } = useSearch({ from: '/shell/supervision' });
  const navigate = useNavigate({ from: '/supervision' });
  const { scope } = useSignedIn();
  const atUnit = scope.kind === 'UNIT';
  const letters = useInfiniteQuery(lettersQuery({ state, unit, hazard }));
  const [open, setOpen] = useState<Open | null>(null);
  const shown = letters.data?.pages.flatMap((page) => page.items) ?? [];
  const count = letters.data?.pages[0]?.count;
  return (
    <div className="page">
      <PageHeader
        title="督办"
        below={
          <span className="quiet">
            {atUnit
              ? '上级发来的提醒函、督促函、督办和约谈通知，须签收并按期回复。'
              : '逾期 1、7、15、30 天的隐患由系统提议，发不发由您决定。'}
          </span>
        }
      />
      <FilterBar label="筛选督办文书">
        <FilterSelect
          label="状态"
          all="全部状态"
          value={state}
          onChange={(value) => navigate({ search: (before) => ({ ...before, state: value }) })}
          options={Object.entries(stateWords).filter(
            ([name]) => !atUnit || !['PROPOSED', 'DISMISSED', 'LAPSED'].includes(name),
          )}
        />
        {hazard && (
          <Tag closable onClose={() => navigate({ search: (before) => ({ ...before, hazard: undefined }) })}>
            隐患 {shown[0]?.hazard.number ?? '（没有文书）'}
          </Tag>
        )}
        <span className="filter-rest" role="status">
          {countWords(count, '份')}
        </span>
      </FilterBar>
      {letters.error && <ProblemAlert problem={problemOf(letters.error)} onRetry={() => letters.refetch()} />}
      {letters.isPending && !letters.error && <RowsSkeleton />}
      {letters.data && shown.length === 0 && (
        <Empty title={state || hazard ? '没有符合条件的文书' : '没有督办文书'}>
          <p>
            {atUnit ? '隐患在期限内整改完成，就不会有督办。' : '有隐患逾期时，系统在每个工作日早上提议。'}
          </p>
        </Empty>
      )}
      {shown.length > 0 && (
        <PlainTable
          label="督办文书"
          rows={shown}
          columns={columns(!atUnit, (letter, act) => setOpen({ letter, act }))}
          rowKey={(letter) => letter.ref}
          faint={(letter) => ['DISMISSED', 'LAPSED', 'CLOSED'].includes(letter.state)}
        />
      )}
      <MorePages
        more={letters.hasNextPage}
        loading={letters.isFetchingNextPage}
        onMore={() => letters.fetchNextPage()}
        shown={shown.length}
        count={count}
        unit="份"
      />
      <Reminders />
      {open && <LetterForm letter={open.letter} act={open.act} onClose={() => setOpen(null)} />}
    </div>
  );
}

const columns = (
  manyUnits: boolean,
  onAct: (letter: Letter, act: LetterActName) => void,
): PlainColumn<Letter>[] => [
  {
    key: 'rung',
    title: '文书',
    width: 190,
    render: (letter) => (
      <>
        <b>{letter.rungTitle}</b>
        <br />
        <span className="quiet">{letter.number ?? `${letter.proposedOn} 提议`}</span>
      </>
    ),
  },
  {
    key: 'hazard',
    title: '隐患',
    render: (letter) => (
      <div>
        <Link to="/hazards/$ref" params={{ ref: letter.hazard.ref }}>
          {letter.hazard.description}
        </Link>
        <br />
        <span className="quiet">
          {manyUnits && `${letter.unit.name}${endedText(letter.unit.ended, '签收、回复')} · `}
          <span className="number nowrap">{letter.hazard.number}</span>
        </span>{' '}
        <StatusTag status={letter.hazard.status} />
      </div>
    ),
  },
  { key: 'reason', title: '事由', width: '20%', render: reasonWords },
  { key: 'state', title: '状态', width: '20%', render: (letter) => <State letter={letter} /> },
  {
    key: 'acts',
    title: '办理',
    width: 150,
    render: (letter) => (
      <span className="row">
        {letter.can.map((possible, i) => (
          <Button
            key={possible.act}
            size="small"
            type={i === 0 ? 'primary' : 'default'}
            onClick={() => onAct(letter, possible.act)}
            aria-label={`${possible.title}：${letter.rungTitle}，${letter.hazard.number}`}
          >
            {possible.title}
          </Button>
        ))}
      </span>
    ),
  },
];

/** The last thing that happened, and until when an answer is owed. */
function State({ letter }: { letter: Letter }) {
  const last = letter.closed ?? letter.replied ?? letter.received ?? letter.issued ?? letter.dismissed;
  const owed = letter.replyBy && !letter.replied && !letter.closed ? letter.replyBy : null;
  return (
    <div>
      {letter.stateTitle}
      {owed && (
        <>
          {' '}
          · 回复 <ClockText dueOn={owed} />
        </>
      )}
      {last && (
        <>
          <br />
          <span className="quiet">{stepWords(last)}</span>
        </>
      )}
    </div>
  );
}

const stepWords = ({ name, post, at, words }: LetterStep) =>
  `${dayOf(at)} ${name}（${post}）${words ? `：${words}` : ''}`;

function Reminders() {
  const { data } = useQuery(remindersQuery);
  if (!data || data.length === 0) return null;
  return (
    <Section title="近三十天的到期提醒" id="reminders">
      <PlainTable
        label="到期提醒"
        rows={data}
        columns={reminderColumns}
        rowKey={(reminder) => `${reminder.hazard} ${reminder.daysBefore} ${reminder.deadline}`}
      />
    </Section>
  );
}

const reminderColumns: PlainColumn<Reminder>[] = [
  { key: 'made', title: '提醒日', width: 130, render: (r) => r.madeOn },
  { key: 'before', title: '到期前', width: 110, render: (r) => `${r.daysBefore} 天` },
  {
    key: 'hazard',
    title: '隐患',
    render: (r) => (
      <Link to="/hazards/$ref" params={{ ref: r.hazard }}>
        {r.description}
      </Link>
    ),
  },
  { key: 'deadline', title: '期限', width: 200, render: (r) => <ClockText dueOn={r.deadline} /> },
];
