/** What was done, in the words of the offices. What was refused is named by the permission it would have needed. */
export const actWords: Record<string, string> = {
  'session.open': '登录',
  'session.post': '换岗办事',
  'session.end': '结束登录',
  'account.open': '开立账号',
  'account.disable': '停用或恢复账号',
  'account.initial_password': '重发初始密码',
  'account.password': '修改密码',
  'session.step_up': '再次确认本人',
  'account.second_factor': '设置或取消双因素',
  'account.recovery_codes': '更换恢复码',
  'account.recovery_code': '使用恢复码',
  'account.single_sign_on': '登记统一身份',
  'account.factor_reset.ask': '申请重置双因素',
  'account.factor_reset.decide': '复核重置双因素',
  'post.substitute': '委托代班',
  'post.substitute.end': '结束代班',
  'breakglass.ask': '申请应急授权',
  'breakglass.decide': '复核应急授权',
  'breakglass.end': '结束应急授权',
  'breakglass.use': '应急授权下的操作',
  'org.post.manage': '设立岗位',
  'user.role.assign': '任命',
  'user.role.end': '免职',
  'organisation.found': '建立组织',
  'organisation.revise': '修改单位信息',
  'organisation.place': '增加重点部位',
  'checklist.publish': '发布标准',
  'checklist.withdraw': '收回标准发布',
  'selfcheck.plan': '安排检查',
  'selfcheck.submit': '提交检查',
  'patrol.stop': '记录巡查',
  'audit.read': '查阅审计记录',
  'evidence.verify': '存证核验',
  'evidence.restoration.declare': '作恢复声明',
  'evidence.restoration': '确认恢复声明',
  'backup.make': '备份',
  'backup.check': '恢复检查',
  'evidence.export': '导出存证文件',
  'evidence.witness': '登记见证人',
  'evidence.witness.end': '结束见证人',
  'evidence.cosign': '见证人会签',
  'vacation.add': '设置寒暑假',
  'vacation.end': '取消寒暑假',
  'report.accept': '受理举报',
  'report.refuse': '不予受理举报',
  'report.assign': '举报交核查',
  'report.found': '举报核查属实',
  'report.not_found': '举报核查不属实',
  'report.progress': '答复举报进展',
  'report.close': '举报办结答复',
  'report.reply': '答复反映人意见',
  'report.photos.show': '选整改后照片给反映人看',
  'report.recheck': '重新核查举报',
  'report.transfer': '转办举报',
  'report.take': '接收转办举报',
  'report.return': '退回转办举报',
  'report.feedback': '反映人回访意见',
  'report.identity.ask': '申请启封举报人身份',
  'report.identity.decide': '决定启封举报人身份',
  'report.identity.look': '查看举报人身份',
};

/** Every action of the permission table (a test compares them). */
export const permissionWords: Record<string, string> = {
  'org.unit.create_merge_retire': '设立、合并或撤销单位',
  'org.post.manage': '设立岗位',
  'user.account.create_disable': '开立或停用账号',
  'user.role.assign': '任命',
  'policy.password_session_mfa': '密码和登录规定',
  'campaign.create_phase': '专项行动安排',
  'checklist.manage': '管理检查标准',
  'selfcheck.record': '填写检查',
  'hazard.create': '登记隐患',
  'hazard.read': '查看台账',
  'hazard.grade.raise': '核定或提高等级',
  'hazard.grade.lower': '降低等级',
  'hazard.five_elements': '五落实',
  'hazard.rectify.evidence': '填报整改',
  'hazard.verify': '验收',
  'hazard.close.general': '一般隐患销账',
  'hazard.close.major': '重大隐患销账',
  'hazard.extend': '延期',
  'hazard.reopen': '回头看',
  'hazard.void': '撤销隐患',
  'hazard.delete': '删除隐患',
  'hazard.note': '补充说明',
  'hazard.void.request': '申请撤销',
  'hazard.report_over_head': '越级报告',
  'hazard.transfer': '移送',
  'hazard.joint_study': '专题研究',
  'supervise.order': '督办',
  'inspect.plan': '检查计划',
  'inspect.checkin_findings': '现场检查',
  'inspect.cross_grant': '交叉互查授权',
  'report.submit': '举报',
  'report.original.read': '查看举报原件',
  'report.identity.unseal': '启封举报人身份',
  'report.edited.forward': '转办举报',
  'roster.edit': '编排值班',
  'incident.log': '突发事件记录',
  'alarm.handle': '处理告警',
  'training.drill.record': '培训演练记录',
  'dispatch.weekly.submit': '报送调度',
  'bulletin.publish': '发布通报',
  'trace.case': '倒查',
  'appraisal.score': '考核评分',
  'analytics.view': '查看分析',
  'export.data': '导出数据',
  'audit.read': '查阅审计记录',
  'system.config_backup_restore': '系统配置与备份恢复',
  'key.custody': '保管密钥',
  'breakglass.grant': '紧急授权',
  'organisation.read': '查看组织',
  'org.profile.manage': '维护单位信息',
  'checklist.read': '查看检查标准',
  'file.read': '查看附件',
  'file.upload': '上传附件',
  'post.substitute': '安排代班',
  'evidence.witness': '管理见证人',
  'report.handle': '受理和办理举报',
  'report.verify': '核查举报',
};

