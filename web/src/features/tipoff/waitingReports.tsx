import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { dayOf } from '../../lib/dates';
import type { WaitingEntry } from '../../ui/WaitingList';
import { type ReportRow, reportsQuery, type UnsealingRow, unsealingsQuery } from './queries';
import { graveWords, isOver } from './words';

/** Reports that are not answered yet, as lines of 今天: above all what came back, then by their clock. */
export function useWaitingReports(enabled: boolean): WaitingEntry[] {
  const { data } = useQuery({ ...reportsQuery, enabled });
  return (data ?? []).filter((row) => !isOver(row)).map(entryOf);
}

export function entryOf(row: ReportRow): WaitingEntry {
  const accepting = row.state === 'SUBMITTED';
  return {
    key: row.ref,
    first: row.attention !== null || row.grave.length > 0,
    dueOn: accepting ? row.acceptBy : row.answerBy,
    late: '超时',
    title: (
      <Link to="/tipoff/$ref" params={{ ref: row.ref }} className="waiting-title" data-row-link>
        {row.what.length > 60 ? `${row.what.slice(0, 60)}…` : row.what}
      </Link>
    ),
    facts: (
      <>
        <span>举报</span>
        <span>{row.incoming ? '转办到此，待接收' : (row.attention?.title ?? row.stateTitle)}</span>
        {row.grave.length > 0 && <strong>请当日核查（{graveWords(row)}）</strong>}
        {row.attention?.words && <span>“{row.attention.words}”</span>}
        <span className="quiet">{row.target}</span>
        <span className="faint">{accepting ? '受理时限' : '答复时限'}</span>
      </>
    ),
    act: (
      <Link to="/tipoff/$ref" params={{ ref: row.ref }} className="waiting-act">
        {row.can[0]?.title ?? '查看'}
      </Link>
    ),
  };
}

/** Unsealings the keeper of the seal decides; the buttons stand in the table above, each line leads there. */
export function useWaitingUnsealings(enabled: boolean): WaitingEntry[] {
  const { data } = useQuery({ ...unsealingsQuery, enabled });
  return unsealingEntries(data ?? []);
}

export const unsealingEntries = (rows: UnsealingRow[]): WaitingEntry[] =>
  rows
    .filter((row) => row.can.includes('DECIDE'))
    .map((row) => ({
      key: row.ref,
      dueOn: null,
      title: (
        <Link to="/today" hash="unsealings" className="waiting-title" data-row-link>
          启封举报人身份：{row.reason}
        </Link>
      ),
      facts: (
        <>
          <span>身份启封</span>
          <span className="quiet">
            {row.askedBy} {dayOf(row.askedAt)} 申请
          </span>
        </>
      ),
      act: (
        <Link to="/today" hash="unsealings" className="waiting-act">
          决定
        </Link>
      ),
    }));
