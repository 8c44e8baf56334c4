package org.bihuan.access;

/** What the system administrator may do with an account, as the API spells it. */
enum AccountAct {
  /** 停用. */
  DISABLE,
  /** 恢复. */
  RESTORE,
  /** 重发初始密码. */
  RENEW_PASSWORD,
  /** 申请重置双因素. */
  ASK_SECOND_FACTOR_RESET,
  /** 登记统一身份. */
  LINK_SINGLE_SIGN_ON,
  /** 取消统一身份. */
  UNLINK_SINGLE_SIGN_ON
}
