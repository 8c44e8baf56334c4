import type { Job } from '../../api/jobs';

/** What a job is doing or how it ended, in a few words. */
export function stateWords(job: Job): string {
  switch (job.state) {
    case 'RUNNING':
      return progressWords(job);
    case 'READY':
      return readyWords(job);
    case 'DONE':
      return job.kind === 'EXPORT'
        ? `已导出 ${number(job.total)} 行`
        : job.kind === 'TREE_IMPORT'
          ? `已办理 ${number(job.rows?.fresh ?? 0)} 行`
          : `已登记 ${number(job.rows?.fresh ?? 0)} 条`;
    case 'FAILED':
      return '没有完成';
    case 'CANCELLED':
      return '已停止';
  }
}

function progressWords(job: Job): string {
  const doing = job.kind === 'EXPORT' ? '正在导出' : job.rows ? `正在${actOf(job)}` : '正在核对';
  if (job.total > 0) return `${doing} ${number(job.done)} / ${number(job.total)} 行`;
  return job.done > 0 ? `${doing}，已读 ${number(job.done)} 行` : doing;
}

const actOf = (job: Job) => (job.kind === 'TREE_IMPORT' ? '办理' : '登记');

function readyWords(job: Job): string {
  if (!job.rows) return '已核对';
  return job.rows.fresh > 0
    ? `已核对，${number(job.rows.fresh)} 行等您确认${actOf(job)}`
    : `已核对，没有可${actOf(job)}的行`;
}

export const partOf = (job: Job) => (job.total > 0 ? Math.round((100 * job.done) / job.total) : undefined);

export const number = (n: number) => n.toLocaleString('zh-CN');

/** `1.2 MB` */
export const sizeWords = (bytes: number) =>
  bytes < 1024 * 1024
    ? `${Math.max(1, Math.round(bytes / 1024))} KB`
    : `${(bytes / 1024 / 1024).toFixed(1)} MB`;

export const treeColumnWords: Record<string, string> = {
  LEVEL: '层级',
  DISTRICT: '区',
  CLUSTER: '学区',
  UNIT: '单位',
  DEPARTMENT: '部门',
  POST: '岗位',
  ROLE: '角色',
  PERSON: '姓名',
  TYPES: '单位类型',
  PUPILS: '学生数',
  STAFF: '教职工数',
  BOARDERS: '寄宿生数',
  ADDRESS: '地址',
  LONGITUDE: '经度',
  LATITUDE: '纬度',
  PERSON_ID: '人员编号',
  REF: '系统编号',
};

export const columnWords: Record<string, string> = {
  UNIT: '单位',
  PLACE: '部位',
  DESCRIPTION: '隐患描述',
  CATEGORY: '类别',
  ITEM: '检查项编号',
  SOURCE: '来源',
  FOUND: '发现日期',
  LEVEL: '建议等级',
  BASIS: '判定依据',
  NO_PHOTO: '无照片原因',
};
