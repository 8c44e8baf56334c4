import type { Act } from '../../../api/types';
import { now, today } from '../../../lib/dates';
import type { ActDefinition } from './actForm';
import {
  evidence,
  extendedTo,
  gradable,
  interimControl,
  LONG,
  levelsAbove,
  levelsBelow,
  line,
  majorPlan,
  needsReason,
  report,
  SHORT,
  sameDeadline,
  sentBack,
  words,
} from './fields';
import { planSoFar, sixFromAbove } from './planSoFar';

export const actDefinitions: Record<Act, ActDefinition> = {
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
  RECORD_INTERIM_CONTROL: {
    intro: '重大隐患在治理前必须先管住：撤出人员、停用、设置警戒。',
    fields: [
      words('measures', '临时管控措施', LONG),
      { name: 'suspendUse', kind: 'yesno', label: '是否停用', yes: '已停用该部位或设备', no: '未停用' },
      {
        name: 'photos',
        kind: 'photos',
        label: '管控现场照片',
        kinds: ['INTERIM'],
        needed: [
          {
            kind: 'INTERIM',
            alsoEarlier: true,
            problem: '缺少管控现场照片',
            remedy: '请上传停用、警戒等管控现场照片',
          },
        ],
      },
    ],
    button: '登记管控',
    done: '已登记临时管控',
  },
  REPORT_TO_AUTHORITY: {
    intro: '依据安全生产法第四十一条，重大事故隐患须向负有安全生产监督管理职责的部门报告。',
    fields: report('报告给哪个部门', '隐患现状、产生原因、危害程度、整改难易、治理方案'),
    initial: () => ({ reportedAt: now().toISOString() }),
    button: '登记报告',
    done: '已登记向主管部门的报告',
  },
  REPORT_TO_STAFF: {
    intro: '依据安全生产法第四十一条，排查治理情况须向职工大会或者职工代表大会报告。',
    fields: report('报告给哪次会议', '向教职工说明的情况'),
    initial: () => ({ reportedAt: now().toISOString() }),
    button: '登记报告',
    done: '已登记向职工大会的报告',
  },
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
  TRANSFER: {
    intro: '不属于本系统职责的，移送有权处理的部门；移送期间仍要管住。',
    fields: [line('authority', '移送的部门'), words('reason', '理由', SHORT), interimControl('期间管控措施')],
    button: '移送',
    done: '已移送',
  },
  RECORD_TRANSFER_OUTCOME: {
    intro:
      '登记接收部门的处理结果。对方已处理的，附处理后的照片，由登记人以外的人验收；收回的重新制定方案，期限不能推后。',
    fields: [
      {
        name: 'outcome',
        kind: 'choice',
        label: '结果',
        choices: () => [
          { value: 'RESOLVED', label: '对方已处理' },
          { value: 'TAKEN_BACK', label: '收回自行整改' },
        ],
      },
      words('note', '办理情况', LONG),
      {
        name: 'finishedOn',
        kind: 'day',
        label: '对方处理完成的日期',
        latest: () => today(),
        when: (values) => values.outcome === 'RESOLVED',
      },
      {
        name: 'photos',
        kind: 'photos',
        label: '处理后的照片',
        hint: '请与整改前照片同一位置、同一角度拍摄',
        kinds: ['AFTER'],
        needed: [
          {
            kind: 'AFTER',
            problem: '缺少处理后的照片',
            remedy: '请到现场从整改前的同一角度拍摄并上传至少一张整改后照片',
          },
        ],
        when: (values) => values.outcome === 'RESOLVED',
      },
    ],
    initial: () => ({ finishedOn: today() }),
    button: '登记结果',
    done: '已登记移送结果',
  },
  START_JOINT_STUDY: {
    intro: '责任主体不清、跨领域或涉及全链条的，提请专题研究。',
    fields: [words('reason', '理由', SHORT), interimControl('期间管控措施')],
    button: '提请专题研究',
    done: '已提请专题研究',
  },
  CONCLUDE_JOINT_STUDY: {
    intro: '登记研究结论，明确牵头单位，转入制定方案。',
    fields: [
      line('leadUnit', '牵头单位'),
      words('minutes', '会商纪要', LONG, { rows: 5 }),
      words('interimMeasures', '期间管控措施', LONG),
    ],
    button: '登记结论',
    done: '已登记研究结论',
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
  REPORT_OVER_HEAD: {
    intro: '向上级直接报告。单位不能阻止，也不能删除这条报告。',
    fields: [words('reason', '越级报告的理由', LONG)],
    button: '越级报告',
    done: '已越级报告',
  },
  ADD_NOTE: {
    intro: '补充的内容写入历史，不改变状态。',
    fields: [words('note', '说明', LONG)],
    button: '补充',
    done: '已补充说明',
  },
};
