import { Link } from '@tanstack/react-router';
import { useMay, useSignedIn } from '../../../api/session';
import { SectionTabs } from '../../../ui/SectionTabs';

/** The parts of 检查 somebody has anything to do with. */
export function InspectionTabs() {
  const may = useMay();
  const { scope } = useSignedIn();
  const own = may('selfcheck.record');
  const plans = may('inspect.plan') && scope.kind !== 'UNIT';
  const visits = may('inspect.checkin_findings');
  const blind = may('hazard.reopen') && scope.kind !== 'UNIT';
  if (!own && [plans, visits].filter(Boolean).length < 2) return null;
  return (
    <SectionTabs label="检查的各部分">
      {own && (
        <Link to="/inspection" activeOptions={{ exact: true, includeSearch: false }}>
          检查任务
        </Link>
      )}
      {(own || plans) && (
        <Link to="/inspection/patrols" activeOptions={{ includeSearch: false }}>
          巡查
        </Link>
      )}
      {own && (
        <Link to="/inspection/schedules" activeOptions={{ includeSearch: false }}>
          按频次安排
        </Link>
      )}
      {plans && (
        <Link to="/inspection/plans" activeOptions={{ includeSearch: false }}>
          检查计划
        </Link>
      )}
      {visits && (
        <Link to="/inspection/visits" activeOptions={{ includeSearch: false }}>
          上级检查
        </Link>
      )}
      {blind && (
        <Link to="/inspection/blind" activeOptions={{ includeSearch: false }}>
          盲查回头看
        </Link>
      )}
    </SectionTabs>
  );
}
