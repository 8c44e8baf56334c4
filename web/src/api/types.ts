/** Shapes of the API. Enumerations are lists first, so that a test can prove each value has a word (words.ts). */

export const HAZARD_STATUSES = [
  'DRAFT',
  'REGISTERED',
  'FIXED_ON_SPOT',
  'INTERIM_CONTROL',
  'PLANNING',
  'RECTIFYING',
  'AWAITING_ACCEPTANCE',
  'AWAITING_CONFIRMATION',
  'CLOSED',
  'REBOUNDED',
  'TRANSFERRED',
  'JOINT_STUDY',
  'WITHDRAWN',
] as const;
export type HazardStatus = (typeof HAZARD_STATUSES)[number];

export const LEVELS = ['MAJOR', 'GENERAL', 'MINOR'] as const;
export type Level = (typeof LEVELS)[number];

export const SOURCES = [
  'SELF_CHECK',
  'PATROL',
  'SPECIAL_CHECK',
  'DISTRICT_CHECK',
  'CITY_CHECK',
  'UNANNOUNCED',
  'CROSS_INSPECTION',
  'PUBLIC_REPORT',
  'MONITORING',
  'TRANSFER',
  'LOOK_BACK',
] as const;
export type Source = (typeof SOURCES)[number];

export const ORIGINS = ['SELF', 'ON_BEHALF', 'SUPERIOR', 'PUBLIC', 'MONITORING'] as const;
export type Origin = (typeof ORIGINS)[number];

export const NEXT_ACTORS = [
  'REGISTRANT',
  'SAFETY_OFFICER',
  'UNIT_HEAD',
  'RECTIFIER',
  'DISTRICT',
  'CITY',
  'NOBODY',
] as const;
export type NextActor = (typeof NEXT_ACTORS)[number];

export const PHOTO_KINDS = ['BEFORE', 'AFTER', 'INTERIM', 'EVIDENCE'] as const;
export type PhotoKind = (typeof PHOTO_KINDS)[number];

/** What a person does with a hazard through a form of its own. */
export const ACTS = [
  'SUBMIT',
  'GRADE',
  'FIX_ON_SPOT',
  'CONFIRM_ON_SPOT_FIX',
  'RETURN_ON_SPOT_FIX',
  'RECORD_INTERIM_CONTROL',
  'REPORT_TO_AUTHORITY',
  'REPORT_TO_STAFF',
  'PLAN',
  'SIGN_PLAN',
  'START',
  'REPORT_PROGRESS',
  'REASSIGN',
  'FINISH',
  'ACCEPT',
  'REJECT',
  'CONFIRM_CLOSURE',
  'REFUSE_CLOSURE',
  'PROPOSE_EXTENSION',
  'PROPOSE_WITHDRAWAL',
  'PROPOSE_DOWNGRADE',
  'SIGN_PROPOSAL',
  'APPROVE_PROPOSAL',
  'REFUSE_PROPOSAL',
  'TAKE_BACK_PROPOSAL',
  'RAISE_LEVEL',
  'TRANSFER',
  'RECORD_TRANSFER_OUTCOME',
  'START_JOINT_STUDY',
  'CONCLUDE_JOINT_STUDY',
  'LOOK_BACK',
  'ASK_LOOK_BACK',
  'REPORT_OVER_HEAD',
  'ADD_NOTE',
] as const;
export type Act = (typeof ACTS)[number];

/** What else stands in a history: registering, correcting, and what the ledger does by itself. */
export const OTHER_ACTS = ['REGISTER', 'SAVE_DRAFT', 'EDIT', 'SEE_AGAIN', 'BLIND_LOOK', 'REBOUND'] as const;
export type OtherAct = (typeof OTHER_ACTS)[number];

