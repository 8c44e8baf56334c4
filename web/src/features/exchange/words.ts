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
        : `已登记 ${number(job.rows?.fresh ?? 0)} 条`;
    case 'FAILED':
      return '没有完成';
    case 'CANCELLED':
      return '已停止';
  }
}

function progressWords(job: Job): string {
  const doing = job.kind === 'EXPORT' ? '正在导出' : job.rows ? '正在登记' : '正在核对';
  if (job.total > 0) return `${doing} ${number(job.done)} / ${number(job.total)} 行`;
  return job.done > 0 ? `${doing}，已读 ${number(job.done)} 行` : doing;
}

function readyWords({ rows }: Job): string {
  if (!rows) return '已核对';
  return rows.fresh > 0 ? `已核对，${number(rows.fresh)} 行等您确认登记` : '已核对，没有可登记的行';
}

export const partOf = (job: Job) => (job.total > 0 ? Math.round((100 * job.done) / job.total) : undefined);

export const number = (n: number) => n.toLocaleString('zh-CN');

/** `1.2 MB` */
export const sizeWords = (bytes: number) =>
  bytes < 1024 * 1024
    ? `${Math.max(1, Math.round(bytes / 1024))} KB`
    : `${(bytes / 1024 / 1024).toFixed(1)} MB`;

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
