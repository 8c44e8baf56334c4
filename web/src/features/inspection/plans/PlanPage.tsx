import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { App, Button } from 'antd';
import { useState } from 'react';
import { problemOf } from '../../../api/problem';
import { minuteOf } from '../../../lib/dates';
import { Fact, Facts } from '../../../ui/Facts';
import { PageHeader, Section } from '../../../ui/PageHeader';
import { type PlainColumn, PlainTable } from '../../../ui/PlainTable';
import { ProblemAlert } from '../../../ui/ProblemAlert';
import { Empty, PageSkeleton } from '../../../ui/states';
import { PlanTargets } from './PlanTargets';
import { PlanTeams } from './PlanTeams';
import { type Plan, planQuery, useEnd, useIssue } from './queries';
import { ReasonForm } from './ReasonForm';
import './plans.css';

/** One plan: who goes where, what became of it, and for a sealed one who has looked. */
export function PlanPage() {
  const { ref } = useParams({ from: '/shell/inspection/plans/$ref' });
  const { data, error, refetch } = useQuery(planQuery(ref));
  if (error) {
    return (
      <div className="page">
        <ProblemAlert problem={problemOf(error)} onRetry={() => refetch()} />
      </div>
    );
  }
  if (!data) return <PageSkeleton />;
  return <PlanShown plan={data} />;
}

function PlanShown({ plan }: { plan: Plan }) {
  const { modal } = App.useApp();
  const issue = useIssue(plan);
  const end = useEnd(plan);
  const [ending, setEnding] = useState(false);
  const can = (act: string) => plan.can.includes(act);
  const askIssue = () =>
    modal.confirm({
      title: '下达检查计划',
      content: `${plan.teams.length} 个检查组将在各自的日期内取得 ${plan.targets.length} 个检查对象的临时权限，到期自动收回。${
        plan.sealed ? '检查对象在检查组到场开始后才对检查组开放。' : ''
      }`,
      okText: '下达',
      cancelText: '取消',
      onOk: () => {
        issue.mutate(undefined);
      },
    });
  return (
    <div className="page">
      <PageHeader
        above={<Link to="/inspection/plans">检查计划</Link>}
        title={plan.title}
        below={
          <span className="row">
            <span>{plan.kindTitle}</span>
            <span>{plan.stateTitle}</span>
            <span className="nowrap">{`${plan.from} 至 ${plan.until}`}</span>
          </span>
        }
        acts={
          <>
            {can('ISSUE') && (
              <Button type="primary" onClick={askIssue} loading={issue.isPending}>
                下达
              </Button>
            )}
            {can('END') && <Button onClick={() => setEnding(true)}>结束计划</Button>}
          </>
        }
      />
      {issue.error && <ProblemAlert problem={problemOf(issue.error)} />}
      {plan.sealed && plan.state !== 'ENDED' && (
        <p className="quiet">
          四不两直：检查组到场开始之前，检查对象及其上级看不到这次检查。您这次查看已记录在案。
        </p>
      )}
      <Facts>
        <Fact label="检查内容">{plan.purpose}</Fact>
        <Fact label="检查表">{plan.checklistTitle}</Fact>
        <Fact label="组织">{plan.office}</Fact>
        <Fact label="编制">{`${plan.madeBy}　${minuteOf(plan.madeAt)}`}</Fact>
        <Fact label="下达">{plan.issuedAt && `${plan.issuedBy}　${minuteOf(plan.issuedAt)}`}</Fact>
        {plan.endedAt && (
          <Fact label="结束">{`${plan.endedBy}　${minuteOf(plan.endedAt)}　${plan.endReason}`}</Fact>
        )}
      </Facts>
      <PlanTeams plan={plan} editable={can('EDIT')} />
      <PlanTargets plan={plan} editable={can('EDIT')} droppable={can('DROP')} />
      {plan.sealed && <Looks plan={plan} />}
      {ending && (
        <ReasonForm
          title="结束检查计划"
          intro="立即收回全部检查组的临时权限；没有检查的对象不再检查。"
          label="结束说明"
          submit="结束计划"
          change={end}
          onSubmit={(reason) => end.mutate(reason, { onSuccess: () => setEnding(false) })}
          onClose={() => setEnding(false)}
        />
      )}
    </div>
  );
}

function Looks({ plan }: { plan: Plan }) {
  return (
    <Section id="plan-looks" title="到场前的查看">
      {plan.looks.length === 0 ? (
        <Empty title="没有人查看过" />
      ) : (
        <PlainTable
          label="到场前的查看"
          rows={plan.looks}
          columns={lookColumns}
          rowKey={(look) => look.at + look.name}
        />
      )}
    </Section>
  );
}

const lookColumns: PlainColumn<Plan['looks'][number]>[] = [
  { key: 'name', title: '姓名', width: '24%', render: (look) => look.name },
  { key: 'post', title: '岗位', render: (look) => look.post },
  { key: 'what', title: '查看', width: '24%', render: (look) => look.what },
  { key: 'at', title: '时间', width: 170, render: (look) => minuteOf(look.at) },
];