/** A refused request may have needed one of several permissions. */
export const actTitle = (act: string) =>
  act
    .split(' ')
    .map((one) => actWords[one] ?? permissionWords[one] ?? one)
    .join('或');

/** Why something was refused, as recorded; what is not here is shown as it stands. */
export const whyWords: Record<string, string> = {
  'no-permission': '现任岗位没有此项权限',
  'sign-in-failed': '登录名或密码不正确',
  'step-up-failed': '再次确认本人未通过',
  SIGNED_OUT: '本人退出',
  OWNER: '本人结束其他登录',
  TOO_MANY: '同时登录过多，最早的退出',
  PASSWORD: '修改了密码',
  DISABLED: '账号停用',
  POST_SWITCHED: '换了岗位',
  STEP_UP: '再次确认本人失败过多',
  FACTOR: '双因素有变化',
  SIGN_ON: '在统一身份认证退出',
  'wrong-code': '验证码不对',
  'wrong-password': '再次确认时密码不对',
  'sign-on-DOWN': '统一身份认证连不上',
  'sign-on-DENIED': '统一身份认证没有放行',
  'sign-on-OVER': '统一身份登录过期或来自别的浏览器',
  'sign-on-INVALID': '统一身份认证的答复没有通过核对',
  'sign-on-UNKNOWN': '统一身份编号没有登记',
  'sign-on-DISABLED': '账号已停用',
  'sign-on-NO_POST': '账号没有岗位',
};

const subjectKinds: Record<string, string> = {
  account: '账号',
  session: '登录',
  'sign-on': '统一身份（只存摘要）',
  witness: '见证人',
  post: '岗位',
  holding: '任职',
  person: '人员',
  unit: '单位',
  node: '组织',
  place: '重点部位',
  task: '检查任务',
  hazard: '隐患',
  file: '附件',
  edition: '标准版本',
  publication: '标准发布',
  district: '区',
  audit: '审计记录',
};

const requestWords: Record<string, string> = {
  GET: '查看',
  HEAD: '查看',
  POST: '办理',
  PUT: '修改',
  DELETE: '删除',
};

/** `account 0193…` as `账号 0193…`, `GET /api/hazards` as `查看 /api/hazards`. A login is kept as a digest only. */
export function subjectText(subject: string): string {
  const [kind = '', ...rest] = subject.split(' ');
  if (kind === 'name') return `登录名（只存摘要 ${rest.join(' ')}）`;
  const word = subjectKinds[kind] ?? requestWords[kind];
  return word ? [word, ...rest].join(' ') : subject;
}

/** `0:0:0:0:0:0:0:0/64` as a person reads it; the machine itself is named. */
export function networkText(network: string | null): string {
  if (!network) return '—';
  if (network === 'unknown') return '不明';
  if (network === '127.0.0.0/24') return '本机';
  if (!network.includes(':')) return network;
  const [address = '', size] = network.split('/');
  const groups = address.split(':').map((group) => group.replace(/^0+(?=.)/, ''));
  if (groups.every((group) => group === '0')) return '本机';
  const runs = [...groups.join(':').matchAll(/(?:^|:)0(?::0)+(?:$|:)/g)].map(([run]) => run);
  const longest = runs.sort((a, b) => b.length - a.length)[0];
  const text = longest ? groups.join(':').replace(longest, '::') : groups.join(':');
  return size ? `${text}/${size}` : text;
}

export const resultWords = { DONE: '已办', REFUSED: '被拒绝' } as const;
