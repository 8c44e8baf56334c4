package org.bihuan.hazard;

import java.util.List;
import java.util.Map;

/** What the columns of the ledger are called, for whoever reads what a verification found and knows no table. */
final class ColumnWords {

  static final Map<String, String> WORDS =
      Map.ofEntries(
          Map.entry("district_id", "所属区"),
          Map.entry("id", "内部编号"),
          Map.entry("unit_id", "所属单位"),
          Map.entry("number", "编号"),
          Map.entry("version", "历史条数"),
          Map.entry("status", "状态"),
          Map.entry("place_id", "部位"),
          Map.entry("place_text", "部位名称"),
          Map.entry("category", "类别"),
          Map.entry("item_code", "检查项编号"),
          Map.entry("description", "隐患描述"),
          Map.entry("basis", "判定依据"),
          Map.entry("source", "来源"),
          Map.entry("origin", "发现渠道"),
          Map.entry("found_level", "发现层级"),
          Map.entry("confirm_level", "销账确认层级"),
          Map.entry("over_head", "越级报告"),
          Map.entry("late_days", "补登天数"),
          Map.entry("found_at", "排查时间"),
          Map.entry("found_by", "排查人"),
          Map.entry("registered_at", "上账时间"),
          Map.entry("registered_by", "上账人"),
          Map.entry("no_photo_reason", "未附照片的原因"),
          Map.entry("level", "等级"),
          Map.entry("statutory_level", "法定等级"),
          Map.entry("proposed_level", "建议等级"),
          Map.entry("judgement", "判定情况"),
          Map.entry("graded_at", "定级时间"),
          Map.entry("graded_by", "定级人"),
          Map.entry("major_since", "定为重大的时间"),
          Map.entry("interim_control", "临时管控"),
          Map.entry("reports", "重大隐患报告"),
          Map.entry("responsible_id", "整改责任人身份"),
          Map.entry("responsible", "整改责任人"),
          Map.entry("rectifier_id", "整改人身份"),
          Map.entry("rectifier", "整改人"),
          Map.entry("measures", "整改措施"),
          Map.entry("funds_planned_fen", "计划资金"),
          Map.entry("funds_source", "资金来源"),
          Map.entry("deadline", "整改期限"),
          Map.entry("owed_on", "最初承诺的期限"),
          Map.entry("term", "期限的约束"),
          Map.entry("contingency", "应急（管控）措施"),
          Map.entry("major_plan", "重大隐患治理方案"),
          Map.entry("plan_signed_by", "方案签字人身份"),
          Map.entry("plan_signature", "方案签字"),
          Map.entry("took_part", "参与整改的人"),
          Map.entry("completion", "整改完成情况"),
          Map.entry("finished_by", "报完成的人"),
          Map.entry("funds_actual_fen", "实际支出"),
          Map.entry("accepted_by", "验收人"),
          Map.entry("accepted_level", "验收层级"),
          Map.entry("acceptance", "验收情况"),
          Map.entry("confirmed_by", "销账确认人"),
          Map.entry("confirmation", "销账确认情况"),
          Map.entry("closed_at", "销账时间"),
          Map.entry("look_backs", "回头看记录"),
          Map.entry("look_back_due", "回头看到期日"),
          Map.entry("look_back_actor", "回头看由谁办理"),
          Map.entry("referrals", "转办记录"),
          Map.entry("former_id", "反弹前的隐患"),
          Map.entry("successor_id", "反弹后的隐患"),
          Map.entry("duplicate_of", "与哪条重复"),
          Map.entry("rebounds", "反弹次数"),
          Map.entry("extensions", "延期次数"),
          Map.entry("next_actor", "待谁办理"),
          Map.entry("proposal_actor", "建议待谁决定"),
          Map.entry("due_on", "办理时限"),
          Map.entry("due_reason", "时限事由"),
          Map.entry("updated_at", "最后办理时间"),
          Map.entry("registration_hash", "登记请求的指纹"),
          Map.entry("head", "历史末条的哈希"));

  private ColumnWords() {}

  static List<String> of(List<String> columns) {
    return columns.stream().map(column -> WORDS.getOrDefault(column, column)).toList();
  }
}
