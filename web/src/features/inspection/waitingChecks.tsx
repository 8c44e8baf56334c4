import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { WaitingEntry } from '../../ui/WaitingList';
import { type TaskRow, tasksQuery } from './queries';

/** The checks of this post that are not submitted yet, as lines of 今天. */
export function useWaitingChecks(enabled: boolean): WaitingEntry[] {
  const { data } = useInfiniteQuery({ ...tasksQuery({ mine: true }), enabled });
  return (data?.pages[0]?.items ?? []).filter((task) => task.state !== 'SUBMITTED').map(entryOf);
}

function entryOf(task: TaskRow): WaitingEntry {
  return {
    key: task.ref,
    dueOn: task.dueOn,
    title: (
      <Link to="/inspection/$ref" params={{ ref: task.ref }} className="waiting-title" data-row-link>
        {task.checklistTitle}
      </Link>
    ),
    facts: (
      <>
        <span>{task.kindTitle}</span>
        <span className="quiet">
          {task.answered > 0 ? `已填 ${task.answered} 项，共 ${task.items} 项` : `共 ${task.items} 项`}
        </span>
      </>
    ),
    act: (
      <Link to="/inspection/$ref" params={{ ref: task.ref }} className="waiting-act">
        {task.answered > 0 ? '继续检查' : '开始检查'}
      </Link>
    ),
  };
}
