import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { Role } from '../../api/types';
import { minuteOf } from '../../lib/dates';
import type { WaitingEntry } from '../../ui/WaitingList';
import {
  type LastVerification,
  lastVerificationQuery,
  newestCheckpointsQuery,
  type SigningState,
  signingQuery,
} from './queries';

/** That nothing is signed any more, as a line of 今天. */
export function useWaitingSigning(enabled: boolean): WaitingEntry[] {
  const { data } = useQuery({ ...signingQuery, enabled });
  return data ? signingEntry(data) : [];
}

export function signingEntry({ problem }: SigningState): WaitingEntry[] {
  if (!problem) return [];
  return [
    {
      key: 'signing',
      dueOn: null,
      title: (
        <Link to="/evidence" className="waiting-title" data-row-link>
          历史签署停了或落后：{problem}
        </Link>
      ),
      facts: <span>存证</span>,
      act: (
        <Link to="/evidence" className="waiting-act">
          处理
        </Link>
      ),
    },
  ];
}

const TOLD: Role[] = ['SYSTEM_ADMIN', 'SECURITY_ADMIN', 'AUDIT_ADMIN', 'CITY_ADMIN'];

/** The three administrators, and the city, who answers for the ledger but has no page of evidence. */
export const isToldOfVerification = (role: Role) => TOLD.includes(role);

/** What the last verification found, as a line of 今天 until a later one is clean. */
export function useWaitingVerification(role: Role): WaitingEntry[] {
  const { data } = useQuery({ ...lastVerificationQuery, enabled: isToldOfVerification(role) });
  return data ? verificationEntry(data, role) : [];
}

export function verificationEntry({ problem, remedy }: LastVerification, role: Role): WaitingEntry[] {
  if (!problem) return [];
  const opens = role !== 'CITY_ADMIN';
  return [
    {
      key: 'verification',
      dueOn: null,
      first: true,
      title: opens ? (
        <Link to="/evidence" className="waiting-title" data-row-link>
          历史可能被改动：{problem}
        </Link>
      ) : (
        <span className="waiting-title">历史可能被改动：{problem}</span>
      ),
      facts: (
        <>
          <span>存证</span>
          <span className="quiet">{remedy}</span>
        </>
      ),
      act: opens && (
        <Link to="/evidence" className="waiting-act">
          处理
        </Link>
      ),
    },
  ];
}

/** The newest checkpoint, as a line of 今天, while the witnesses have not made it final. */
export function useWaitingCheckpoint(enabled: boolean): WaitingEntry[] {
  const { data } = useQuery({ ...newestCheckpointsQuery, enabled });
  const newest = data?.[0];
  if (!newest || newest.isFinal) return [];
  return [
    {
      key: newest.signedAt,
      dueOn: null,
      title: (
        <Link to="/evidence" className="waiting-title" data-row-link>
          {minuteOf(newest.signedAt)} 的检查点还没有满三家会签
        </Link>
      ),
      facts: (
        <>
          <span>存证</span>
          <span className="quiet">已有 {newest.cosignatures.length} 家会签</span>
        </>
      ),
      act: (
        <Link to="/evidence" className="waiting-act">
          查看
        </Link>
      ),
    },
  ];
}
