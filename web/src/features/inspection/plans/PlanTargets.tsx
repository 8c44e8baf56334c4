import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { useState } from 'react';
import { problemOf } from '../../../api/problem';
import { minuteOf } from '../../../lib/dates';
import { Section } from '../../../ui/PageHeader';
import { type PlainColumn, PlainTable } from '../../../ui/PlainTable';
import { ProblemAlert } from '../../../ui/ProblemAlert';
import { Empty } from '../../../ui/states';
import { arrangementOf, type Plan, type Target, useArrange, useDrop } from './queries';
import { ReasonForm } from './ReasonForm';
import { TargetForm } from './TargetForm';

type Props = { plan: Plan; editable: boolean; droppable: boolean };

/** Where the teams go, and what they found there. */
export function PlanTargets({ plan, editable, droppable }: Props) {
  const [adding, setAdding] = useState(false);
  const [dropping, setDropping] = useState<Target | null>(null);
  const arrange = useArrange(plan);
  const drop = useDrop(plan);
  const remove = (target: Target) => {
    const before = arrangementOf(plan);
    arrange.mutate({ ...before, targets: before.targets.filter((other) => other.unit !== target.unit) });
  };
  return (
    <Section
      id="plan-targets"
      title={`检查对象（${plan.targets.length}）`}
      extra={
        <span className="row">
          {(plan.committed || plan.can.includes('COMMIT_DRAW')) && (
            <Link to="/inspection/plans/$ref/draw" params={{ ref: plan.ref }} className="act-link">
              {plan.committed ? '抽取记录' : '随机抽取'}
            </Link>
          )}
          {editable && plan.teams.length > 0 && <Button onClick={() => setAdding(true)}>增加检查对象</Button>}
        </span>
      }
    >
      {arrange.error && <ProblemAlert problem={problemOf(arrange.error)} />}
      {plan.targets.length === 0 ? (
        <Empty title="还没有检查对象">
          {plan.teams.length > 0 ? '逐个增加，或随机抽取。' : '先编好检查组。'}
        </Empty>
      ) : (
        <PlainTable
          label="检查对象"
          rows={plan.targets}
          columns={columns(
            plan,
            editable ? remove : null,
            droppable ? (target) => setDropping(target) : null,
          )}
          rowKey={(target) => target.id}
          faint={(target) => target.state === 'DROPPED'}
        />
      )}
      {adding && <TargetForm plan={plan} onClose={() => setAdding(false)} />}
      {dropping && (
        <ReasonForm
          title={`不再检查：${dropping.unitName}`}
          intro={
            plan.drawn
              ? '检查组随即失去该单位的权限，由排在最前的候补对象递补。'
              : '检查组随即失去该单位的权限。'
          }
          label="原因"
          submit="不再检查"
          change={drop}
          onSubmit={(reason) =>
            drop.mutate({ target: dropping.id, reason }, { onSuccess: () => setDropping(null) })
          }
          onClose={() => setDropping(null)}
        />
      )}
    </Section>
  );
}

const columns = (
  plan: Plan,
  remove: ((target: Target) => void) | null,
  drop: ((target: Target) => void) | null,
): PlainColumn<Target>[] => [
  { key: 'unit', title: '单位', render: (t) => t.unitName },
  { key: 'district', title: '所在区', width: 110, render: (t) => t.districtName },
  {
    key: 'team',
    title: '检查组',
    width: 120,
    render: (t) => plan.teams.find((team) => team.id === t.team)?.name,
  },
  {
    key: 'days',
    title: '日期',
    width: 220,
    render: (t) =>
      t.from === t.until ? t.from : <span className="nowrap">{`${t.from} 至 ${t.until}`}</span>,
  },
  ...(plan.state === 'DRAFT'
    ? []
    : [{ key: 'state', title: '情况', width: '30%', render: (t: Target) => <Progress target={t} /> }]),
  ...(remove || drop
    ? [
        {
          key: 'act',
          title: <span className="sr-only">办理</span>,
          width: 90,
          render: (t: Target) => {
            const act = remove ?? (t.state === 'WAITING' ? drop : null);
            return (
              act && (
                <button
                  type="button"
                  className="link-button"
                  aria-label={`${remove ? '移除' : '不再检查'}${t.unitName}`}
                  onClick={() => act(t)}
                >
                  {remove ? '移除' : '不再检查'}
                </button>
              )
            );
          },
        },
      ]
    : []),
];

function Progress({ target }: { target: Target }) {
  const { outcome } = target;
  if (outcome && target.task) {
    const found = outcome.registered + outcome.linked;
    return (
      <span>
        <Link to="/inspection/visits/$ref" params={{ ref: target.task }}>
          {found > 0 ? `发现 ${found} 项` : '没有发现问题'}
        </Link>
        {found > 0 && (
          <span className="quiet">
            {' '}
            新上账 {outcome.registered}，已在台账 {outcome.linked}
            {outcome.missed > 0 && <b>，自查漏查 {outcome.missed}</b>}
          </span>
        )}
        {outcome.notChecked > 0 && <span className="quiet"> 未检查 {outcome.notChecked} 项</span>}
      </span>
    );
  }
  return (
    <span>
      {target.stateTitle}
      {target.startedAt && (
        <span className="faint">
          {' '}
          {target.startedBy} {minuteOf(target.startedTold ?? target.startedAt)}
          {target.startedTold && `（手机记录，${minuteOf(target.startedAt)} 收到）`}
        </span>
      )}
      {target.droppedReason && <span className="quiet"> {target.droppedReason}</span>}
    </span>
  );
}
