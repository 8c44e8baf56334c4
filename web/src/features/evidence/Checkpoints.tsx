import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { problemOf } from '../../api/problem';
import { minuteOf } from '../../lib/dates';
import { Section } from '../../ui/PageHeader';
import { type PlainColumn, PlainTable } from '../../ui/PlainTable';
import { ProblemAlert } from '../../ui/ProblemAlert';
import { newestCheckpointsQuery, type Witnessed } from './queries';
import { SendCosignatureForm } from './SendCosignatureForm';

const SHOWN = 8;

/** The newest checkpoints, and the newest that is final where it is older than these. */
export function Checkpoints() {
  const { data, error, refetch } = useQuery(newestCheckpointsQuery);
  const [sending, setSending] = useState(false);
  const lastFinal = data?.find((checkpoint) => checkpoint.isFinal);
  const shown = data?.filter((checkpoint, i) => i < SHOWN || checkpoint === lastFinal) ?? [];
  return (
    <Section
      id="checkpoints"
      title="检查点"
      extra={
        <span className="row">
          <a href="/api/evidence/witness-request" download="bihuan-checkpoint.txt">
            取最新检查点
          </a>
          <Button onClick={() => setSending(true)}>送交会签</Button>
        </span>
      }
    >
      {error && <ProblemAlert problem={problemOf(error)} onRetry={() => refetch()} />}
      {data && (
        <p role="status">
          {lastFinal
            ? `最近一个成为定论的检查点：${minuteOf(lastFinal.signedAt)}，${lastFinal.size} 条历史。`
            : '最近的检查点都还没有满三家会签，尚未成为定论。'}
        </p>
      )}
      {shown.length > 0 && (
        <PlainTable
          label="检查点"
          rows={shown}
          columns={columns}
          rowKey={(c) => `${c.suite} ${c.signedAt} ${c.size}`}
        />
      )}
      {sending && <SendCosignatureForm onClose={() => setSending(false)} />}
    </Section>
  );
}

const columns: PlainColumn<Witnessed>[] = [
  { key: 'at', title: '签署时间', width: 170, render: (c) => minuteOf(c.signedAt) },
  { key: 'size', title: '历史条数', width: 120, align: 'right', render: (c) => c.size },
  { key: 'suite', title: '算法', width: 110, render: (c) => c.suiteTitle },
  {
    key: 'who',
    title: '会签',
    render: (c) =>
      c.cosignatures.length === 0 ? (
        <span className="quiet">还没有</span>
      ) : (
        c.cosignatures.map((one) => `${one.name}（${one.roleTitle}）`).join('、')
      ),
  },
  {
    key: 'final',
    title: '状态',
    width: 140,
    render: (c) => (c.isFinal ? '已成定论' : `${c.cosignatures.length} 家会签`),
  },
];
