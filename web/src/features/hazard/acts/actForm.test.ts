import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ACTS, type Act } from '../../../api/types';
import { setServerTime } from '../../../lib/dates';
import { bodyOf, hintOf, problemsIn, type Subject, shownFields, type Values } from './actForm';
import { actDefinitions } from './definitions';

const wang = {
  personId: 'p1',
  name: '王建国',
  post: '安全干部',
  role: 'SAFETY_OFFICER',
  node: '第三小学',
} as const;

const hazard: Subject = {
  ref: '110108-1',
  unit: { ref: '110108-2', name: '第三小学', ended: null },
  description: '食堂后厨排烟罩油污未清洗',
  foundAt: '2026-11-20T02:00:00Z',
  level: 'GENERAL',
  proposedLevel: null,
  foundLevel: 'UNIT',
  basis: null,
  judgement: null,
  itemCode: null,
  plan: null,
  proposals: [],
  photos: [],
  extensionLevel: 'DISTRICT',
  mayExtend: true,
};
const major: Subject = { ...hazard, level: 'MAJOR' };
const planned: Subject = {
  ...hazard,
  plan: {
    responsible: wang,
    rectifier: null,
    measures: '更换',
    fundsPlannedFen: 0,
    fundsSource: '无需资金',
    deadline: '2026-12-01',
    contingency: '专人值守',
    majorPlan: null,
    signedBy: null,
    signedAt: null,
    complete: true,
  },
};

const problems = (act: Act, values: Values, about: Subject = hazard) =>
  problemsIn(actDefinitions[act], values, about).map((p) => `${p.field}：${p.problem}，${p.remedy}`);

beforeEach(() => setServerTime('2026-11-23T02:00:00Z'));
afterEach(() => setServerTime(new Date().toISOString()));

