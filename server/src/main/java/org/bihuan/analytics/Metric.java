package org.bihuan.analytics;

/**
 * The dictionary of figures: what each is called and how it is counted. Figures of a period count what was registered
 * in it, as it stands now; figures of now count the whole ledger, whatever the period.
 */
enum Metric {
  FOUND("排查上账", "统计期内上账、没有撤销的隐患"),
  RECTIFIED("已整改销账", "统计期内上账的隐患中，现已验收销账的"),
  RATE("整改率", "已整改销账 ÷ 排查上账"),
  OPEN("未销账", "现在全部未销账的隐患，不论何时上账"),
  OVERDUE("到期未整改", "现在整改期限已过、尚未完成整改的隐患；已完成整改等待验收的不计"),
  DUE_SOON("7 日内到期", "整改期限在今天起 7 日内、尚未完成整改的隐患"),
  MAJOR_FOUND("重大隐患", "统计期内上账、没有撤销、现核定为重大的隐患"),
  MAJOR_RECTIFIED("重大已销账", "统计期内上账的重大隐患中，现已验收销账的"),
  MAJOR_OPEN("重大未销账", "现在全部未销账的重大隐患，不论何时上账"),
  MAJOR_PROPOSED("建议重大、待核定", "判定标准、检查人或登记人建议为重大、还没有核定的隐患，不论何时上账；不含在重大隐患的数中"),
  MAJOR_OVERDUE("重大到期未整改", "到期未整改的隐患中的重大隐患"),
  WRITTEN_OFF("本期销账", "统计期内验收销账的隐患，不论何时上账"),
  ON_SPOT("当场整改", "统计期内上账、当场整改并已确认销账的隐患"),
  ON_SPOT_RATE("当场整改占比", "当场整改 ÷ 排查上账"),
  REBOUNDS("反弹", "统计期内上账的隐患中，销账后又出现的"),
  REGISTERED_LATE("补登", "统计期内上账、没有撤销的隐患中，发现后超过一个工作日才上账的"),
  OVER_HEAD("越级报告", "统计期内上账的隐患中，经越级报告的"),
  WITHDRAWN("撤销", "统计期内上账、经审批撤销的误报和重复登记"),
  FUNDS("投入资金", "统计期内完成整改的隐患填报的实际支出"),
  COVERAGE("排查覆盖率", "统计期内提交过检查的单位 ÷ 应排查单位（统计期内在册的单位）"),
  MEDIAN_DAYS("销账中位天数", "统计期内销账的隐患，从上账到销账天数的中位数");

  private final String title;
  private final String definition;

  Metric(String title, String definition) {
    this.title = title;
    this.definition = definition;
  }

  String title() {
    return title;
  }

  String definition() {
    return definition;
  }
}
