import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { WaitingEntry } from '../../ui/WaitingList';
import { type ReportRow, reportsQuery } from './queries';
import { isOver } from './words';

/** Reports that are not answered yet, as lines of 今天: above all what came back, then by their clock. */
export function useWaitingReports(enabled: boolean): WaitingEntry[] {
  const { data } = useQuery({ ...reportsQuery, enabled });
  return (data ?? []).filter((row) => !isOver(row)).map(entryOf);
}

export function entryOf(row: ReportRow): WaitingEntry {
  const accepting = row.state === 'SUBMITTED';
  return {
    key: row.ref,
    first: row.attention !== null,
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
