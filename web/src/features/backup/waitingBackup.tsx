import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { WaitingEntry } from '../../ui/WaitingList';
import { backupQuery, putBackQuery } from './queries';

/** What keeps the data from surviving this machine, as lines of 今天. */
export function useWaitingBackup(enabled: boolean): WaitingEntry[] {
  const state = useQuery({ ...backupQuery, enabled });
  const putBack = useQuery({ ...putBackQuery, enabled });
  const warnings = state.data?.warnings ?? [];
  return [...(putBack.data?.putBack ? ['现在只能查看：恢复的是较早的备份'] : []), ...warnings].map(
    (warning) => ({
      key: warning,
      dueOn: null,
      title: (
        <Link to="/backup" className="waiting-title" data-row-link>
          {warning}
        </Link>
      ),
      facts: <span>备份</span>,
      act: (
        <Link to="/backup" className="waiting-act">
          处理
        </Link>
      ),
    }),
  );
}
