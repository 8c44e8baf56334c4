import { Link } from '@tanstack/react-router';
import type { HazardRow, Role } from '../../api/types';
import { LevelTag } from '../../ui/LevelTag';
import { StatusTag } from '../../ui/StatusTag';
import type { WaitingEntry } from '../../ui/WaitingList';
import { clockOf } from './clock';
import { awaitedWords, nextStepWords } from './nextStep';

/** A hazard of others as a line of 今天: a step that is not this post's is told, not offered. */
export function watchedEntry(row: HazardRow, role: Role, manyUnits: boolean): WaitingEntry {
  const entry = waitingEntry(row, role, manyUnits);
  const awaited = row.shut ? null : awaitedWords(row, role);
  return awaited ? { ...entry, act: <span className="quiet">{awaited}</span> } : entry;
}

/** A hazard as a line of 今天. */
export function waitingEntry(row: HazardRow, role: Role, manyUnits: boolean): WaitingEntry {
  if (row.shut) return blindEntry(row, manyUnits);
  const clock = clockOf(row);
  return {
    key: row.ref,
    dueOn: clock?.dueOn ?? null,
    dueAt: clock?.dueAt,
    late: clock?.late,
    picture: row.thumbnail,
    title: (
      <Link to="/hazards/$ref" params={{ ref: row.ref }} className="waiting-title" data-row-link>
        {row.description}
      </Link>
    ),
    facts: (
      <>
        <LevelTag level={row.level} proposed={row.proposedLevel} />
        <StatusTag status={row.status} />
        <span className="quiet">
          {manyUnits && `${row.unit.name} · `}
          {row.placeText}
        </span>
        {row.firstDeadline && (
          <span className="quiet">
            期限由 {row.firstDeadline} 改为 {row.deadline}
          </span>
        )}
        {clock && <span className="faint">{clock.reason}</span>}
      </>
    ),
    act: (
      <Link to="/hazards/$ref" params={{ ref: row.ref }} search={{ act: 'main' }} className="waiting-act">
        {nextStepWords(row, role)}
      </Link>
    ),
  };
}

/** Whose file is shut until its reader has answered his blind look: that can be done there, and nothing else. */
function blindEntry(row: HazardRow, manyUnits: boolean): WaitingEntry {
  const clock = clockOf(row);
  return {
    key: row.ref,
    dueOn: clock?.dueOn ?? null,
    late: clock?.late,
    picture: null,
    title: (
      <Link to="/inspection/blind" className="waiting-title" data-row-link>
        {row.description}
      </Link>
    ),
    facts: (
      <>
        <LevelTag level={row.level} proposed={row.proposedLevel} />
        <span className="quiet">
          {manyUnits && `${row.unit.name} · `}
          {row.placeText}
        </span>
      </>
    ),
    act: (
      <Link to="/inspection/blind" className="waiting-act">
        盲查中
      </Link>
    ),
  };
}
