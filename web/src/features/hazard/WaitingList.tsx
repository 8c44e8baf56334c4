import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useRef } from 'react';
import { thumbnailOf } from '../../api/files';
import { problemOf } from '../../api/problem';
import { useSignedIn } from '../../api/session';
import type { HazardRow } from '../../api/types';
import { useKeys } from '../../lib/keys';
import { clockWords } from '../../ui/ClockText';
import { LevelTag } from '../../ui/LevelTag';
import { moveInList } from '../../ui/moveInList';
import { ProblemAlert } from '../../ui/ProblemAlert';
import { StatusTag } from '../../ui/StatusTag';
import { RowsSkeleton } from '../../ui/states';
import { LoopState } from './LoopState';
import { nextStepWords } from './nextStep';
import { waitingQuery } from './queries';
import './WaitingList.css';

/** What waits for this post, ordered by clock; each row has its one next step. */
export function WaitingList({ manyUnits }: { manyUnits: boolean }) {
  const { data, error, refetch } = useQuery(waitingQuery);
  const list = useRef<HTMLDivElement>(null);
  useKeys([
    { key: 'j', label: '下一项', run: () => moveInList(list.current, 1) },
    { key: 'k', label: '上一项', run: () => moveInList(list.current, -1) },
  ]);
  if (error && !data) return <ProblemAlert problem={problemOf(error)} onRetry={() => void refetch()} />;
  if (!data) return <RowsSkeleton rows={10} />;
  return (
    <div ref={list}>
      {data.items.length === 0 && <LoopState />}
      {groupByClock(data.items).map(([title, rows]) => (
        <section key={title} className="waiting-group" aria-label={`${title}，${rows.length} 项`}>
          <h2>
            {title} <span className="faint number">{rows.length}</span>
          </h2>
          <ul>
            {rows.map((row) => (
              <WaitingRow key={row.ref} row={row} manyUnits={manyUnits} />
            ))}
          </ul>
        </section>
      ))}
      {data.lookBacks.length > 0 && (
        <section className="waiting-group" aria-label={`回头看，${data.lookBacks.length} 项`}>
          <h2>
            7 天内到期的回头看 <span className="faint number">{data.lookBacks.length}</span>
          </h2>
          <ul>
            {data.lookBacks.map((row) => (
              <WaitingRow key={row.ref} row={row} manyUnits={manyUnits} />
            ))}
          </ul>
        </section>
      )}
    </div>
  );
}

function WaitingRow({ row, manyUnits }: { row: HazardRow; manyUnits: boolean }) {
  const { post } = useSignedIn();
  const dueOn = row.clock?.dueOn ?? row.lookBackDue;
  const clock = dueOn ? clockWords(dueOn) : null;
  return (
    <li className="waiting-row" data-row>
      <div className="waiting-clock">
        {clock ? (
          <>
            <span className={clock.tone}>{clock.text}</span>
            <time className="faint" dateTime={dueOn ?? undefined}>
              {dueOn}
            </time>
          </>
        ) : (
          <span className="faint">无期限</span>
        )}
      </div>
      {row.thumbnail ? (
        <img
          className="waiting-photo"
          src={thumbnailOf(row.thumbnail)}
          alt=""
          loading="lazy"
          width="56"
          height="42"
        />
      ) : (
        <span className="waiting-photo" />
      )}
      <div className="waiting-words">
        <Link to="/hazards/$ref" params={{ ref: row.ref }} className="waiting-title" data-row-link>
          {row.description}
        </Link>
        <div className="waiting-facts">
          <LevelTag level={row.level} />
          <StatusTag status={row.status} />
          <span className="quiet">
            {manyUnits && `${row.unit.name} · `}
            {row.placeText}
          </span>
          {row.clock && <span className="faint">{row.clock.reason}</span>}
        </div>
      </div>
      <Link to="/hazards/$ref" params={{ ref: row.ref }} search={{ act: 'main' }} className="waiting-act">
        {nextStepWords(row, post.role)}
      </Link>
    </li>
  );
}

/** Keeps the server's order; only the headings are ours. */
export function groupByClock(rows: HazardRow[], day?: string): [string, HazardRow[]][] {
  const groups = new Map<string, HazardRow[]>();
  for (const row of rows) {
    const title = groupOf(row, day);
    groups.set(title, [...(groups.get(title) ?? []), row]);
  }
  return [...groups];
}

function groupOf(row: HazardRow, day?: string): string {
  if (!row.clock) return '没有期限';
  const { tone, text } = clockWords(row.clock.dueOn, day);
  if (tone === 'clock-late') return '已逾期';
  if (text === '今天到期') return '今天到期';
  return tone === 'quiet' ? '以后' : '7 天内';
}
