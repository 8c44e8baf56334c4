import { useQuery } from '@tanstack/react-query';
import { App, Button } from 'antd';
import { useState } from 'react';
import { problemOf } from '../../api/problem';
import { useCanBegin } from '../../api/session';
import { today } from '../../lib/dates';
import { Section } from '../../ui/PageHeader';
import { type PlainColumn, PlainTable } from '../../ui/PlainTable';
import { ProblemAlert } from '../../ui/ProblemAlert';
import { useEndWitness, type Witness, witnessesQuery } from './queries';
import { RegisterWitnessForm } from './RegisterWitnessForm';

/** Who countersigns, with which key, from when to when. */
export function Witnesses() {
  const registers = useCanBegin()('REGISTER_WITNESS');
  const { data, error, refetch } = useQuery(witnessesQuery);
  const [registering, setRegistering] = useState(false);
  const end = useEndWitness();
  const { modal } = App.useApp();
  const ask = (witness: Witness) =>
    modal.confirm({
      title: `结束${witness.name}的见证`,
      content: '今天之后它的会签不再计入；此前的会签照旧有效。密钥泄露的，请同时登记新的公钥。',
      okText: '今天结束',
      cancelText: '取消',
      onOk: () => {
        end.mutate({ id: witness.id, last: today() });
      },
    });
  return (
    <Section
      id="witnesses"
      title="见证人"
      extra={registers && <Button onClick={() => setRegistering(true)}>登记见证人</Button>}
    >
      {error && <ProblemAlert problem={problemOf(error)} onRetry={() => refetch()} />}
      {end.error && <ProblemAlert problem={problemOf(end.error)} />}
      {data?.length === 0 && (
        <p className="quiet">
          还没有登记。请各区节点、督导部门和市安委办各自保管一个检查点，用见证程序会签。
        </p>
      )}
      {data && data.length > 0 && (
        <PlainTable
          label="见证人"
          rows={data}
          columns={columns(ask)}
          rowKey={(w) => w.id}
          faint={(w) => !w.counts}
        />
      )}
      {registering && <RegisterWitnessForm onClose={() => setRegistering(false)} />}
    </Section>
  );
}

const columns = (end: (witness: Witness) => void): PlainColumn<Witness>[] => [
  {
    key: 'name',
    title: '见证人',
    width: '24%',
    render: (w) => (
      <>
        {w.name} <span className="quiet">{w.roleTitle}</span>
      </>
    ),
  },
  { key: 'key', title: '公钥', render: (w) => <span className="witness-key">{w.key}</span> },
  { key: 'days', title: '期间', width: 220, render: (w) => `${w.from} 至 ${w.to ?? '不定期'}` },
  {
    key: 'acts',
    title: <span className="sr-only">办理</span>,
    width: 90,
    render: (w) =>
      w.counts &&
      w.can.includes('END') && (
        <button type="button" className="link-button" onClick={() => end(w)}>
          结束
        </button>
      ),
  },
];
