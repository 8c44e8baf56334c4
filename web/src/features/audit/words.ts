/** What was done, in the words of the offices; an act without words is shown as it is recorded. */
export const actWords: Record<string, string> = {
  'session.open': '登录',
  'session.post': '换岗办事',
  'session.end': '结束登录',
  'account.open': '开立账号',
  'account.disable': '停用或恢复账号',
  'account.initial_password': '重发初始密码',
  'account.password': '修改密码',
  'org.post.manage': '设立岗位',
  'user.role.assign': '任命',
  'user.role.end': '免职',
  'organisation.found': '建立组织',
  'organisation.revise': '修改单位信息',
  'organisation.place': '增加重点部位',
  'checklist.publish': '发布标准',
  'selfcheck.plan': '安排检查',
  'selfcheck.submit': '提交检查',
  'audit.read': '查阅审计记录',
  'evidence.verify': '存证核验',
  'evidence.export': '导出存证文件',
};

export const resultWords = { DONE: '已办', REFUSED: '被拒绝' } as const;
