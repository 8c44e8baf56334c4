import type { Act } from '../../../api/types';
import { now } from '../../../lib/dates';
import type { ActDefinition } from './actForm';
import { LONG, report, words } from './fields';

/** 重大隐患: controlled at once and reported twice. */
export const majorControl = {
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
} satisfies Partial<Record<Act, ActDefinition>>;
