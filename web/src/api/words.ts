import type { Category } from './standards';
import type {
  Act,
  EndedUnit,
  HazardStatus,
  Level,
  NextActor,
  NodeKind,
  OfficeLevel,
  Origin,
  OtherAct,
  PhotoKind,
  ProposalKind,
  ProposalState,
  Role,
  Source,
  WithdrawalGround,
} from './types';

/** One Chinese word for each value of the API; the types make a missing one a compile error. */

export const statusWords: Record<HazardStatus, string> = {
  DRAFT: '草稿',
  REGISTERED: '待核定',
  FIXED_ON_SPOT: '当场整改待确认',
  INTERIM_CONTROL: '重大待管控报告',
  PLANNING: '待制定方案',
  RECTIFYING: '整改中',
  AWAITING_ACCEPTANCE: '待验收',
  AWAITING_CONFIRMATION: '待上级确认',
  CLOSED: '已销账',
  REBOUNDED: '反弹',
  TRANSFERRED: '已移送',
  JOINT_STUDY: '专题研究',
  WITHDRAWN: '已撤销',
};

export const levelWords: Record<Level, string> = { MAJOR: '重大', GENERAL: '一般', MINOR: '微小' };

/** 未核定 is a level nobody has given yet; 待核定 is the state of a hazard that waits for it. */
export const levelText = (level: Level | null) => (level ? levelWords[level] : '未核定');

/** Beside the name of a unit that is no more: so, and who goes on for it; `doing` is what he does, here. */
export function endedText(ended: EndedUnit | null, doing = '继续办理'): string {
  if (!ended) return '';
  if (!ended.into) return '（已撤销）';
  return ended.merged
    ? `（已撤销，由${ended.into}${doing}）`
    : `（已划转到另一区，由现在的${ended.into}${doing}）`;
}

export const sourceWords: Record<Source, string> = {
  SELF_CHECK: '自查',
  PATROL: '日常巡查',
  SPECIAL_CHECK: '专项检查',
  DISTRICT_CHECK: '区抽查',
  CITY_CHECK: '市抽查',
  UNANNOUNCED: '四不两直',
  CROSS_INSPECTION: '交叉互查',
  PUBLIC_REPORT: '举报',
  MONITORING: '监测报警',
  TRANSFER: '移送',
  LOOK_BACK: '回头看',
};

export const originWords: Record<Origin, string> = {
  SELF: '自报',
  ON_BEHALF: '代报',
  SUPERIOR: '上级发现',
  PUBLIC: '举报',
  MONITORING: '监测报警',
};

export const nextActorWords: Record<NextActor, string> = {
  REGISTRANT: '登记人',
  SAFETY_OFFICER: '单位安全干部',
  UNIT_HEAD: '单位主要负责人',
  RECTIFIER: '整改人',
  DISTRICT: '区级',
  CITY: '市级',
  NOBODY: '无',
};

/** The post whose look-back it is. */
export const lookBackActorWords: Partial<Record<NextActor, string>> = {
  UNIT_HEAD: '单位主要负责人',
  DISTRICT: '区级检查员',
  CITY: '市级督导',
};

export const photoWords: Record<PhotoKind, string> = {
  BEFORE: '整改前',
  AFTER: '整改后',
  INTERIM: '临时管控',
  EVIDENCE: '佐证材料',
};

export const proposalWords: Record<ProposalKind, string> = {
  EXTENSION: '延期申请',
  WITHDRAWAL: '撤销申请',
  DOWNGRADE: '降级申请',
};

export const proposalStateWords: Record<ProposalState, string> = {
  OPEN: '待决定',
  APPROVED: '已同意',
  REFUSED: '未同意',
  LAPSED: '不再需要',
  TAKEN_BACK: '已撤回',
};

export const groundWords: Record<WithdrawalGround, string> = { FALSE_REPORT: '误报', DUPLICATE: '重复登记' };

