import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useEffect } from 'react';
import { problemOf } from '../api/problem';
import { useCanBegin, useMay, useSignedIn } from '../api/session';
import type { Role } from '../api/types';
import { EmergencyGrants } from '../features/access/EmergencyGrants';
import {
  useDisabledAdministrators,
  useWaitingAccounts,
  useWaitingGrants,
  useWaitingResets,
} from '../features/access/waitingAccess';
import { diskEntry, putBackEntry, useWaitingBackup } from '../features/backup/waitingBackup';
import { useWaitingAdaptations } from '../features/checklist/waitingAdaptations';
import {
  useWaitingCheckpoint,
  useWaitingSigning,
  useWaitingVerification,
} from '../features/evidence/waitingEvidence';
import { LoopState } from '../features/hazard/LoopState';
import { OpenMajors } from '../features/hazard/OpenMajors';
import { waitingQuery } from '../features/hazard/queries';
import { waitingEntry } from '../features/hazard/waitingEntry';
import { useWaitingChecks } from '../features/inspection/waitingChecks';
import { useWaitingEquipment } from '../features/organisation/waitingEquipment';
import { Unsealings } from '../features/tipoff/Unsealings';
import { useWaitingReports, useWaitingUnsealings } from '../features/tipoff/waitingReports';
import { today } from '../lib/dates';
import { rememberList } from '../lib/lastList';
import { useReturnToRow } from '../lib/useReturnToRow';
import { PageHeader } from '../ui/PageHeader';
import { ProblemAlert } from '../ui/ProblemAlert';
import { Empty, RowsSkeleton } from '../ui/states';
import { groupByClock, type WaitingEntry, WaitingList } from '../ui/WaitingList';
import { sectionsFor } from './sections';

const WITHOUT_LEDGER: Partial<Record<Role, string>> = {
  AUDITOR: '监督审计只查阅已立案倒查的隐患，倒查立案尚未开通。请先查看统计数字和存证。',
  REPORT_KEEPER: '新的举报和转办会列在这里。举报专管员不查阅台账，转办隐患的进展在“举报”中看。',
  SEAL_KEEPER: '封存保管人只决定是否启封举报人的身份；有申请时列在上面。',
  SYSTEM_ADMIN: '备份的警告、需要处理的账号会列在这里。管理岗位不接触台账内容。',
  SECURITY_ADMIN: '待复核的应急授权和双因素重置会列在这里。管理岗位不接触台账内容。',
  AUDIT_ADMIN: '应急授权和身份启封列在上面，还没有成为定论的检查点会列在这里。管理岗位不接触台账内容。',
};
const WEEKDAYS = ['日', '一', '二', '三', '四', '五', '六'];

