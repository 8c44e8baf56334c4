import type { LookingOnly } from '../api/types';

/** What to do about it; the server's own words are for whoever has just sent a form. */
export const deskRemedy = ({ code, remedy }: LookingOnly) =>
  code === 'disk-nearly-full'
    ? '请先不要填写新的内容，已经填的留在页面上，有空间后不必重新登录即可提交；请告诉系统管理员清理或扩容磁盘'
    : (remedy ?? '');

/** A phone keeps what is written and sends it by itself. */
export const phoneRemedy = (_: LookingOnly) => '照常记录，内容保存在手机上，恢复后自动上传';
