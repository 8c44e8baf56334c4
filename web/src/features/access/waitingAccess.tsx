import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { dayOf, minuteOf } from '../../lib/dates';
import type { WaitingEntry } from '../../ui/WaitingList';
import { type EmergencyGrant, emergencyGrantsQuery } from './deputyQueries';
import { factorResetsQuery } from './factorQueries';
import { accountsQuery, CONCERNS, type Concern, disabledAdministratorsQuery } from './queries';

/** Accounts somebody has to look after, as lines of 今天; each opens exactly these accounts. */
export function useWaitingAccounts(enabled: boolean): WaitingEntry[] {
  const unused = useInfiniteQuery({ ...accountsQuery('UNUSED_SOON'), enabled });
  const without = useInfiniteQuery({ ...accountsQuery('WITHOUT_POST'), enabled });
  const line = (concern: Concern, { data }: typeof unused): WaitingEntry[] => {
    const first = data?.pages[0];
    if (!first || first.items.length === 0) return [];
    return [
      {
        key: concern,
        dueOn: null,
        title: (
          <Link to="/system" search={{ concern }} className="waiting-title" data-row-link>
            {CONCERNS[concern]}的账号 {first.next ? '至少 ' : ''}
            {first.items.length} 个
          </Link>
        ),
        facts: <span>账号</span>,
        act: (
          <Link to="/system" search={{ concern }} className="waiting-act">
            查看
          </Link>
        ),
      },
    ];
  };
  return [...line('UNUSED_SOON', unused), ...line('WITHOUT_POST', without)];
}

/** Second factors somebody has lost: one administrator has asked, the other decides. */
export function useWaitingResets(enabled: boolean): WaitingEntry[] {
  const { data } = useQuery({ ...factorResetsQuery, enabled });
  return (data ?? [])
    .filter((reset) => reset.can.includes('DECIDE'))
    .map((reset) => ({
      key: reset.id,
      dueOn: null,
      title: (
        <Link to="/security" className="waiting-title" data-row-link>
          重置{reset.name}的双因素：{reset.reason}
        </Link>
      ),
      facts: (
        <>
          <span>双因素</span>
          <span className="quiet">
            {reset.askedBy} {dayOf(reset.askedAt)} 申请
          </span>
        </>
      ),
      act: (
        <Link to="/security" className="waiting-act">
          复核
        </Link>
      ),
    }));
}

/** Emergency grants this administrator decides; the buttons stand in the table above, each line leads there. */
export function useWaitingGrants(enabled: boolean): WaitingEntry[] {
  const { data } = useQuery({ ...emergencyGrantsQuery, enabled });
  return grantEntries(data ?? []);
}

export const grantEntries = (grants: EmergencyGrant[]): WaitingEntry[] =>
  grants
    .filter((grant) => grant.can.includes('DECIDE'))
    .map((grant) => ({
      key: grant.id,
      dueOn: null,
      title: (
        <Link to="/today" hash="emergency-grants" className="waiting-title" data-row-link>
          {grant.name}以“{grant.postTitle}”应急授权：{grant.reason}
        </Link>
      ),
      facts: (
        <>
          <span>应急授权</span>
          <span className="quiet">
            {grant.askedBy} {dayOf(grant.askedAt)} 申请
          </span>
        </>
      ),
      act: (
        <Link to="/today" hash="emergency-grants" className="waiting-act">
          复核
        </Link>
      ),
    }));

/** Accounts of administrators that were shut of late, told to all three for seven days. */
export function useDisabledAdministrators(enabled: boolean): WaitingEntry[] {
  const { data } = useQuery({ ...disabledAdministratorsQuery, enabled });
  return (data ?? []).map((one) => ({
    key: `disabled-${one.account}`,
    dueOn: null,
    title: (
      <span className="waiting-title">
        {one.name}（{one.post}）的账号已停用
      </span>
    ),
    facts: (
      <>
        <span>知会</span>
        <span className="quiet">
          {one.by} {minuteOf(one.at)} 停用，7 天内在此显示
        </span>
      </>
    ),
    act: null,
  }));
}
