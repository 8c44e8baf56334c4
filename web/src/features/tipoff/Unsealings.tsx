import { useQuery } from '@tanstack/react-query';
import { App } from 'antd';
import { problemOf } from '../../api/problem';
import { useSignedIn } from '../../api/session';
import { minuteOf } from '../../lib/dates';
import { Section } from '../../ui/PageHeader';
import { type PlainColumn, PlainTable } from '../../ui/PlainTable';
import { ProblemAlert } from '../../ui/ProblemAlert';
import { type UnsealingRow, unsealingsQuery, useUnsealing } from './queries';

/** 身份启封: the keeper asks, the seal keeper agrees, the audit administrator sees it. */
export function Unsealings() {
  const role = useSignedIn().post.role;
  const { modal } = App.useApp();
  const { data, error, refetch } = useQuery(unsealingsQuery);
  const { decide, look } = useUnsealing();
  const failure = decide.error ?? look.error;
  const open = (row: UnsealingRow) =>
    look.mutate(row.ref, {
      onSuccess: ({ name, phone }) =>
        modal.info({
          title: '举报人身份',
          content: (
            <>
              <p>称呼：{name || '未留'}</p>
              <p>联系方式：{phone || '未留'}</p>
              <p className="quiet">本次查看已记录。</p>
            </>
          ),
          okText: '关闭',
        }),
    });
  // The keeper's own work is the reports; an empty table above them would say that nothing waits.
  if (role === 'REPORT_KEEPER' && !error && !data?.length) return null;
  return (
    <Section id="unsealings" title="举报人身份启封">
      {error && <ProblemAlert problem={problemOf(error)} onRetry={() => refetch()} />}
      {failure && <ProblemAlert problem={problemOf(failure)} />}
      {data?.length === 0 && <p className="quiet">没有启封申请。</p>}
      {data && data.length > 0 && (
        <PlainTable
          label="身份启封"
          rows={data}
          columns={columns(decide.mutate, open)}
          rowKey={(row) => row.ref}
          faint={(row) => row.decision !== null && !row.open}
        />
      )}
    </Section>
  );
}

function state(row: UnsealingRow): string {
  if (!row.decision) return '待封存保管人决定';
  if (row.decision === 'REFUSED') return `${row.decidedBy}不同意`;
  const until = minuteOf(row.expiresAt ?? '');
  return `${row.decidedBy}同意，${row.open ? `至 ${until}` : `已于 ${until} 封回`}，查看 ${row.looks} 次`;
}

const columns = (
  decide: (said: { ref: string; decision: 'AGREED' | 'REFUSED' }) => void,
  open: (row: UnsealingRow) => void,
): PlainColumn<UnsealingRow>[] => [
  { key: 'reason', title: '理由', render: (row) => row.reason },
  { key: 'asked', title: '申请', width: 240, render: (row) => `${row.askedBy} ${minuteOf(row.askedAt)}` },
  { key: 'state', title: '状态', width: 280, render: state },
  {
    key: 'acts',
    title: <span className="sr-only">办理</span>,
    width: 150,
    render: (row) => (
      <span className="row">
        {row.can.includes('DECIDE') && (
          <>
            <button
              type="button"
              className="link-button"
              onClick={() => decide({ ref: row.ref, decision: 'AGREED' })}
            >
              同意启封
            </button>
            <button
              type="button"
              className="link-button"
              onClick={() => decide({ ref: row.ref, decision: 'REFUSED' })}
            >
              不同意
            </button>
          </>
        )}
        {row.can.includes('LOOK') && (
          <button type="button" className="link-button" onClick={() => open(row)}>
            查看身份
          </button>
        )}
      </span>
    ),
  },
];
