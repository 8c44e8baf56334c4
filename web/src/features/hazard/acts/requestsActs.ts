import type { Act } from '../../../api/types';
import type { ActDefinition } from './actForm';
import { extendedTo, interimControl, LONG, levelsBelow, SHORT, words } from './fields';

/** What one person asks for and another decides. */
export const requests = {
  PROPOSE_EXTENSION: {
    intro: '不能按期完成时，在到期前说明理由和期间管控措施，由上级决定。每次延期都显示在台账上。',
    fields: [words('reason', '延期理由', SHORT), interimControl('延期期间的管控措施'), extendedTo],
    button: '申请延期',
    done: '已提交延期申请',
  },
  PROPOSE_WITHDRAWAL: {
    intro: '误报或重复登记的，经另一人批准后撤销。撤销的隐患仍留在台账和统计中。',
    fields: [
      {
        name: 'ground',
        kind: 'choice',
        label: '撤销原因',
        choices: () => [
          { value: 'FALSE_REPORT', label: '误报' },
          { value: 'DUPLICATE', label: '重复登记' },
        ],
      },
      { name: 'duplicateOf', kind: 'hazard', label: '与哪一条重复', when: (v) => v.ground === 'DUPLICATE' },
      words('reason', '撤销理由', SHORT),
    ],
    button: '申请撤销',
    done: '已提交撤销申请',
  },
  PROPOSE_DOWNGRADE: {
    intro: '降低等级须说明理由，由主要负责人签署并经上级批准。',
    fields: [
      { name: 'toLevel', kind: 'choice', label: '降低后的等级', choices: levelsBelow },
      words('reason', '降级理由', LONG),
    ],
    button: '申请降级',
    done: '已提交降级申请',
  },
  SIGN_PROPOSAL: {
    intro: '主要负责人签署后报上级决定。签署的人和时间写入历史。',
    fields: [{ name: 'proposalId', kind: 'proposal', label: '申请' }],
    button: '签署',
    done: '已签署，报上级决定',
  },
  APPROVE_PROPOSAL: {
    intro: '同意后立即生效。',
    fields: [
      { name: 'proposalId', kind: 'proposal', label: '申请' },
      words('opinion', '意见', SHORT, { optional: true }),
    ],
    button: '同意',
    done: '已同意申请',
  },
  REFUSE_PROPOSAL: {
    intro: '不同意的，说明理由，隐患按原状态继续办理。',
    fields: [{ name: 'proposalId', kind: 'proposal', label: '申请' }, words('reason', '不同意的理由', SHORT)],
    button: '不同意',
    done: '已答复申请',
    danger: true,
  },
  TAKE_BACK_PROPOSAL: {
    intro: '审批前可以撤回；撤回后隐患按原状态办理，需要时可以重新提出。',
    fields: [
      { name: 'proposalId', kind: 'proposal', label: '申请' },
      words('reason', '撤回的理由', SHORT, { optional: true }),
    ],
    button: '撤回申请',
    done: '已撤回申请',
  },
} satisfies Partial<Record<Act, ActDefinition>>;