export const PROPOSAL_KINDS = ['EXTENSION', 'WITHDRAWAL', 'DOWNGRADE'] as const;
export type ProposalKind = (typeof PROPOSAL_KINDS)[number];
export const PROPOSAL_STATES = ['OPEN', 'APPROVED', 'REFUSED', 'LAPSED', 'TAKEN_BACK'] as const;
export type ProposalState = (typeof PROPOSAL_STATES)[number];
export const WITHDRAWAL_GROUNDS = ['FALSE_REPORT', 'DUPLICATE'] as const;
export type WithdrawalGround = (typeof WITHDRAWAL_GROUNDS)[number];

export const ROLES = [
  'CITY_ADMIN',
  'CITY_SUPERVISOR',
  'DISTRICT_ADMIN',
  'DISTRICT_INSPECTOR',
  'CLUSTER_ADMIN',
  'UNIT_HEAD',
  'SAFETY_OFFICER',
  'POST_HOLDER',
  'EXPERT',
  'CONTRACTOR',
  'DUTY_OFFICER',
  'AUDITOR',
  'REPORT_KEEPER',
  'SEAL_KEEPER',
  'SYSTEM_ADMIN',
  'SECURITY_ADMIN',
  'AUDIT_ADMIN',
] as const;
export type Role = (typeof ROLES)[number];

export const NODE_KINDS = ['CITY', 'DISTRICT', 'CLUSTER', 'UNIT', 'DEPARTMENT'] as const;
export type NodeKind = (typeof NODE_KINDS)[number];

/** `{district}-{uuid}`, the public address of a thing in a district's ledger. */
export type Ref = string;

export type Count = { value: number; exact: boolean };
export type Page<T> = { items: T[]; next: string | null; count: Count };

export type Post = {
  id: Ref;
  title: string;
  role: Role;
  roleTitle: string;
  nodeId: string;
  nodeName: string;
  nodeKind: NodeKind;
  unit: Ref | null;
  /** That of an inspection team, by a temporary grant. */
  ofTeam: boolean;
};

/** What is begun, and is not yet a thing that could tell it. */
export const BEGINNINGS = [
  'ADAPT_STANDARDS',
  'ARRANGE_SCHEDULE',
  'ASK_EMERGENCY_GRANT',
  'BEGIN_SUBSTITUTION',
  'OPEN_ACCOUNT',
  'PLAN_CHECK',
  'PLAN_INSPECTION',
  'PROPOSE_ITEM',
  'PUBLISH_STANDARDS',
  'REGISTER_WITNESS',
  'SET_DISTRICT_PARAMETER',
  'URGE',
  'VERIFY_HISTORY',
] as const;
export type Beginning = (typeof BEGINNINGS)[number];

/** Why nothing may be written at the moment: the disk is nearly full, or an older state was put back. */
export type LookingOnly = { code: string; why: string; remedy: string | null };

export type Session =
  | {
      signedIn: false;
      /** The password was right; the code of the second factor goes back with this ticket. */
      codeStep: { ticket: string; until: string } | null;
      /** What the site's identity server is called; null where there is none. */
      singleSignOn: string | null;
      /** Without the reasons, which are for those who are signed in. */
      lookingOnly: LookingOnly | null;
      setupNeeded: boolean;
      demo: boolean;
      serverTime: string;
    }
  | {
      signedIn: true;
      id: string;
      person: { id: string; name: string };
      post: Post;
      posts: Post[];
      scope: { kind: 'CITY' | 'DISTRICT' | 'UNIT' | 'NOTHING'; districts: number[]; units: Ref[] };
      permissions: string[];
      /** What kind of right each permission is: to decide (FULL), to ask (REQUEST, PROPOSE), to look on (READ) … */
      grants: Record<string, string[]>;
      /** What may be begun under this post; what may be done with a thing, the thing itself tells. */
      can: Beginning[];
      /** A first password, or one grown too old: nothing else works before it is changed. */
      mustChangePassword: boolean;
      /** When the password must have been changed; null where passwords do not age. */
      passwordDue: string | null;
      /** The owner proves himself by a code, not by his password. */
      secondFactor: boolean;
      /** The post requires a second factor, and there is none yet: nothing else works before it is set up. */
      mustSetUpSecondFactor: boolean;
      /** The session began at the identity server, and may end there too. */
      onMission: boolean;
      bySignOn: boolean;
      signOutAddress: string | null;
      singleSignOn: string | null;
      /** Null while everything may be written. */
      lookingOnly: LookingOnly | null;
      demo: boolean;
      serverTime: string;
    };
