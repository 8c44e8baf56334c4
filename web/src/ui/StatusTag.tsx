import type { HazardStatus } from '../api/types';
import { statusWords } from '../api/words';
import './tags.css';

/** How far around the loop: the ring closes as the hazard does. Sixths of a turn; -1 stands outside the loop. */
const PROGRESS: Record<HazardStatus, number> = {
  DRAFT: 0,
  REGISTERED: 1,
  FIXED_ON_SPOT: 4,
  INTERIM_CONTROL: 2,
  PLANNING: 2,
  RECTIFYING: 3,
  AWAITING_ACCEPTANCE: 4,
  AWAITING_CONFIRMATION: 5,
  CLOSED: 6,
  REBOUNDED: -1,
  TRANSFERRED: -1,
  JOINT_STUDY: -1,
  WITHDRAWN: -1,
};

const ROUND = 2 * Math.PI * 5;

export function LoopRing({ status, size = 14 }: { status: HazardStatus; size?: number }) {
  const part = PROGRESS[status];
  return (
    <svg width={size} height={size} viewBox="0 0 14 14" fill="none" aria-hidden="true">
      {part === 6 ? (
        <>
          <circle cx="7" cy="7" r="6" fill="var(--green-mark)" />
          <path d="m4.4 7.2 1.8 1.8 3.4-3.7" stroke="#fff" strokeWidth="1.5" strokeLinecap="round" />
        </>
      ) : part < 0 ? (
        <OutsideMark status={status} />
      ) : (
        <>
          <circle
            cx="7"
            cy="7"
            r="5"
            stroke="#cbd2dc"
            strokeWidth="2.2"
            strokeDasharray={part === 0 ? '2 2' : undefined}
          />
          <circle
            cx="7"
            cy="7"
            r="5"
            stroke="var(--accent)"
            strokeWidth="2.2"
            strokeDasharray={`${(ROUND * part) / 6} ${ROUND}`}
            transform="rotate(-90 7 7)"
          />
        </>
      )}
    </svg>
  );
}

function OutsideMark({ status }: { status: HazardStatus }) {
  const path =
    status === 'REBOUNDED'
      ? 'M3 5.2A4.8 4.8 0 1 1 2.4 8.6M3 2.4v3h3'
      : status === 'TRANSFERRED'
        ? 'M2 7h9.2M8 3.6 11.4 7 8 10.4'
        : status === 'JOINT_STUDY'
          ? 'M3 4.2h8M3 7h8M3 9.8h5'
          : 'M3.4 3.4l7.2 7.2M10.6 3.4l-7.2 7.2';
  return (
    <path d={path} stroke="var(--ink-2)" strokeWidth="1.6" strokeLinecap="round" strokeLinejoin="round" />
  );
}

export function StatusTag({ status, title }: { status: HazardStatus; title?: string }) {
  const tone = status === 'CLOSED' ? ' tag-closed' : status === 'WITHDRAWN' ? ' tag-still' : '';
  return (
    <span className={`tag${tone}`}>
      <LoopRing status={status} />
      {title ?? statusWords[status]}
    </span>
  );
}
