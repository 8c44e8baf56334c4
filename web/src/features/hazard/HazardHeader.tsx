import { DownOutlined } from '@ant-design/icons';
import { Link, useNavigate } from '@tanstack/react-router';
import { Button, Dropdown } from 'antd';
import type { Act, Can, HazardDetail } from '../../api/types';
import { endedText, lookBackActorWords, nextActorWords } from '../../api/words';
import { ClockText } from '../../ui/ClockText';
import { LevelTag } from '../../ui/LevelTag';
import { PageHeader } from '../../ui/PageHeader';
import { StatusTag } from '../../ui/StatusTag';
import { clockOf } from './clock';
import { InList } from './InList';
import { LoopSteps } from './LoopSteps';

type Props = { hazard: HazardDetail; onAct: (act: Act) => void };

export function HazardHeader({ hazard, onAct }: Props) {
  return (
    <>
      <PageHeader
        above={
          <span className="row">
            <Link to="/ledger" search={{ unit: hazard.unit.ref }}>
              {hazard.unit.name}
            </Link>
            {hazard.unit.ended && <span className="strong">{endedText(hazard.unit.ended)}</span>}
            <span>{hazard.districtName}</span>
            <span className="number">{hazard.number ?? '尚未上账'}</span>
          </span>
        }
        title={hazard.description}
        below={<State hazard={hazard} />}
        acts={
          <>
            <InList hazardRef={hazard.ref} />
            <Link to="/hazards/$ref/print" params={{ ref: hazard.ref }} className="link-as-button wide-only">
              打印整改单
            </Link>
          </>
        }
      />
      <LoopSteps hazard={hazard} />
      <Acts hazard={hazard} onAct={onAct} />
    </>
  );
}

function State({ hazard }: { hazard: HazardDetail }) {
  const clock = clockOf(hazard);
  return (
    <>
      <LevelTag level={hazard.level} proposed={hazard.proposedLevel} />
      <StatusTag status={hazard.status} />
      {clock && (
        <span className="row">
          <ClockText dueOn={clock.dueOn} dueAt={clock.dueAt} late={clock.late} of={clock.of} />
          {!clock.of && <span className="faint">{clock.reason}</span>}
        </span>
      )}
      {hazard.nextActor !== 'NOBODY' && <span>待{nextActorWords[hazard.nextActor]}办理</span>}
      {hazard.lookBackActor && <span>由{lookBackActorWords[hazard.lookBackActor]}回查</span>}
      {hazard.proposalActor && (
        <span>
          有申请待{nextActorWords[hazard.proposalActor]}
          {hazard.proposalActor === 'UNIT_HEAD' ? '签署' : '决定'}
        </span>
      )}
      {hazard.extensions > 0 && <span>已延期 {hazard.extensions} 次</span>}
      {hazard.rebounds > 0 && <span>反弹 {hazard.rebounds} 次</span>}
      {hazard.overHead && <span className="strong">越级报告</span>}
      {hazard.lateDays !== null && <span className="clock-soon">补登，发现 {hazard.lateDays} 天后上账</span>}
    </>
  );
}

const SHOWN = 3;

/** The next steps: the main one as the button, the others beside it, and why the rest is not for me. */
function Acts({ hazard, onAct }: Props) {
  const navigate = useNavigate();
  const start = (act: Can['act']) =>
    act === 'EDIT' ? void navigate({ to: '/ledger/register', search: { draft: hazard.ref } }) : onAct(act);
  const allowed = hazard.can.filter((c) => c.allowed);
  const main = allowed.find((c) => c.main);
  const others = allowed.filter((c) => c !== main);
  const [near, far] = [others.slice(0, SHOWN), others.slice(SHOWN)];
  const refused = hazard.can.filter((c) => !c.allowed);
  const mainRefused = refused.find((c) => c.main);
  if (hazard.can.length === 0) return null;
  return (
    <section className="hazard-acts no-print" aria-label="办理">
      <div className="row">
        {main && (
          <Button key={main.act} type="primary" onClick={() => start(main.act)}>
            {main.title}
          </Button>
        )}
        {mainRefused && (
          <span>
            下一步 <b>{mainRefused.title}</b>
            <span className="quiet">：{mainRefused.why}</span>
          </span>
        )}
        {near.map((c) => (
          <Button key={c.act} className="wide-only" onClick={() => start(c.act)}>
            {c.title}
          </Button>
        ))}
        {far.length > 0 && <More items={far} onAct={start} className="wide-only" />}
        {others.length > 0 && <More items={others} onAct={start} className="small-only" />}
      </div>
      {refused.length > (mainRefused ? 1 : 0) && <Refused acts={refused.filter((c) => c !== mainRefused)} />}
    </section>
  );
}

type MoreProps = { items: Can[]; onAct: (act: Can['act']) => void; className: string };

function More({ items, onAct, className }: MoreProps) {
  return (
    <Dropdown
      trigger={['click']}
      menu={{
        items: items.map((c) => ({ key: c.act, label: c.title })),
        onClick: ({ key }) => onAct(key as Can['act']),
      }}
    >
      <Button className={className}>
        更多办理 <DownOutlined aria-hidden="true" style={{ fontSize: 10 }} />
      </Button>
    </Dropdown>
  );
}

/** What may not be done is explained, one line for each reason. */
function Refused({ acts }: { acts: Can[] }) {
  const reasons = new Map<string, string[]>();
  for (const { why, title } of acts) {
    const words = why ?? '现在不能办理';
    reasons.set(words, [...(reasons.get(words) ?? []), title]);
  }
  return (
    <details className="hazard-refused">
      <summary>{acts.length} 项现在不能由您办理</summary>
      <ul>
        {[...reasons].map(([why, titles]) => (
          <li key={why}>
            <b>{titles.join('、')}</b>：{why}
          </li>
        ))}
      </ul>
    </details>
  );
}