export type SignedIn = Extract<Session, { signedIn: true }>;

export type DemoAccount = { login: string; password: string; role: Role; who: string };

export type PersonAtPost = { personId: string; name: string; post: string; role: Role; node: string };

export type Clock = {
  dueOn: string;
  /** The hour, where 24 hours count and not the day. */
  dueAt: string | null;
  reason: string;
  overdueDays: number | null;
  daysLeft: number | null;
};

/** What every list tells of a hazard. */
/** A unit that is no more, and who goes on for it. */
export type EndedUnit = { from: string; into: string | null; merged: boolean };

export type HazardSummary = {
  ref: Ref;
  number: string | null;
  version: number;
  status: HazardStatus;
  statusTitle: string;
  level: Level | null;
  proposedLevel: Level | null;
  unit: { ref: Ref; name: string; ended: EndedUnit | null };
  districtName: string;
  placeText: string;
  category: string;
  categoryTitle: string;
  description: string;
  source: Source;
  sourceTitle: string;
  foundAt: string;
  registeredAt: string | null;
  /** 补登: days from the finding to a registration later than the next working day. */
  lateDays: number | null;
  responsible: string | null;
  deadline: string | null;
  /** Promised before a raise to 重大 asked for another plan, where that plan allows more time. */
  firstDeadline: string | null;
  overdueDays: number | null;
  clock: Clock | null;
  nextActor: NextActor;
  proposalActor: NextActor | null;
  /** What waits to be decided. */
  proposalKind: ProposalKind | null;
  extensions: number;
  rebounds: number;
  overHead: boolean;
  thumbnail: Ref | null;
  closedAt: string | null;
  lookBackDue: string | null;
  lookBackActor: NextActor | null;
  /** What was spent, as told with the finish that stands. */
  actualFen: number | null;
};

/** A row of the ledger, and the acts its reader may do with it now. */
export type HazardRow = HazardSummary & {
  can: (Act | 'EDIT')[];
  /** The reader looks at it blindly: its file opens to him after he has answered. */
  shut: boolean;
};

export type MajorPlan = {
  goal: string;
  methods: string;
  resources: string;
  people: string;
  schedule: string;
  safety: string;
};

export type Plan = {
  responsible: PersonAtPost | null;
  rectifier: PersonAtPost | null;
  measures: string | null;
  fundsPlannedFen: number | null;
  fundsSource: string | null;
  deadline: string | null;
  contingency: string | null;
  majorPlan: MajorPlan | null;
  signedBy: PersonAtPost | null;
  signedAt: string | null;
  /** All five elements stand. */
  complete: boolean;
};

export type OfficeLevel = 'UNIT' | 'CLUSTER' | 'DISTRICT' | 'CITY';

export type Proposal = {
  id: string;
  kind: ProposalKind;
  state: ProposalState;
  reason: string;
  newDeadline: string | null;
  oldDeadline: string | null;
  interimControl: string | null;
  toLevel: Level | null;
  ground: WithdrawalGround | null;
  duplicateOf: Ref | null;
  decidedAtLevel: OfficeLevel;
  needsSignature: boolean;
  proposedBy: PersonAtPost;
  proposedAt: string;
  signedBy: PersonAtPost | null;
  signedAt: string | null;
  decidedBy: PersonAtPost | null;
  decidedAt: string | null;
  opinion: string | null;
};

export type Verdict = { conclusion: string; by: PersonAtPost; level: OfficeLevel; at: string };

