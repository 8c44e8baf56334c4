import { useQuery } from '@tanstack/react-query';
import { App } from 'antd';
import { problemOf } from '../../api/problem';
import { minuteOf } from '../../lib/dates';
import { networkText } from '../../lib/network';
import { Section } from '../../ui/PageHeader';
import { type PlainColumn, PlainTable } from '../../ui/PlainTable';
import { ProblemAlert } from '../../ui/ProblemAlert';
import { RowsSkeleton } from '../../ui/states';
import { type OwnSession, sessionsQuery, useEndSession } from './queries';
import { deviceWords } from './words';

/** Every device on which I am signed in; one that is not mine is ended here. */
export function MySessions() {
  const { modal } = App.useApp();
  const { data, error, refetch } = useQuery(sessionsQuery);
  const end = useEndSession();
  const ask = (session: OwnSession) =>
    modal.confirm({
      title: `结束“${deviceWords(session.device)}”上的登录`,
      content: '该设备上须重新登录才能继续；已保存的草稿不受影响。不是本人登录的，请随后修改密码。',
      okText: '结束登录',
      cancelText: '取消',
      onOk: () => end.mutateAsync(session.id).catch(() => {}),
    });
  return (
    <Section id="sessions" title="正在登录的设备">
      {error && <ProblemAlert problem={problemOf(error)} onRetry={() => refetch()} />}
      {end.error && <ProblemAlert problem={problemOf(end.error)} />}
      {!data && !error && <RowsSkeleton rows={3} />}
      {data && (
        <PlainTable
          label="正在登录的设备"
          rows={data}
          columns={columns(ask)}
          rowKey={(session) => session.id}
        />
      )}
    </Section>
  );
}

const columns = (ask: (session: OwnSession) => void): PlainColumn<OwnSession>[] => [
  { key: 'device', title: '设备', render: (s) => deviceWords(s.device) },
  { key: 'network', title: '网络地址', width: 160, render: (s) => networkText(s.network) },
  { key: 'opened', title: '登录时间', width: 160, render: (s) => minuteOf(s.openedAt) },
  { key: 'seen', title: '最近使用', width: 160, render: (s) => minuteOf(s.seenAt) },
  {
    key: 'end',
    title: <span className="sr-only">办理</span>,
    width: 88,
    render: (s) =>
      s.current ? (
        <span className="faint">本设备</span>
      ) : s.can.includes('END') ? (
        <button
          type="button"
          className="link-button"
          onClick={() => ask(s)}
          aria-label={`结束登录：${deviceWords(s.device)}`}
        >
          结束登录
        </button>
      ) : null,
  },
];
