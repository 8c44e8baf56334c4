import { useQuery } from '@tanstack/react-query';
import { App, Button } from 'antd';
import { useState } from 'react';
import { problemOf } from '../../api/problem';
import { useCanBegin } from '../../api/session';
import { minuteOf } from '../../lib/dates';
import { Section } from '../../ui/PageHeader';
import { type PlainColumn, PlainTable } from '../../ui/PlainTable';
import { ProblemAlert } from '../../ui/ProblemAlert';
import { RowsSkeleton } from '../../ui/states';
import { type Substitution, substitutionsQuery, useEndSubstitution } from './deputyQueries';
import { SubstituteForm } from './SubstituteForm';

/** 代班: while I am away, a colleague acts under my post; every line he leaves says for whom. */
export function Substitutions() {
  const begins = useCanBegin()('BEGIN_SUBSTITUTION');
  const { modal } = App.useApp();
  const { data, error, refetch } = useQuery(substitutionsQuery);
  const [asking, setAsking] = useState(false);
  const end = useEndSubstitution();
  const askEnd = (substitution: Substitution) =>
    modal.confirm({
      title: `结束${substitution.name}的代班`,
      content: '立即生效，对方正在办理的页面会要求换回本人岗位。',
      okText: '结束代班',
      cancelText: '取消',
      onOk: () => {
        end.mutate(substitution.id);
      },
    });
  return (
    <Section
      id="substitutions"
      title="请人代班"
      extra={begins && <Button onClick={() => setAsking(true)}>请同事代班</Button>}
    >
      <p className="quiet">
        外出期间由一名同事以您的岗位办理，最长 14 天，到时自动结束；对方办理的记录写明代谁办理。
      </p>
      {error && <ProblemAlert problem={problemOf(error)} onRetry={() => refetch()} />}
      {end.error && <ProblemAlert problem={problemOf(end.error)} />}
      {!data && !error && <RowsSkeleton rows={2} />}
      {data && data.length > 0 && (
        <PlainTable
          label="代班"
          rows={data}
          columns={columns(askEnd)}
          rowKey={(s) => s.id}
          faint={(s) => s.over}
        />
      )}
      {asking && <SubstituteForm onClose={() => setAsking(false)} />}
    </Section>
  );
}

const columns = (askEnd: (s: Substitution) => void): PlainColumn<Substitution>[] => [
  { key: 'name', title: '代班人', width: '18%', render: (s) => s.name },
  {
    key: 'time',
    title: '时间',
    width: 300,
    render: (s) => `${minuteOf(s.from)} 至 ${minuteOf(s.endedAt ?? s.until)}`,
  },
  { key: 'reason', title: '原因', render: (s) => s.reason },
  {
    key: 'end',
    title: <span className="sr-only">办理</span>,
    width: 96,
    render: (s) =>
      s.over ? (
        <span className="faint">已结束</span>
      ) : s.can.includes('END') ? (
        <button
          type="button"
          className="link-button"
          onClick={() => askEnd(s)}
          aria-label={`结束代班：${s.name}`}
        >
          结束代班
        </button>
      ) : null,
  },
];
