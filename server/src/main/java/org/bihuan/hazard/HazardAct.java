package org.bihuan.hazard;

import static org.bihuan.hazard.HazardStatus.AWAITING_ACCEPTANCE;
import static org.bihuan.hazard.HazardStatus.AWAITING_CONFIRMATION;
import static org.bihuan.hazard.HazardStatus.CLOSED;
import static org.bihuan.hazard.HazardStatus.DRAFT;
import static org.bihuan.hazard.HazardStatus.FIXED_ON_SPOT;
import static org.bihuan.hazard.HazardStatus.INTERIM_CONTROL;
import static org.bihuan.hazard.HazardStatus.JOINT_STUDY;
import static org.bihuan.hazard.HazardStatus.PLANNING;
import static org.bihuan.hazard.HazardStatus.RECTIFYING;
import static org.bihuan.hazard.HazardStatus.REGISTERED;
import static org.bihuan.hazard.HazardStatus.TRANSFERRED;

import java.util.EnumSet;
import java.util.Set;

/** Everything that can be done with a hazard: its word on buttons, the permission it needs, the states it starts from. */
public enum HazardAct {
  REGISTER("上账", "hazard.create", EnumSet.noneOf(HazardStatus.class)),
  SAVE_DRAFT("存草稿", "hazard.create", EnumSet.noneOf(HazardStatus.class)),
  EDIT("修改", "hazard.create", EnumSet.of(DRAFT, REGISTERED)),
  SUBMIT("提交上账", "hazard.create", EnumSet.of(DRAFT)),
  GRADE("核定", "hazard.grade.raise", EnumSet.of(REGISTERED)),
  FIX_ON_SPOT("当场整改", "hazard.rectify.evidence", EnumSet.of(REGISTERED)),
  CONFIRM_ON_SPOT_FIX("确认当场整改", "hazard.verify", EnumSet.of(FIXED_ON_SPOT)),
  RETURN_ON_SPOT_FIX("退回当场整改", "hazard.verify", EnumSet.of(FIXED_ON_SPOT)),
  RECORD_INTERIM_CONTROL("登记临时管控", "hazard.five_elements", HazardStatus.controlled()),
  REPORT_TO_AUTHORITY("报告主管部门", "hazard.five_elements", HazardStatus.controlled()),
  REPORT_TO_STAFF("报告职工大会", "hazard.five_elements", HazardStatus.controlled()),
  PLAN("制定整改方案", "hazard.five_elements", EnumSet.of(PLANNING)),
  SIGN_PLAN("签署方案", "hazard.five_elements", EnumSet.of(PLANNING)),
  START("开始整改", "hazard.five_elements", EnumSet.of(PLANNING)),
  REPORT_PROGRESS("填报进展", "hazard.rectify.evidence", EnumSet.of(RECTIFYING, TRANSFERRED, JOINT_STUDY)),
  REASSIGN("改派整改人", "hazard.five_elements", EnumSet.of(PLANNING, RECTIFYING)),
  FINISH("整改完成", "hazard.rectify.evidence", EnumSet.of(RECTIFYING)),
  ACCEPT("验收通过", "hazard.verify", EnumSet.of(AWAITING_ACCEPTANCE)),
  REJECT("验收不通过", "hazard.verify", EnumSet.of(AWAITING_ACCEPTANCE)),
  CONFIRM_CLOSURE("确认销账", "hazard.close.general", EnumSet.of(AWAITING_CONFIRMATION)),
  REFUSE_CLOSURE("不予销账", "hazard.close.general", EnumSet.of(AWAITING_CONFIRMATION)),
  PROPOSE_EXTENSION("申请延期", "hazard.extend", EnumSet.of(RECTIFYING)),
  PROPOSE_WITHDRAWAL("申请撤销", "hazard.void.request", HazardStatus.allOpen()),
  PROPOSE_DOWNGRADE(
      "申请降级", "hazard.grade.lower", EnumSet.of(REGISTERED, INTERIM_CONTROL, PLANNING, RECTIFYING)),
  SIGN_PROPOSAL("签署申请", "hazard.grade.lower", HazardStatus.allOpen()),
  APPROVE_PROPOSAL("同意申请", "hazard.read", HazardStatus.allOpen()),
  REFUSE_PROPOSAL("不同意申请", "hazard.read", HazardStatus.allOpen()),
  TAKE_BACK_PROPOSAL("撤回申请", "hazard.read", HazardStatus.allOpen()),
  RAISE_LEVEL(
      "提高等级", "hazard.grade.raise", EnumSet.of(FIXED_ON_SPOT, PLANNING, RECTIFYING, AWAITING_ACCEPTANCE)),
  TRANSFER("移送", "hazard.transfer", EnumSet.of(PLANNING, RECTIFYING)),
  RECORD_TRANSFER_OUTCOME("登记移送结果", "hazard.transfer", EnumSet.of(TRANSFERRED)),
  START_JOINT_STUDY("提请专题研究", "hazard.joint_study", EnumSet.of(PLANNING, RECTIFYING)),
  CONCLUDE_JOINT_STUDY("登记研究结论", "hazard.joint_study", EnumSet.of(JOINT_STUDY)),
  LOOK_BACK("回头看", "hazard.reopen", EnumSet.of(CLOSED)),
  ASK_LOOK_BACK("要求回头看", "hazard.reopen", EnumSet.of(CLOSED)),
  REPORT_OVER_HEAD("越级报告", "hazard.report_over_head", HazardStatus.allOpen()),
  ADD_NOTE("补充说明", "hazard.note", HazardStatus.allButDraft()),
  SEE_AGAIN("再次查出", "hazard.create", EnumSet.noneOf(HazardStatus.class)),
  BLIND_LOOK("盲查", "hazard.reopen", EnumSet.noneOf(HazardStatus.class)),
  REBOUND("反弹重新上账", "hazard.reopen", EnumSet.noneOf(HazardStatus.class));

  private final String title;
  private final String permission;
  private final Set<HazardStatus> from;

  HazardAct(String title, String permission, Set<HazardStatus> from) {
    this.title = title;
    this.permission = permission;
    this.from = from;
  }

  public String title() {
    return title;
  }

  /** The action of {@code catalogue/permissions.csv}. */
  public String permission() {
    return permission;
  }

  /** The states in which it may be done; empty for what only the ledger itself does. */
  Set<HazardStatus> from() {
    return from;
  }
}
