import type { Act } from '../../../api/types';
import type { ActDefinition } from './actForm';
import { gradable, LONG, levelsAbove, needsReason, SHORT, words } from './fields';

/** How grave it is, and what is mended at once. */
export const grading = {
  SUBMIT: {
    intro: '提交后正式上账，由安全干部核定等级。上账的隐患只能经核实销账或批准撤销离开台账。',
    fields: [],
    button: '提交上账',
    done: '已上账',
  },
  GRADE: {
    intro: '一般和微小隐患核定后制定整改方案；重大隐患核定后先管控、再报告。',
    fields: [
      { name: 'level', kind: 'choice', label: '等级', choices: gradable },
      {
        name: 'judgementClause',
        kind: 'clause',
        label: '判定条款',
        hint: '判定标准中符合的条款',
        optional: true,
        when: (values) => values.level === 'MAJOR',
      },
      words('basis', '依据', SHORT, { optional: true }),
      words('reason', '理由', SHORT, {
        hint: '低于建议等级，或核定为重大而没有选判定条款，请说明',
        when: needsReason,
      }),
      { name: 'responsiblePersonId', kind: 'person', label: '整改责任人', optional: true },
    ],
    initial: ({ proposedLevel, basis }) => ({ level: proposedLevel ?? undefined, basis: basis ?? '' }),
    button: '核定',
    done: '已核定',
  },
  RAISE_LEVEL: {
    intro: '情况比登记时严重，提高等级。升为重大的，先管控、再报告。',
    fields: [
      { name: 'toLevel', kind: 'choice', label: '等级', choices: levelsAbove },
      {
        name: 'judgementClause',
        kind: 'clause',
        label: '判定条款',
        optional: true,
        when: (values) => values.toLevel === 'MAJOR',
      },
      words('reason', '理由', SHORT),
    ],
    button: '提高等级',
    done: '已提高等级',
  },
  FIX_ON_SPOT: {
    intro: '当场能够消除的隐患，用整改前后两张照片说明，经确认后销账。重大隐患不适用。',
    fields: [
      words('measures', '整改措施', LONG, { hint: '做了什么，现在是什么状态' }),
      {
        name: 'photos',
        kind: 'photos',
        label: '整改前后照片',
        kinds: ['AFTER', 'BEFORE'],
        needed: [
          {
            kind: 'BEFORE',
            alsoEarlier: true,
            problem: '缺少整改前照片',
            remedy: '请上传至少一张整改前照片',
          },
          { kind: 'AFTER', problem: '缺少整改后照片', remedy: '请从同一角度拍摄并上传整改后照片' },
        ],
      },
      { name: 'actualFen', kind: 'money', label: '实际支出', optional: true },
    ],
    button: '提交当场整改',
    done: '已提交，待确认',
  },
  CONFIRM_ON_SPOT_FIX: {
    intro: '核对前后照片，确认隐患已经消除。确认后销账。',
    fields: [words('conclusion', '验收结论', LONG, { hint: '写明核对的情况' })],
    button: '确认并销账',
    done: '已确认销账',
  },
  RETURN_ON_SPOT_FIX: {
    intro: '照片不能说明隐患已消除时退回，重新核定等级后限期整改。',
    fields: [words('reason', '退回理由', SHORT)],
    button: '退回',
    done: '已退回',
    danger: true,
  },
} satisfies Partial<Record<Act, ActDefinition>>;
