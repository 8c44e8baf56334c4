import { useQuery } from '@tanstack/react-query';
import { App, Button } from 'antd';
import { useState } from 'react';
import { problemOf } from '../../api/problem';
import { useCanBegin } from '../../api/session';
import { minuteOf } from '../../lib/dates';
import { Section } from '../../ui/PageHeader';
import { type PlainColumn, PlainTable } from '../../ui/PlainTable';
import { ProblemAlert } from '../../ui/ProblemAlert';
import { AskEmergencyForm } from './AskEmergencyForm';
import {
  type EmergencyGrant,
  emergencyGrantsQuery,
  useDecideEmergency,
  useEndEmergency,
  useWithdrawEmergency,
} from './deputyQueries';

/** 应急授权: the system administrator asks, the security administrator agrees, the audit administrator sees it at once. */
export function EmergencyGrants() {
  const asks = useCanBegin()('ASK_EMERGENCY_GRANT');
  const { modal } = App.useApp();
  const [asking, setAsking] = useState(false);
  const { data, error, refetch } = useQuery(emergencyGrantsQuery);
  const decide = useDecideEmergency();
  const end = useEndEmergency();
  const withdraw = useWithdrawEmergency();
  const live = data?.filter((g) => g.decision === 'CONFIRMED' && !g.over).length ?? 0;
  const failure = decide.error ?? end.error ?? withdraw.error;
  const acts: Acts = {
    decide: (grant, decision) =>
      modal.confirm({
        title: decision === 'CONFIRMED' ? `同意${grant.name}的应急授权` : `不同意${grant.name}的应急授权`,
        content:
          decision === 'CONFIRMED'
            ? `同意后 ${grant.hours} 小时内可以“${grant.postTitle}”办理，一举一动都有记录，审计管理员立即看到。`
            : '申请关闭。',
        okText: decision === 'CONFIRMED' ? '同意授权' : '不同意',
        cancelText: '取消',
        onOk: () => {
          decide.mutate({ id: grant.id, decision });
        },
      }),
    end: (grant) => end.mutate(grant.id),
    withdraw: (grant) => withdraw.mutate(grant.id),
  };
  return (
    <Section
      id="emergency-grants"
      title="应急授权"
      extra={asks && <Button onClick={() => setAsking(true)}>申请应急授权</Button>}
    >
      {live > 0 && (
        <p role="status" className="strong">
          此刻有 {live} 项应急授权生效。
        </p>
      )}
      {error && <ProblemAlert problem={problemOf(error)} onRetry={() => refetch()} />}
      {failure && <ProblemAlert problem={problemOf(failure)} />}
      {data?.length === 0 && (
        <p className="quiet">没有申请。负责人员都联系不上、事情又等不得时才用，最长 4 小时。</p>
      )}
      {data && data.length > 0 && (
        <PlainTable
          label="应急授权"
          rows={data}
          columns={columns(acts)}
          rowKey={(g) => g.id}
          faint={(g) => g.over}
        />
      )}
      {asking && <AskEmergencyForm onClose={() => setAsking(false)} />}
    </Section>
  );
}

type Acts = {
  decide: (grant: EmergencyGrant, decision: 'CONFIRMED' | 'REFUSED') => void;
  end: (grant: EmergencyGrant) => void;
  withdraw: (grant: EmergencyGrant) => void;
};

const CLOSED = {
  WITHDRAWN: '已由申请人撤回',
  EXPIRED: '24 小时没有复核，已失效',
  OVERTAKEN: '已有较新的申请',
} as const;

function state(grant: EmergencyGrant): string {
  if (grant.closed) return CLOSED[grant.closed];
  if (!grant.decision) return `待安全管理员复核，${grant.hours} 小时`;
  if (grant.decision === 'REFUSED') return `${grant.decidedBy}不同意`;
  if (grant.endedAt) return `${grant.endedBy}于 ${minuteOf(grant.endedAt)} 结束`;
  return `${grant.decidedBy}同意，${grant.over ? '已于' : '至'} ${minuteOf(grant.until ?? '')}${grant.over ? ' 到时结束' : ''}`;
}

const columns = (acts: Acts): PlainColumn<EmergencyGrant>[] => [
  {
    key: 'who',
    title: '谁，以什么岗位',
    width: '28%',
    render: (g) => (
      <>
        {g.name} <span className="quiet">{g.postTitle}</span>
      </>
    ),
  },
  { key: 'reason', title: '原因', render: (g) => g.reason },
  { key: 'asked', title: '申请', width: 200, render: (g) => `${g.askedBy} ${minuteOf(g.askedAt)}` },
  { key: 'state', title: '状态', width: 240, render: state },
  {
    key: 'acts',
    title: <span className="sr-only">办理</span>,
    width: 140,
    render: (g) => (
      <span className="row">
        {g.can.includes('DECIDE') && (
          <>
            <button type="button" className="link-button" onClick={() => acts.decide(g, 'CONFIRMED')}>
              同意授权
            </button>
            <button type="button" className="link-button" onClick={() => acts.decide(g, 'REFUSED')}>
              不同意
            </button>
          </>
        )}
        {g.can.includes('WITHDRAW') && (
          <button type="button" className="link-button" onClick={() => acts.withdraw(g)}>
            撤回
          </button>
        )}
        {g.can.includes('END') && (
          <button type="button" className="link-button" onClick={() => acts.end(g)}>
            提前结束
          </button>
        )}
      </span>
    ),
  },
];
