import { useQuery } from '@tanstack/react-query';
import { useLocation } from '@tanstack/react-router';
import { Button } from 'antd';
import { useEffect, useState } from 'react';
import type { OrganisationAct, Place } from '../../api/organisation';
import { problemOf } from '../../api/problem';
import type { Ref } from '../../api/types';
import { ClockText } from '../../ui/ClockText';
import { Section } from '../../ui/PageHeader';
import { type PlainColumn, PlainTable } from '../../ui/PlainTable';
import { ProblemAlert } from '../../ui/ProblemAlert';
import { Empty } from '../../ui/states';
import { DateText } from '../../ui/texts';
import { AddEquipmentForm, CorrectEquipmentForm, RetireEquipmentForm } from './EquipmentForms';
import { type Equipment as Device, equipmentQuery } from './profile';

type Props = { unit: Ref; places: Place[]; can: OrganisationAct[]; ended: boolean };

type Asking = { kind: 'add' } | { kind: 'correct' | 'retire'; device: Device };

/** Special equipment (特种设备): what must be inspected until when, the most urgent first. */
export function Equipment({ unit, places, can, ended }: Props) {
  const { data, error, refetch } = useQuery(equipmentQuery(unit));
  const [asking, setAsking] = useState<Asking | null>(null);
  useArrival('equipment', data !== undefined);
  const close = () => setAsking(null);
  const inUse = data?.filter((device) => device.state !== 'RETIRED') ?? [];
  const retired = data?.filter((device) => device.state === 'RETIRED') ?? [];
  return (
    <Section
      id="equipment"
      title="特种设备"
      extra={
        can.includes('ADD_EQUIPMENT') && (
          <Button size="small" onClick={() => setAsking({ kind: 'add' })}>
            登记特种设备
          </Button>
        )
      }
    >
      {error && <ProblemAlert problem={problemOf(error)} onRetry={() => void refetch()} />}
      {data && inUse.length === 0 && (
        <Empty title="没有在用的特种设备">
          {ended
            ? '单位已撤销，不再登记；原有的已停用或由承接单位接管。'
            : '电梯、锅炉、压力容器等应逐台登记检验日期，检验到期前一个月提醒安全干部。'}
        </Empty>
      )}
      {inUse.length > 0 && (
        <PlainTable
          label="特种设备"
          rows={inUse}
          columns={columns(places, setAsking)}
          rowKey={(device) => device.ref}
        />
      )}
      {retired.length > 0 && (
        <details className="over">
          <summary>已停用 {retired.length} 台</summary>
          <ul className="below-lines">
            {retired.map((device) => (
              <li key={device.ref}>
                <span>{device.name}</span>
                <span className="quiet">{device.kindTitle}</span>
                <span className="quiet">
                  用到 <DateText at={device.retiredOn} />，{device.retiredWhy}
                </span>
              </li>
            ))}
          </ul>
        </details>
      )}
      {asking?.kind === 'add' && <AddEquipmentForm unit={unit} places={places} onClose={close} />}
      {asking?.kind === 'correct' && (
        <CorrectEquipmentForm unit={unit} places={places} device={asking.device} onClose={close} />
      )}
      {asking?.kind === 'retire' && (
        <RetireEquipmentForm unit={unit} device={asking.device} onClose={close} />
      )}
    </Section>
  );
}

/** Whoever comes by a link to this part of the page is brought to it once it is there. */
function useArrival(hash: string, there: boolean) {
  const wanted = useLocation({ select: (location) => location.hash }) === hash;
  useEffect(() => {
    if (wanted && there) document.getElementById(hash)?.scrollIntoView({ block: 'start' });
  }, [hash, wanted, there]);
}

const columns = (places: Place[], ask: (asking: Asking) => void): PlainColumn<Device>[] => [
  {
    key: 'name',
    title: '设备',
    width: '22%',
    render: (device) => (
      <>
        {device.name} <span className="faint">{device.kindTitle}</span>
      </>
    ),
  },
  {
    key: 'registration',
    title: '登记证编号',
    width: '14%',
    render: (device) => device.registration || <span className="faint">—</span>,
  },
  {
    key: 'where',
    title: '位置',
    render: (device) => whereWords(device, places) || <span className="faint">—</span>,
  },
  {
    key: 'due',
    title: '下次检验',
    width: 170,
    render: (device) => <Due device={device} />,
  },
  {
    key: 'maintainer',
    title: '维保单位',
    width: '20%',
    render: (device) => device.maintainer || <span className="faint">—</span>,
  },
  {
    key: 'acts',
    title: <span className="sr-only">办理</span>,
    width: 100,
    render: (device) => (
      <span className="row-acts">
        {device.can.includes('CORRECT') && (
          <button
            type="button"
            className="link-button"
            onClick={() => ask({ kind: 'correct', device })}
            aria-label={`更正：${device.name}`}
          >
            更正
          </button>
        )}
        {device.can.includes('RETIRE') && (
          <button
            type="button"
            className="link-button"
            onClick={() => ask({ kind: 'retire', device })}
            aria-label={`停用：${device.name}`}
          >
            停用
          </button>
        )}
      </span>
    ),
  },
];

function Due({ device }: { device: Device }) {
  if (!device.dueOn) return <span className="vacant">{device.stateTitle}</span>;
  const urgent = device.state === 'OVERDUE' || device.state === 'DUE_SOON';
  return (
    <span>
      {urgent ? <ClockText dueOn={device.dueOn} /> : <DateText at={device.dueOn} />}
      {device.inspectedOn && (
        <span className="faint inspected">
          上次 <DateText at={device.inspectedOn} />
        </span>
      )}
    </span>
  );
}

function whereWords(device: Device, places: Place[]): string {
  const place = places.find((known) => known.ref.slice(7) === device.placeId)?.name;
  return [place, device.location].filter(Boolean).join('，');
}