describe('forms of acts', () => {
  it.each(ACTS)('%s says what it means and what its button does', (act) => {
    const { intro, button, done } = actDefinitions[act];
    expect(intro).toMatch(/。$/);
    expect(button).not.toMatch(/[！!?？]|确定|提交$/);
    expect(done).not.toBe('');
  });

  it('asks why a hazard is major where no clause says so, or why it is less than proposed', () => {
    const asked = (values: Values, about: Subject = hazard) =>
      shownFields(actDefinitions.GRADE, values, about).some((field) => field.name === 'reason');

    expect(asked({ level: 'MAJOR' })).toBe(true);
    expect(asked({ level: 'MAJOR', judgementClause: 'JX-1' })).toBe(false);
    expect(asked({ level: 'MINOR' }, { ...hazard, proposedLevel: 'GENERAL' })).toBe(true);
    expect(asked({ level: 'GENERAL' }, { ...hazard, proposedLevel: 'GENERAL' })).toBe(false);
  });

  it('fills the six contents of a major plan from the five elements, and leaves what was written there', () => {
    const typed = {
      responsiblePersonId: 'p1',
      measures: '整体更换',
      fundsPlannedFen: 1_200_000,
      fundsSource: '专项经费',
      deadline: '2026-12-01',
      contingency: '停用二层',
      'majorPlan.safety': '专人看守',
    };
    const derived = actDefinitions.PLAN.derived?.(typed, major, (id) => (id === 'p1' ? '王建国' : undefined));
    const values = { ...derived, ...typed };
    expect(values).toMatchObject({
      'majorPlan.goal': '消除重大隐患：食堂后厨排烟罩油污未清洗',
      'majorPlan.methods': '整体更换',
      'majorPlan.resources': '计划资金 1.2 万元，来源：专项经费',
      'majorPlan.people': '整改责任人 王建国',
      'majorPlan.schedule': '2026-12-01 前完成整改并申请验收',
      'majorPlan.safety': '专人看守',
    });
    expect(problems('PLAN', values, major)).toEqual([]);
    expect(actDefinitions.PLAN.derived?.(typed, hazard, () => undefined)).toEqual({});
  });

  it('names every missing element of a plan in the words of the server', () => {
    expect(problems('PLAN', {})).toEqual([
      'responsiblePersonId：整改责任人没有填写，请填写整改责任人',
      'measures：整改措施没有填写，请填写整改措施',
      'fundsPlannedFen：计划资金没有填写，没有支出请填 0',
      'fundsSource：资金来源没有填写，请填写资金来源',
      'deadline：整改期限没有填写，请选择日期',
      'contingency：应急预案（管控措施）没有填写，请填写应急预案（管控措施）',
    ]);
  });

  it('asks the six contents only for a major hazard', () => {
    const asked = (about: Subject) => shownFields(actDefinitions.PLAN, {}, about).length;
    expect(asked(major) - asked(hazard)).toBe(6);
    expect(problems('PLAN', {}, major)).toContain(
      'majorPlan.goal：治理的目标和任务没有填写，请填写治理的目标和任务',
    );
  });

  it('takes no money for zero, and refuses what is not an amount', () => {
    expect(problems('FINISH', { actualFen: 0 }).join()).not.toContain('实际支出');
    expect(problems('FINISH', { actualFen: '很多' })).toContain(
      'actualFen：实际支出不是金额，请填写数字，最多两位小数，例如 3500 或 128.50',
    );
  });

  it('wants a report made after the finding and not in time to come', () => {
    const about = { recipient: '区教委', content: '现状' };
    const at = (reportedAt: string) =>
      problems(
        'REPORT_TO_AUTHORITY',
        { ...about, reportedAt },
        { ...major, foundAt: '2026-11-22T08:00:30Z' },
      );
    expect(at('2026-11-22T08:00:00Z')).toEqual([]);
    expect(at('2026-11-22T07:59:00Z')).toEqual(['reportedAt：报告时间早于发现时间，请填写实际报告的时间']);
    expect(at('2026-11-30T08:00:00Z')).toEqual(['reportedAt：报告时间晚于现在，请填写实际报告的时间']);
  });

  it('wants the day of finishing not after today and a new deadline not before', () => {
    expect(problems('FINISH', { finishedOn: '2026-11-24' })).toContain(
      'finishedOn：整改完成日期晚于 2026-11-23，请选择 2026-11-23 或之前的日期',
    );
    expect(problems('REJECT', { reason: '未到位', newDeadline: '2026-11-22' })).toEqual([
      'newDeadline：新的整改期限早于 2026-11-23，请选择 2026-11-23 或之后的日期',
    ]);
  });

  it('asks of what goes back with a later deadline what an extension asks for', () => {
    const late = { reason: '未到位', newDeadline: '2026-12-02' };
    expect(problems('REJECT', late, planned)).toEqual([
      'interimControl：延期期间的管控措施没有填写，请填写延期期间的管控措施',
    ]);
    expect(problems('REFUSE_CLOSURE', { ...late, newDeadline: '2026-12-01' }, planned)).toEqual([]);
  });

  it('lets who gives no extensions send it back with no later day, and never asks him for the control', () => {
    const late = { reason: '未到位', newDeadline: '2026-12-02' };
    const inspected: Subject = { ...planned, mayExtend: false };
    expect(problems('REJECT', late, inspected)).toEqual([
      'newDeadline：新的整改期限晚于 2026-12-01，请选择 2026-12-01 或之前的日期',
    ]);
    expect(problems('REJECT', { ...late, newDeadline: '2026-11-22' }, inspected)).toHaveLength(1);
    expect(problems('REJECT', late, { ...inspected, plan: null })).toEqual([]);
    const day = (about: Subject) => {
      const fields = shownFields(actDefinitions.REFUSE_CLOSURE, late, about);
      expect(fields.map((field) => field.name)).not.toContain('interimControl');
      return fields.flatMap((field) => (field.name === 'newDeadline' ? hintOf(field, about) : []));
    };
    expect(day(inspected)[0]).toMatch(/^不晚于 2026-12-01；.*由区教委审批$/);
    expect(day({ ...inspected, extensionLevel: 'CITY' })[0]).toMatch(/由市教委审批$/);
  });

  it('extends only beyond the present deadline', () => {
    const values = { reason: '缺货', interimControl: '值守', newDeadline: '2026-12-01' };
    expect(problems('PROPOSE_EXTENSION', values, planned)).toEqual([
      'newDeadline：延期至的日期早于 2026-12-02，请选择 2026-12-02 或之后的日期',
    ]);
    expect(problems('PROPOSE_EXTENSION', { ...values, newDeadline: '2026-12-02' }, planned)).toEqual([]);
  });

  it('says before it is asked for who decides an extension', () => {
    const said = (about: Subject) =>
      actDefinitions.PROPOSE_EXTENSION.fields.flatMap((field) =>
        field.name === 'newDeadline' ? hintOf(field, about) : [],
      );
    expect(said({ ...planned, level: 'GENERAL' })).toEqual(['由区教委审批']);
    expect(said({ ...planned, level: 'MAJOR', extensionLevel: 'CITY' })).toEqual([
      '先由单位主要负责人签署，再由市教委审批',
    ]);
  });

  it('wants both photos on the spot, the one before also from earlier', () => {
    const values = { measures: '移开', photos: [{ file: 'f', kind: 'AFTER' }] };
    expect(problems('FIX_ON_SPOT', values)).toEqual(['photos：缺少整改前照片，请上传至少一张整改前照片']);
    const added = { version: 1, addedBy: wang, addedAt: '', sha256: null, uploadedAt: null };
    const before = { file: 'e', kind: 'BEFORE' as const, ...added };
    expect(problems('FIX_ON_SPOT', values, { ...hazard, photos: [before] })).toEqual([]);
  });

  it('asks which hazard it duplicates only for a duplicate', () => {
    expect(problems('PROPOSE_WITHDRAWAL', { ground: 'FALSE_REPORT', reason: '误报' })).toEqual([]);
    expect(problems('PROPOSE_WITHDRAWAL', { ground: 'DUPLICATE', reason: '重复' })).toHaveLength(1);
  });

  it('refuses texts longer than the ledger keeps', () => {
    expect(problems('REPORT_OVER_HEAD', { reason: '危'.repeat(2001) })).toEqual([
      'reason：越级报告的理由超过 2000 字，请精简到 2000 字以内',
    ]);
  });

  it('offers no grade below what a rule or a superior proposed', () => {
    const field = actDefinitions.GRADE.fields.find((f) => f.name === 'level');
    const open = (about: Subject) =>
      field?.kind === 'choice' ? field.choices(about).flatMap((c) => (c.disabled ? [] : [c.value])) : [];
    expect(open(hazard)).toEqual(['MAJOR', 'GENERAL', 'MINOR']);
    expect(open({ ...hazard, proposedLevel: 'MAJOR' })).toEqual(['MAJOR']);
    expect(open({ ...hazard, proposedLevel: 'GENERAL' })).toEqual(['MAJOR', 'GENERAL', 'MINOR']);
    expect(open({ ...hazard, proposedLevel: 'GENERAL', foundLevel: 'DISTRICT' })).toEqual([
      'MAJOR',
      'GENERAL',
    ]);
  });

  it('sends trimmed words, nested parts, and nothing that was not asked', () => {
    const values = { measures: ' 更换 ', 'majorPlan.goal': '恢复', rectifierPersonId: undefined, evil: 1 };
    expect(bodyOf('PLAN', actDefinitions.PLAN, values, major)).toEqual({
      act: 'PLAN',
      measures: '更换',
      majorPlan: { goal: '恢复' },
    });
    expect(bodyOf('PLAN', actDefinitions.PLAN, values, hazard)).not.toHaveProperty('majorPlan');
  });

  it('sends an empty list rather than no photos, and a plain false', () => {
    expect(
      bodyOf('RECORD_INTERIM_CONTROL', actDefinitions.RECORD_INTERIM_CONTROL, { suspendUse: false }, hazard),
    ).toEqual({
      act: 'RECORD_INTERIM_CONTROL',
      suspendUse: false,
      photos: [],
    });
  });
});
