import type { HazardDetail, HazardStatus } from '../../api/types';
import { statusWords } from '../../api/words';
import './LoopSteps.css';

type Step = { title: string; states: HazardStatus[] };

const ORDINARY: Step[] = [
  { title: '上账', states: ['DRAFT'] },
  { title: '核定', states: ['REGISTERED'] },
  { title: '方案', states: ['PLANNING'] },
  { title: '整改', states: ['RECTIFYING', 'TRANSFERRED', 'JOINT_STUDY'] },
  { title: '验收', states: ['AWAITING_ACCEPTANCE', 'FIXED_ON_SPOT'] },
];
const CONTROL: Step = { title: '管控报告', states: ['INTERIM_CONTROL'] };
const CONFIRM: Step = { title: '上级确认', states: ['AWAITING_CONFIRMATION'] };
const CLOSED: Step = { title: '销账', states: ['CLOSED', 'REBOUNDED'] };

type Way = Pick<HazardDetail, 'level' | 'confirmLevel' | 'status' | 'completion' | 'confirmation'>;

/** The way this hazard goes round the loop; a major one has a longer way. */
export function stepsOf(hazard: Way): Step[] {
  const major = hazard.level === 'MAJOR' || hazard.status === 'INTERIM_CONTROL';
  const onSpot = hazard.status === 'FIXED_ON_SPOT' || hazard.completion?.onSpot;
  const way = ORDINARY.filter((s) => !onSpot || s.title !== '方案').map((s) =>
    onSpot && s.title === '核定' ? { ...s, title: '登记' } : s,
  );
  const head = way.slice(0, 2);
  return [
    ...head,
    ...(major ? [CONTROL] : []),
    ...way.slice(2),
    ...(needsConfirmation(hazard) ? [CONFIRM] : []),
    CLOSED,
  ];
}

/** A second key after the acceptance: always for a major one, and for what the city found unless it accepts itself. */
function needsConfirmation({ status, confirmation, confirmLevel, completion }: Way): boolean {
  if (status === 'CLOSED' || status === 'REBOUNDED') return confirmation !== null;
  return status === 'AWAITING_CONFIRMATION' || (confirmLevel === 'CITY' && !completion?.onSpot);
}

export function LoopSteps({ hazard }: { hazard: HazardDetail }) {
  if (hazard.status === 'WITHDRAWN') return null;
  const steps = stepsOf(hazard);
  const here = steps.findIndex((s) => s.states.includes(hazard.status));
  const done = hazard.status === 'CLOSED';
  return (
    <ol className="loop-steps" aria-label={`办理进度：${statusWords[hazard.status]}`}>
      {steps.map((step, i) => (
        <li
          key={step.title}
          data-state={done || i < here ? 'done' : i === here ? 'here' : 'ahead'}
          aria-current={i === here ? 'step' : undefined}
        >
          {step.title}
        </li>
      ))}
    </ol>
  );
}
