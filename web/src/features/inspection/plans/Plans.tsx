import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { useState } from 'react';
import { problemOf } from '../../../api/problem';
import { useCanBegin } from '../../../api/session';
import { PageHeader } from '../../../ui/PageHeader';
import { type PlainColumn, PlainTable } from '../../../ui/PlainTable';
import { ProblemAlert } from '../../../ui/ProblemAlert';
import { Empty, RowsSkeleton } from '../../../ui/states';
import { InspectionTabs } from './InspectionTabs';
import { NewPlanForm } from './NewPlanForm';
import { type PlanRow, plansQuery } from './queries';

/** Inspections planned by this office, the newest first. */
export function Plans() {
  const { data, error, refetch } = useQuery(plansQuery);
  const [making, setMaking] = useState(false);
  const mayPlan = useCanBegin()('PLAN_INSPECTION');
  return (
    <div className="page">
      <PageHeader
        title="检查计划"
        acts={
          mayPlan && (
            <Button type="primary" onClick={() => setMaking(true)}>
              新建计划
            </Button>
          )
        }
      />
      <InspectionTabs />
      {error && <ProblemAlert problem={problemOf(error)} onRetry={() => refetch()} />}
      {!data && !error && <RowsSkeleton />}
      {data?.length === 0 && (
        <Empty title="还没有检查计划">
          {mayPlan ? '新建计划，编好检查组和检查对象，再下达。' : '您编制或参加的检查计划在此显示。'}
        </Empty>
      )}
      {data && data.length > 0 && (
        <PlainTable
          label="检查计划"
          rows={data}
          columns={columns}
          rowKey={(plan) => plan.ref}
          faint={(plan) => plan.state === 'ENDED'}
        />
      )}
      {making && <NewPlanForm onClose={() => setMaking(false)} />}
    </div>
  );
}

const columns: PlainColumn<PlanRow>[] = [
  {
    key: 'title',
    title: '名称',
    render: (plan) => (
      <Link to="/inspection/plans/$ref" params={{ ref: plan.ref }}>
        {plan.title}
      </Link>
    ),
  },
  { key: 'kind', title: '种类', width: 110, render: (plan) => plan.kindTitle },
  { key: 'office', title: '组织', width: '18%', render: (plan) => plan.office },
  {
    key: 'days',
    title: '期间',
    width: 220,
    render: (plan) => <span className="nowrap">{`${plan.from} 至 ${plan.until}`}</span>,
  },
  { key: 'teams', title: '检查组', width: 90, align: 'right', render: (plan) => plan.teams },
  { key: 'targets', title: '检查对象', width: 100, align: 'right', render: (plan) => plan.targets },
  { key: 'state', title: '状态', width: 100, render: (plan) => plan.stateTitle },
];
