import type { HazardRow, NextActor, Role } from '../../api/types';
import { nextActorWords, proposalWords } from '../../api/words';

type Row = Pick<HazardRow, 'status' | 'nextActor' | 'proposalActor' | 'proposalKind'>;

const DECIDES: Partial<Record<Role, NextActor>> = {
  UNIT_HEAD: 'UNIT_HEAD',
  DISTRICT_ADMIN: 'DISTRICT',
  CITY_ADMIN: 'CITY',
};

/** Whose move it is when it is not this post's: for lists that show what waits for others. */
export function awaitedWords({ nextActor, proposalActor }: Row, role: Role): string | null {
  const whose = proposalActor ?? nextActor;
  return whose === DECIDES[role] || nextActor === DECIDES[role] ? null : `等待${nextActorWords[whose]}`;
}

/**
 * What the person sees on the row's button. Only a label: whether it may be done is told by `can` on the hazard's own
 * page, which the button opens with the main act.
 */
export function nextStepWords({ status, nextActor, proposalActor, proposalKind }: Row, role: Role): string {
  if (proposalActor && proposalActor === DECIDES[role]) {
    const asked = proposalKind ? proposalWords[proposalKind] : '申请';
    return role === 'UNIT_HEAD' ? `签署${asked}` : `审批${asked}`;
  }
  switch (status) {
    case 'DRAFT':
      return '补全并上账';
    case 'REGISTERED':
      return role === 'SAFETY_OFFICER' && nextActor === 'UNIT_HEAD' ? '管控或核定' : '核定';
    case 'FIXED_ON_SPOT':
      return '确认当场整改';
    case 'INTERIM_CONTROL':
      return '管控与报告';
    case 'PLANNING':
      return nextActor === 'UNIT_HEAD' ? '签署方案' : '制定方案';
    case 'RECTIFYING':
      return '整改完成';
    case 'AWAITING_ACCEPTANCE':
      return '验收';
    case 'AWAITING_CONFIRMATION':
      return '确认销账';
    case 'TRANSFERRED':
      return '登记移送结果';
    case 'JOINT_STUDY':
      return '登记研究结论';
    case 'CLOSED':
      return '回头看';
    case 'REBOUNDED':
    case 'WITHDRAWN':
      return '查看';
  }
}
