import { type ReactNode, useRef } from 'react';
import { thumbnailOf } from '../api/files';
import type { Ref } from '../api/types';
import { minuteOf, today } from '../lib/dates';
import { useKeys } from '../lib/keys';
import { ClockText, clockWords, type LateWord } from './ClockText';
import { moveInList } from './moveInList';
import './WaitingList.css';

/** One thing that waits for somebody: until when, what, and its one next step. */
export type WaitingEntry = {
  key: string;
  dueOn: string | null;
  /** The hour, where 24 hours count and not the day. */
  dueAt?: string | null;
  /** The word once that day is past. */
  late?: LateWord;
  picture?: Ref | null;
  /** Came back and stands above all others whatever its day. */
  first?: boolean;
  /** A link, marked `data-row-link`. */
  title: ReactNode;
  facts: ReactNode;
  act: ReactNode;
};

type Props = {
  groups: [title: string, entries: WaitingEntry[]][];
  /** What is walked through after these. */
  children?: ReactNode;
};

/** What waits, the most urgent first, under headings of lateness; walked with j and k. */
export function WaitingList({ groups, children }: Props) {
  const list = useRef<HTMLDivElement>(null);
  useKeys([
    { key: 'j', label: '下一项', run: () => moveInList(list.current, 1) },
    { key: 'k', label: '上一项', run: () => moveInList(list.current, -1) },
    { key: 'Enter', label: '打开所在项', run: () => {} },
  ]);
  return (
    <div ref={list}>
      {groups.map(([title, entries]) => (
        <section key={title} className="waiting-group" aria-label={`${title}，${entries.length} 项`}>
          <h2>
            {title} <span className="faint number">{entries.length}</span>
          </h2>
          <WaitingRows entries={entries} />
        </section>
      ))}
      {children}
    </div>
  );
}

export function WaitingRows({ entries }: { entries: WaitingEntry[] }) {
  return (
    <ul>
      {entries.map((entry) => (
        <Row key={entry.key} entry={entry} />
      ))}
    </ul>
  );
}

function Row({ entry }: { entry: WaitingEntry }) {
  const { dueOn, dueAt, late } = entry;
  return (
    <li className="waiting-row" data-row={entry.key} data-picture={entry.picture ? true : undefined}>
      <div className="waiting-clock">
        {dueOn ? (
          <ClockText dueOn={dueOn} dueAt={dueAt} late={late} />
        ) : (
          <span className="faint">无期限</span>
        )}
      </div>
      {entry.picture ? (
        <img
          className="waiting-photo"
          src={thumbnailOf(entry.picture)}
          alt=""
          loading="lazy"
          width="56"
          height="42"
        />
      ) : (
        <span className="waiting-photo" />
      )}
      <div className="waiting-words">
        {entry.title}
        <div className="waiting-facts">{entry.facts}</div>
      </div>
      {entry.act}
    </li>
  );
}

const GROUPS = ['请先办理', '已逾期', '超时未办', '今天到期', '7 天内', '以后', '没有期限'] as const;
type Group = (typeof GROUPS)[number];

/** A day lasts until its end; what has no day comes last. */
const endOf = ({ dueOn, dueAt }: WaitingEntry) => (dueAt ? minuteOf(dueAt) : `${dueOn ?? '9'} 24:00`);

/** The most urgent first; what ends at the same time stays in its order. */
export const byClock = (entries: WaitingEntry[]): WaitingEntry[] =>
  [...entries].sort((a, b) => endOf(a).localeCompare(endOf(b)));

export function groupByClock(entries: WaitingEntry[], day = today()): [Group, WaitingEntry[]][] {
  const byDay = byClock(entries);
  return GROUPS.map((group): [Group, WaitingEntry[]] => [
    group,
    byDay.filter((entry) => groupOf(entry, day) === group),
  ]).filter(([, members]) => members.length > 0);
}

function groupOf({ dueOn, dueAt, late, first }: WaitingEntry, day: string): Group {
  if (first) return '请先办理';
  if (!dueOn) return '没有期限';
  const { tone } = clockWords(dueOn, late, day, dueAt);
  if (tone === 'clock-late') return late === '逾期' ? '已逾期' : '超时未办';
  if (dueOn === day) return '今天到期';
  return tone === 'quiet' ? '以后' : '7 天内';
}
