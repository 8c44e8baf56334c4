import type { Act } from '../../../api/types';
import type { ActDefinition } from './actForm';
import { evidence, LONG, sameDeadline, sentBack, words } from './fields';

/** Whether it is gone, and whether it stays so. */
export const acceptance = {
  ACCEPT: {
    intro: '到现场核对后通过验收。单位自查的一般隐患验收后销账；上级发现或重大的，还须上级确认。',
    fields: [words('conclusion', '验收结论', LONG, { hint: '写明到场核对的情况' }), evidence],
    button: '验收通过',
    done: '验收通过',
  },
  REJECT: {
    intro: '没有整改到位，退回继续整改，并给出新的期限。',
    fields: sentBack,
    initial: sameDeadline,
    button: '验收不通过',
    done: '已退回整改',
    danger: true,
  },
  CONFIRM_CLOSURE: {
    intro: '复核后确认销账。验收人与确认人须为两人。',
    fields: [words('conclusion', '确认意见', LONG, { hint: '写明复核的情况' })],
    button: '确认销账',
    done: '已确认销账',
  },
  REFUSE_CLOSURE: {
    intro: '复核后认为没有整改到位，退回继续整改。',
    fields: sentBack,
    initial: sameDeadline,
    button: '不予销账',
    done: '已退回整改',
    danger: true,
  },
  LOOK_BACK: {
    intro: '销账后回查。仍然完好的记录在案；又出现的，重新上账并与原隐患相连。',
    fields: [
      {
        name: 'result',
        kind: 'choice',
        label: '回头看结果',
        choices: () => [
          { value: 'HOLDS', label: '整改成果巩固' },
          { value: 'REBOUNDED', label: '隐患反弹，重新上账' },
        ],
      },
      words('note', '现场情况', LONG),
      evidence,
    ],
    button: '登记结果',
    done: '已登记回头看结果',
  },
} satisfies Partial<Record<Act, ActDefinition>>;
