import { useQuery } from '@tanstack/react-query';
import { App } from 'antd';
import { problemOf } from '../../api/problem';
import { minuteOf } from '../../lib/dates';
import { Section } from '../../ui/PageHeader';
import { type PlainColumn, PlainTable } from '../../ui/PlainTable';
import { ProblemAlert } from '../../ui/ProblemAlert';
import { RowsSkeleton } from '../../ui/states';
import { type FactorReset, factorResetsQuery, useDecideReset, useWithdrawReset } from './factorQueries';

const DECISIONS = { CONFIRMED: '已同意', REFUSED: '未同意' } as const;
const ENDS = {
  WITHDRAWN: '已由申请人撤回',
  EXPIRED: '72 小时没有复核，已失效',
  OVERTAKEN: '申请后已换手机或关闭，已失效',
} as const;

/** Asked by one office, decided by the other; both see how it stands. */
export function FactorResets() {
  const { modal } = App.useApp();
  const { data, error, refetch } = useQuery(factorResetsQuery);
  const decide = useDecideReset();
  const withdraw = useWithdrawReset();
  const failure = decide.error ?? withdraw.error;
  const ask = (reset: FactorReset, decision: 'CONFIRMED' | 'REFUSED') =>
    modal.confirm({
      title: decision === 'CONFIRMED' ? `同意重置${reset.name}的双因素` : `不同意重置${reset.name}的双因素`,
      content:
        decision === 'CONFIRMED'
          ? '请确认已核实是本人的要求。同意后其登录全部结束，可只凭密码登录并重新设置。'
          : '申请关闭，双因素保持不变。',
      okText: decision === 'CONFIRMED' ? '同意重置' : '不同意',
      cancelText: '取消',
      onOk: () => {
        decide.mutate({ id: reset.id, decision });
      },
    });
  return (
    <Section id="factor-resets" title="双因素重置">
      {error && <ProblemAlert problem={problemOf(error)} onRetry={() => refetch()} />}
      {failure && <ProblemAlert problem={problemOf(failure)} />}
      {!data && !error && <RowsSkeleton rows={2} />}
      {data?.length === 0 && <p className="quiet">没有申请。</p>}
      {data && data.length > 0 && (
        <PlainTable
          label="双因素重置申请"
          rows={data}
          columns={columns(ask, (reset) => withdraw.mutate(reset.id))}
          rowKey={(reset) => reset.id}
          faint={(reset) => reset.decision !== null || reset.ended !== null}
        />
      )}
    </Section>
  );
}

type Ask = (reset: FactorReset, decision: 'CONFIRMED' | 'REFUSED') => void;

const columns = (ask: Ask, withdraw: (reset: FactorReset) => void): PlainColumn<FactorReset>[] => [
  {
    key: 'name',
    title: '账号',
    width: '18%',
    render: (r) => (
      <>
        {r.name} <span className="quiet">{r.login}</span>
      </>
    ),
  },
  { key: 'reason', title: '原因', render: (r) => r.reason },
  {
    key: 'asked',
    title: '申请',
    width: 220,
    render: (r) => (
      <>
        {r.askedBy} <span className="quiet">{minuteOf(r.askedAt)}</span>
      </>
    ),
  },
  {
    key: 'decided',
    title: '复核',
    width: 240,
    render: (r) =>
      r.decision && r.decidedAt ? (
        <>
          {r.decidedBy} {DECISIONS[r.decision]} <span className="quiet">{minuteOf(r.decidedAt)}</span>
        </>
      ) : r.can.includes('DECIDE') ? (
        <span className="row">
          <button type="button" className="link-button" onClick={() => ask(r, 'CONFIRMED')}>
            同意重置
          </button>
          <button type="button" className="link-button" onClick={() => ask(r, 'REFUSED')}>
            不同意
          </button>
        </span>
      ) : r.ended ? (
        <span className="quiet">{ENDS[r.ended]}</span>
      ) : (
        <span className="row">
          <span className="quiet">待安全管理员复核，至 {minuteOf(r.expiresAt)}</span>
          {r.can.includes('WITHDRAW') && (
            <button type="button" className="link-button" onClick={() => withdraw(r)}>
              撤回
            </button>
          )}
        </span>
      ),
  },
];
