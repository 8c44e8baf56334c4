import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import type { OrganisationAct } from '../../api/organisation';
import { problemOf } from '../../api/problem';
import type { Ref } from '../../api/types';
import { Section } from '../../ui/PageHeader';
import { type PlainColumn, PlainTable } from '../../ui/PlainTable';
import { ProblemAlert } from '../../ui/ProblemAlert';
import { Empty } from '../../ui/states';
import { DateText } from '../../ui/texts';
import { AddContractorForm, CorrectContractorForm, EndContractorForm } from './ContractorForms';
import { type Contractor, contractorsQuery } from './profile';

type Props = { unit: Ref; can: OrganisationAct[]; ended: boolean };

type Asking = { kind: 'add' } | { kind: 'correct' | 'end'; contractor: Contractor };

/** Who works for the unit from outside (外包、服务单位), and whether a safety agreement was signed. */
export function Contractors({ unit, can, ended }: Props) {
  const { data, error, refetch } = useQuery(contractorsQuery(unit));
  const [asking, setAsking] = useState<Asking | null>(null);
  const close = () => setAsking(null);
  const now = data?.filter((contractor) => !contractor.over) ?? [];
  const over = data?.filter((contractor) => contractor.over) ?? [];
  return (
    <Section
      id="contractors"
      title="外包和服务单位"
      extra={
        can.includes('ADD_CONTRACTOR') && (
          <Button size="small" onClick={() => setAsking({ kind: 'add' })}>
            登记服务单位
          </Button>
        )
      }
    >
      {error && <ProblemAlert problem={problemOf(error)} onRetry={() => void refetch()} />}
      {data && now.length === 0 && (
        <Empty title="没有在服务的外包单位">
          {ended
            ? '单位已撤销，不再登记；原有的已停用或由承接单位接管。'
            : '食堂、物业、保安、消防维保等交给外单位的，应逐家登记，写明安全协议的签订日期。'}
        </Empty>
      )}
      {now.length > 0 && (
        <PlainTable
          label="外包和服务单位"
          rows={now}
          columns={columns(setAsking)}
          rowKey={(contractor) => contractor.ref}
        />
      )}
      {over.length > 0 && (
        <details className="over">
          <summary>已结束 {over.length} 家</summary>
          <ul className="below-lines">
            {over.map((contractor) => (
              <li key={contractor.ref}>
                <span>{contractor.name}</span>
                <span className="quiet">{contractor.kindTitle}</span>
                <span className="quiet">
                  {contractor.from} 至 {contractor.to}
                </span>
                <Acts contractor={contractor} ask={setAsking} />
              </li>
            ))}
          </ul>
        </details>
      )}
      {asking?.kind === 'add' && <AddContractorForm unit={unit} onClose={close} />}
      {asking?.kind === 'correct' && (
        <CorrectContractorForm unit={unit} contractor={asking.contractor} onClose={close} />
      )}
      {asking?.kind === 'end' && (
        <EndContractorForm unit={unit} contractor={asking.contractor} onClose={close} />
      )}
    </Section>
  );
}

const columns = (ask: (asking: Asking) => void): PlainColumn<Contractor>[] => [
  {
    key: 'name',
    title: '单位',
    render: (contractor) => (
      <>
        {contractor.name}
        <span className="faint code"> {contractor.creditCode}</span>
      </>
    ),
  },
  { key: 'kind', title: '服务内容', width: 128, render: (contractor) => contractor.kindTitle },
  {
    key: 'contact',
    title: '联系人',
    width: 136,
    render: (contractor) => (
      <span>
        {contractor.contactName}{' '}
        <a className="nowrap" href={`tel:${contractor.contactPhone.replaceAll(/[^+\d]/g, '')}`}>
          {contractor.contactPhone}
        </a>
      </span>
    ),
  },
  {
    key: 'term',
    title: '服务期',
    width: 118,
    render: (contractor) => (
      <span>
        <span className="nowrap">{contractor.from} 起</span>{' '}
        {contractor.to && <span className="nowrap">至 {contractor.to}</span>}
      </span>
    ),
  },
  {
    key: 'agreement',
    title: '安全协议',
    width: 104,
    render: (contractor) =>
      contractor.agreementOn ? (
        <DateText at={contractor.agreementOn} />
      ) : (
        <span className="vacant">未签订</span>
      ),
  },
  {
    key: 'acts',
    title: <span className="sr-only">办理</span>,
    width: 100,
    render: (contractor) => <Acts contractor={contractor} ask={ask} />,
  },
];

function Acts({ contractor, ask }: { contractor: Contractor; ask: (asking: Asking) => void }) {
  return (
    <span className="row-acts">
      {contractor.can.includes('CORRECT') && (
        <button
          type="button"
          className="link-button"
          onClick={() => ask({ kind: 'correct', contractor })}
          aria-label={`更正：${contractor.name}`}
        >
          更正
        </button>
      )}
      {contractor.can.includes('END') && (
        <button
          type="button"
          className="link-button"
          onClick={() => ask({ kind: 'end', contractor })}
          aria-label={`结束服务：${contractor.name}`}
        >
          结束
        </button>
      )}
    </span>
  );
}
