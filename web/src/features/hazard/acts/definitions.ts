import type { Act } from '../../../api/types';
import { acceptance } from './acceptanceActs';
import type { ActDefinition } from './actForm';
import { evidence, LONG, SHORT, words } from './fields';
import { grading } from './gradingActs';
import { majorControl } from './majorControlActs';
import { rectification } from './rectificationActs';
import { referral } from './referralActs';
import { requests } from './requestsActs';

/** What each act asks for, by what it is about. */
export const actDefinitions: Record<Act, ActDefinition> = {
  ...grading,
  ...majorControl,
  ...rectification,
  ...acceptance,
  ...requests,
  ...referral,
  ASK_LOOK_BACK: {
    intro: '今天到期，由上级回查；理由写入历史，单位看得到。',
    fields: [words('reason', '理由', SHORT)],
    button: '要求回头看',
    done: '已要求回头看',
  },
  REPORT_OVER_HEAD: {
    intro: '向上级直接报告。单位不能阻止，也不能删除这条报告。',
    fields: [words('reason', '越级报告的理由', LONG)],
    button: '越级报告',
    done: '已越级报告',
  },
  ADD_NOTE: {
    intro: '补充的内容写入历史，不改变状态。',
    fields: [words('note', '说明', LONG), { ...evidence, kinds: ['EVIDENCE'] }],
    button: '补充',
    done: '已补充说明',
  },
};