export type Referral = {
  kind: 'TRANSFER' | 'JOINT_STUDY';
  authority: string | null;
  reason: string;
  interimControl: string;
  by: PersonAtPost;
  at: string;
  outcome: string | null;
};

export type Photo = {
  file: Ref;
  kind: PhotoKind;
  version: number;
  addedBy: PersonAtPost;
  addedAt: string;
  /** Null where a ledger was loaded without its files. */
  sha256: string | null;
  uploadedAt: string | null;
};

export type LookBack = {
  dueOn: string;
  doneAt: string | null;
  result: 'HOLDS' | 'REBOUNDED' | null;
  note: string | null;
  by: PersonAtPost | null;
  /** Somebody doubts that it is gone and had it looked at before its day. */
  asked: { on: string; reason: string; by: PersonAtPost } | null;
};

/** Who may not open it is told the number alone. */
export type LinkedHazard = { ref: Ref | null; number: string; status: HazardStatus | null };

export type Can = { act: Act | 'EDIT'; title: string; allowed: boolean; why: string | null; main: boolean };

export type HazardDetail = HazardSummary & {
  statutoryLevel: Level | null;
  /** @see Hazard.Judgement: the rule is missing in records kept before versions were */
  judgement: {
    clause: string;
    text: string;
    document: string;
    rule: { code: string; version: string; effectiveFrom: string } | null;
  } | null;
  placeId: string | null;
  itemCode: string | null;
  basis: string | null;
  origin: Origin;
  foundLevel: OfficeLevel;
  confirmLevel: OfficeLevel;
  /** Where the next extension is decided, and whether the reader gives more time with what he sends back. */
  extensionLevel: OfficeLevel;
  mayExtend: boolean;
  foundBy: PersonAtPost;
  registeredBy: PersonAtPost | null;
  noPhotoReason: string | null;
  gradedAt: string | null;
  gradedBy: PersonAtPost | null;
  interimControl: { measures: string; suspendUse: boolean; by: PersonAtPost; at: string } | null;
  reports: {
    to: 'AUTHORITY' | 'STAFF';
    recipient: string;
    reportedAt: string;
    content: string;
    by: PersonAtPost;
  }[];
  plan: Plan | null;
  completion: {
    finishedOn: string;
    /** Null where nobody said. */
    actualFen: number | null;
    /** Who solved it, where that was another authority. */
    authority: string | null;
    measuresTaken: string;
    onSpot: boolean;
    by: PersonAtPost;
    at: string;
  } | null;
  acceptance: Verdict | null;
  confirmation: Verdict | null;
  /** In their order; the last may be under way. */
  referrals: Referral[];
  lookBacks: LookBack[];
  proposals: Proposal[];
  photos: Photo[];
  former: LinkedHazard | null;
  successor: LinkedHazard | null;
  duplicateOf: LinkedHazard | null;
  duplicates: LinkedHazard[];
  can: Can[];
};

export type HistoryEvent = {
  version: number;
  act: Act | OtherAct;
  title: string;
  at: string;
  recordedAt: string;
  by: PersonAtPost;
  from: HazardStatus;
  to: HazardStatus;
  reason: string | null;
  changes: { field: string; label: string; from: string | null; to: string | null }[];
  photos: { file: Ref; kind: PhotoKind }[];
  hash: string;
  previousHash: string;
};

export type ChainState = { valid: boolean; events: number; firstBroken: number | null; head: string };

export type Waiting = {
  items: HazardRow[];
  /** Written off, and a look-back of this post's falls due within a week. */
  lookBacks: HazardRow[];
  majors: HazardRow[];
  /** exact is false when more wait than are sent: each number is then "at least". */
  counts: {
    waiting: number;
    exact: boolean;
    overdue: number;
    late: number;
    dueSoon: number;
    lookBacks: number;
  };
};

export type StoredFile = {
  ref: Ref;
  sha256: string;
  size: number;
  kind: string;
  mediaType: string;
  width: number | null;
  height: number | null;
  name: string;
  uploadedAt: string;
};