/** 今天: what needs me, ordered by clock; when nothing does, where the loop stands. */
export function Today() {
  const may = useMay();
  const { scope, post, lookingOnly } = useSignedIn();
  const reads = may('hazard.read');
  const sections = sectionsFor(may, post.role);
  const hazards = useQuery({ ...waitingQuery, enabled: reads });
  const checks = useWaitingChecks(scope.kind === 'UNIT' && may('selfcheck.record'));
  const standards = useWaitingAdaptations(useCanBegin()('ADAPT_STANDARDS'));
  const equipment = useWaitingEquipment(post.role === 'SAFETY_OFFICER');
  const offices = useWaitingOfOffice(post.role);
  const disk = post.role === 'SYSTEM_ADMIN' ? diskEntry(lookingOnly) : [];
  const putBack = post.role === 'AUDIT_ADMIN' ? putBackEntry(lookingOnly) : [];
  const manyUnits = scope.kind !== 'UNIT' || scope.units.length > 1;
  const rows = [...(hazards.data?.items ?? []), ...(hazards.data?.lookBacks ?? [])];
  const entries = [
    ...rows.map((row) => waitingEntry(row, post.role, manyUnits)),
    ...checks,
    ...standards,
    ...equipment,
    ...offices,
    ...disk,
    ...putBack,
  ];
  const refs = rows.map((row) => row.ref).join();
  useEffect(() => rememberList(refs ? refs.split(',') : [], '/today'), [refs]);
  const waiting = new Set(entries.map((entry) => entry.key));
  useReturnToRow(rows.length > 0);
  const day = today();
  const weekday = WEEKDAYS[new Date(`${day}T00:00:00Z`).getUTCDay()];
  return (
    <div className="page">
      <PageHeader
        title="今天"
        above={`${day} 星期${weekday}`}
        below={<Counts entries={entries} exact={hazards.data?.counts.exact ?? true} />}
      />
      {may('breakglass.grant') && <EmergencyGrants />}
      {may('report.identity.unseal') && <Unsealings />}
      {!reads && entries.length === 0 && (
        <Empty title="现在没有等您办理的事项">
          <p>{WITHOUT_LEDGER[post.role]}</p>
          <p className="row">
            {sections
              .filter((section) => section.to !== '/today')
              .map((section) => (
                <Link key={section.to} to={section.to}>
                  {section.title}
                </Link>
              ))}
          </p>
        </Empty>
      )}
      {hazards.error && !hazards.data && (
        <ProblemAlert problem={problemOf(hazards.error)} onRetry={() => void hazards.refetch()} />
      )}
      {reads && hazards.isPending && <RowsSkeleton rows={10} />}
      {hazards.data && (entries.length === 0 || scope.kind !== 'UNIT') && (
        <LoopState idle={entries.length === 0} />
      )}
      <WaitingList groups={groupByClock(entries)}>
        {hazards.data && <OpenMajors rows={hazards.data.majors} above={waiting} manyUnits={manyUnits} />}
      </WaitingList>
    </div>
  );
}

/** What waits at the offices that have no ledger; each knows only its own. */
function useWaitingOfOffice(role: Role): WaitingEntry[] {
  const reports = useWaitingReports(role === 'REPORT_KEEPER');
  const unsealings = useWaitingUnsealings(role === 'SEAL_KEEPER');
  const backup = useWaitingBackup(role === 'SYSTEM_ADMIN' || role === 'SECURITY_ADMIN');
  const accounts = useWaitingAccounts(role === 'SYSTEM_ADMIN');
  const grants = useWaitingGrants(role === 'SECURITY_ADMIN');
  const resets = useWaitingResets(role === 'SECURITY_ADMIN');
  const three = role === 'SYSTEM_ADMIN' || role === 'SECURITY_ADMIN' || role === 'AUDIT_ADMIN';
  const disabled = useDisabledAdministrators(three);
  const checkpoint = useWaitingCheckpoint(role === 'AUDIT_ADMIN' || role === 'AUDITOR');
  const signing = useWaitingSigning(three);
  const verification = useWaitingVerification(role);
  return [
    ...verification,
    ...reports,
    ...unsealings,
    ...signing,
    ...backup,
    ...grants,
    ...resets,
    ...disabled,
    ...accounts,
    ...checkpoint,
  ];
}

/**
 * 7 天内要办 counts every kind of step; 7 日内到期 of the analysis counts rectification deadlines only. Beyond what the
 * server sends at once each number is only a lower bound.
 */
function Counts({ entries, exact }: { entries: WaitingEntry[]; exact: boolean }) {
  if (entries.length === 0) return null;
  const counts = new Map(groupByClock(entries).map(([group, members]) => [group, members.length]));
  const of = (group: Parameters<typeof counts.get>[0]) => counts.get(group) ?? 0;
  const soon = of('今天到期') + of('7 天内');
  const least = exact ? '' : '至少';
  return (
    <>
      <span>
        待您办理{least} <b className="number">{entries.length}</b> 项
      </span>
      {of('已逾期') > 0 && (
        <span className="clock-late">
          逾期{least} {of('已逾期')} 项
        </span>
      )}
      {of('超时未办') > 0 && (
        <span className="clock-late">
          超时未办{least} {of('超时未办')} 项
        </span>
      )}
      {soon > 0 && (
        <span className="clock-soon">
          7 天内要办{least} {soon} 项
        </span>
      )}
    </>
  );
}