export const actWords: Record<Act | OtherAct, string> = {
  REGISTER: '上账',
  SAVE_DRAFT: '存草稿',
  EDIT: '修改',
  SUBMIT: '提交上账',
  GRADE: '核定',
  FIX_ON_SPOT: '当场整改',
  CONFIRM_ON_SPOT_FIX: '确认当场整改',
  RETURN_ON_SPOT_FIX: '退回当场整改',
  RECORD_INTERIM_CONTROL: '登记临时管控',
  REPORT_TO_AUTHORITY: '报告主管部门',
  REPORT_TO_STAFF: '报告职工大会',
  PLAN: '制定整改方案',
  SIGN_PLAN: '签署方案',
  START: '开始整改',
  REPORT_PROGRESS: '填报进展',
  REASSIGN: '改派整改人',
  FINISH: '整改完成',
  ACCEPT: '验收通过',
  REJECT: '验收不通过',
  CONFIRM_CLOSURE: '确认销账',
  REFUSE_CLOSURE: '不予销账',
  PROPOSE_EXTENSION: '申请延期',
  PROPOSE_WITHDRAWAL: '申请撤销',
  PROPOSE_DOWNGRADE: '申请降级',
  SIGN_PROPOSAL: '签署申请',
  APPROVE_PROPOSAL: '同意申请',
  REFUSE_PROPOSAL: '不同意申请',
  TAKE_BACK_PROPOSAL: '撤回申请',
  RAISE_LEVEL: '提高等级',
  TRANSFER: '移送',
  RECORD_TRANSFER_OUTCOME: '登记移送结果',
  START_JOINT_STUDY: '提请专题研究',
  CONCLUDE_JOINT_STUDY: '登记研究结论',
  LOOK_BACK: '回头看',
  ASK_LOOK_BACK: '要求回头看',
  REPORT_OVER_HEAD: '越级报告',
  ADD_NOTE: '补充说明',
  SEE_AGAIN: '再次查出',
  BLIND_LOOK: '盲查',
  REBOUND: '反弹重新上账',
};

export const officeWords: Record<OfficeLevel, string> = {
  UNIT: '单位',
  CLUSTER: '学区',
  DISTRICT: '区级',
  CITY: '市级',
};

export const roleWords: Record<Role, string> = {
  CITY_ADMIN: '市级管理员',
  CITY_SUPERVISOR: '市级督导',
  DISTRICT_ADMIN: '区级管理员',
  DISTRICT_INSPECTOR: '区级检查员',
  CLUSTER_ADMIN: '学区管理员',
  UNIT_HEAD: '主要负责人',
  SAFETY_OFFICER: '安全干部',
  POST_HOLDER: '岗位责任人',
  EXPERT: '专家',
  CONTRACTOR: '外包单位人员',
  DUTY_OFFICER: '值班员',
  AUDITOR: '监督审计',
  REPORT_KEEPER: '举报专管员',
  SEAL_KEEPER: '封存保管人',
  SYSTEM_ADMIN: '系统管理员',
  SECURITY_ADMIN: '安全管理员',
  AUDIT_ADMIN: '审计管理员',
};

export const nodeWords: Record<NodeKind, string> = {
  CITY: '市教委',
  DISTRICT: '区教委',
  CLUSTER: '学区',
  UNIT: '单位',
  DEPARTMENT: '部门',
};

/** The ten fields of inspection of the work plan, clause （七）. */
export const categoryWords: Record<Category, string> = {
  SAFETY_DUTY: '安全责任',
  FIRE: '消防安全',
  CONSTRUCTION: '建筑施工',
  CAMPUS_OPERATION: '校园运行',
  OUTSOURCING: '服务外包',
  LABORATORY: '实验室及危险化学品',
  KEY_PLACE: '重点场所',
  TRAFFIC: '交通安全',
  EMERGENCY: '应急管理',
  OTHER: '其他',
};
