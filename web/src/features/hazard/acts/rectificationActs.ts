import type { Act } from '../../../api/types';
import { today } from '../../../lib/dates';
import type { ActDefinition } from './actForm';
import { evidence, LONG, line, majorPlan, SHORT, words } from './fields';
import { planSoFar, sixFromAbove } from './planSoFar';

/** From the plan to the finish. */
export const rectification = {
  PLAN: {
    intro:
      '五落实：责任人、措施、资金、期限、应急预案缺一不可。重大隐患的六项内容由上面填写的内容带出，可以改写。',
    fields: [
      { name: 'responsiblePersonId', kind: 'person', label: '整改责任人' },
      {
        name: 'rectifierPersonId',
        kind: 'person',
        label: '整改人',
        hint: '具体动手的人，不选即为整改责任人；参与整改的人不能验收',
        optional: true,
      },
      words('measures', '整改措施', LONG, { usualMeasure: true }),
      { name: 'fundsPlannedFen', kind: 'money', label: '计划资金', hint: '不需要花钱请填 0' },
      line('fundsSource', '资金来源', '例如日常维修经费；不需要花钱时写“无需资金”'),
      { name: 'deadline', kind: 'day', label: '整改期限', earliest: () => today() },
      words('contingency', '应急预案（管控措施）', LONG, { hint: '整改完成前怎样保证安全' }),
      ...majorPlan,
    ],
    initial: planSoFar,
    derived: sixFromAbove,
    button: '保存方案',
    done: '方案已保存',
  },
  SIGN_PLAN: {
    intro: '主要负责人审阅方案后本人签署，重大隐患随即进入整改。签署的人和时间写入历史，不能撤回。',
    fields: [],
    button: '签署',
    done: '已签署，进入整改',
  },
  START: {
    intro: '五项要素齐全，开始整改。',
    fields: [],
    button: '开始整改',
    done: '已开始整改',
  },
  REPORT_PROGRESS: {
    intro: '说明整改到哪一步，有什么困难。',
    fields: [words('note', '进展情况', LONG), evidence],
    button: '填报进展',
    done: '已记录进展',
  },
  REASSIGN: {
    intro: '把整改交给另一个人办理，期限不变。',
    fields: [
      { name: 'rectifierPersonId', kind: 'person', label: '整改人' },
      words('reason', '改派理由', SHORT),
    ],
    button: '改派',
    done: '已改派',
  },
  FINISH: {
    intro: '整改完成后申请验收。验收由没有参与整改的人办理。',
    fields: [
      { name: 'finishedOn', kind: 'day', label: '整改完成日期', latest: () => today() },
      {
        name: 'actualFen',
        kind: 'money',
        label: '实际支出',
        hint: '累计数，退回前已经花的一并计入；没有支出请填 0',
      },
      words('measuresTaken', '整改情况', LONG, { hint: '实际采取的措施和现在的状态' }),
      {
        name: 'photos',
        kind: 'photos',
        label: '整改后照片',
        hint: '请与整改前照片同一位置、同一角度拍摄',
        kinds: ['AFTER'],
        needed: [
          {
            kind: 'AFTER',
            problem: '缺少整改后照片',
            remedy: '请从整改前的同一角度拍摄并上传至少一张整改后照片',
          },
        ],
      },
    ],
    initial: () => ({ finishedOn: today() }),
    button: '完成并申请验收',
    done: '已申请验收',
  },
} satisfies Partial<Record<Act, ActDefinition>>;
