import type { Act } from '../../../api/types';
import { today } from '../../../lib/dates';
import type { ActDefinition } from './actForm';
import { interimControl, LONG, line, SHORT, words } from './fields';

/** Out of the hands of the unit for a time. */
export const referral = {
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
} satisfies Partial<Record<Act, ActDefinition>>;
