import type { Level } from '../../../api/types';
import { addDays, today } from '../../../lib/dates';
import type { ActField, Choice, Subject, Values } from './actForm';

/** Parts that several acts ask for. Names and limits are the server's (HazardLifecycle, ProposalRules). */

export const SHORT = 500;
export const LONG = 2000;
export const NAME = 100;

type WordsField = Extract<ActField, { kind: 'words' }>;

export const words = (name: string, label: string, most: number, more?: Partial<WordsField>): WordsField => ({
  name,
  kind: 'words',
  label,
  most,
  ...more,
});

export const line = (name: string, label: string, hint?: string): ActField => ({
  name,
  kind: 'line',
  label,
  most: NAME,
  hint,
});

export const interimControl = (label: string) =>
  words('interimControl', label, LONG, { hint: '在此期间怎样保证安全：停用、隔离、专人值守等' });

/** No deadline lies in the past: one that has gone by gives no day more than today. */
const standing = ({ plan }: Subject) => (plan?.deadline && plan.deadline > today() ? plan.deadline : today());

/** Who gives no extensions sends it back with no day later than it had; a first deadline is anybody's. */
const isHeld = (hazard: Subject) => Boolean(hazard.plan?.deadline) && !hazard.mayExtend;

const extender = ({ extensionLevel }: Subject) => (extensionLevel === 'CITY' ? '市教委' : '区教委');

/** Of what goes back (ReturnRules): a later deadline than it had is an extension, and asks for what one asks for. */
export const sentBack: ActField[] = [
  words('reason', '不通过的理由', SHORT),
  {
    name: 'newDeadline',
    kind: 'day',
    label: '新的整改期限',
    earliest: () => today(),
    latest: (hazard) => (isHeld(hazard) ? standing(hazard) : undefined),
    hint: (hazard) =>
      isHeld(hazard)
        ? `不晚于 ${standing(hazard)}；需要更长时间的，退回后由单位申请延期，由${extender(hazard)}审批`
        : '晚于原期限的计为一次延期，并写明期间怎样管控',
  },
  {
    ...interimControl('延期期间的管控措施'),
    when: ({ newDeadline }, hazard) =>
      typeof newDeadline === 'string' &&
      Boolean(hazard.plan?.deadline) &&
      hazard.mayExtend &&
      newDeadline > standing(hazard),
  },
];

export const sameDeadline = (hazard: Subject): Values => ({ newDeadline: standing(hazard) });

/** 延期至 must lie after the deadline it moves. */
export const extendedTo: ActField = {
  name: 'newDeadline',
  kind: 'day',
  label: '延期至的日期',
  earliest: ({ plan }) => (plan?.deadline ? addDays(plan.deadline, 1) : today()),
  hint: (hazard) =>
    `${hazard.level === 'MAJOR' ? '先由单位主要负责人签署，再' : ''}由${extender(hazard)}审批`,
};

export const evidence = {
  name: 'photos',
  kind: 'photos',
  label: '照片',
  kinds: ['EVIDENCE', 'AFTER'],
  optional: true,
} satisfies ActField;

const LEVELS: Choice[] = [
  { value: 'MAJOR', label: '重大', hint: '先管控、再报告，六项方案由主要负责人签署' },
  { value: 'GENERAL', label: '一般', hint: '限期整改，落实五项要素' },
  { value: 'MINOR', label: '微小', hint: '可以当场整改' },
];
const UPWARDS: Level[] = ['MINOR', 'GENERAL', 'MAJOR'];
const rank = (level: unknown) => UPWARDS.indexOf(level as Level);

/**
 * What a rule or a superior proposed is the floor (HazardLifecycle.grade): going lower is a proposal of its own, and the
 * form says so before anybody fills it in.
 */
export function gradable({ proposedLevel, foundLevel }: Subject): Choice[] {
  const floor = proposedLevel === 'MAJOR' || (proposedLevel !== null && foundLevel !== 'UNIT');
  return LEVELS.map((choice) =>
    floor && rank(choice.value) < rank(proposedLevel)
      ? { ...choice, disabled: true, hint: '低于判定标准或上级提示的等级，须办理“申请降级”' }
      : choice,
  );
}

export const levelsAbove = ({ level }: Subject) => LEVELS.filter((c) => rank(c.value) > rank(level));
export const levelsBelow = ({ level, proposedLevel }: Subject) =>
  LEVELS.filter((c) => rank(c.value) < rank(level ?? proposedLevel ?? 'MAJOR'));

/** Below what was proposed, or major without a clause that says so (HazardLifecycle.grade). */
export const needsReason = (values: Values, { proposedLevel, judgement }: Subject) =>
  values.level === 'MAJOR'
    ? !values.judgementClause && !judgement
    : proposedLevel !== null && values.level !== undefined && rank(values.level) < rank(proposedLevel);

export const report = (recipient: string, hint: string): ActField[] => [
  { ...line('recipient', '报告对象'), hint: recipient },
  { name: 'reportedAt', kind: 'time', label: '报告时间' },
  words('content', '报告内容', LONG, { hint }),
];

/** 总局令第16号 第十五条: the six contents of the plan for a major hazard. */
export const majorPlan: ActField[] = (
  [
    ['goal', '治理的目标和任务'],
    ['methods', '采取的方法和措施'],
    ['resources', '经费和物资的落实'],
    ['people', '负责治理的机构和人员'],
    ['schedule', '治理的时限和要求'],
    ['safety', '安全措施和应急预案'],
  ] as const
).map(([name, label]) =>
  words(`majorPlan.${name}`, label, LONG, { when: (_, hazard) => hazard.level === 'MAJOR' }),
);
