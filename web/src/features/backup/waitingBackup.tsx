import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { LookingOnly } from '../../api/types';
import type { WaitingEntry } from '../../ui/WaitingList';
import { backupQuery, putBackQuery } from './queries';

/** A disk that is nearly full stops everybody; whoever can make room is told first. */
export function diskEntry(lookingOnly: LookingOnly | null): WaitingEntry[] {
  if (lookingOnly?.code !== 'disk-nearly-full') return [];
  return [
    {
      key: 'disk',
      dueOn: null,
      first: true,
      title: <span className="waiting-title">现在只能查看：{lookingOnly.why}</span>,
      facts: (
        <>
          <span>服务器磁盘</span>
          <span className="quiet">请清理或扩容数据目录所在的磁盘，有空间后自动恢复写入，不必重启</span>
        </>
      ),
      act: null,
    },
  ];
}

/** An older state was put back: two others answer for it, and who watches over them is told too. */
export function putBackEntry(lookingOnly: LookingOnly | null): WaitingEntry[] {
  if (lookingOnly?.code !== 'history-put-back') return [];
  return [
    {
      key: 'put-back',
      dueOn: null,
      first: true,
      title: (
        <Link to="/evidence" className="waiting-title" data-row-link>
          现在只能查看：{lookingOnly.why}
        </Link>
      ),
      facts: (
        <>
          <span>存证</span>
          <span className="quiet">由系统管理员在“备份”页作恢复声明，安全管理员确认后继续</span>
        </>
      ),
      act: null,
    },
  ];
}

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
