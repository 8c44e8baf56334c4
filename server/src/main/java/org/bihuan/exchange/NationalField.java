package org.bihuan.exchange;

import static org.bihuan.exchange.SheetColumn.day;

import java.util.function.Function;
import org.bihuan.checklist.Level;
import org.bihuan.hazard.LedgerLine;
import org.jspecify.annotations.Nullable;

/**
 * The fields government systems exchange of a hazard, by their names in 《安全生产监督管理信息 隐患排查治理数据规范》. Codes are
 * given in words: the receiving system's code table belongs to that system. Listing by a higher authority (挂牌) is not
 * kept here yet and stays empty.
 */
enum NationalField implements SheetColumn {
  CO_NAME("单位", 24, line -> line.where().unit()),
  HIDDEN_DANGER_INFO_SOURCES("隐患来源", 12, line -> line.found().source().title()),
  HIDDEN_DANGER_CATEGORY("隐患类别", 18, line -> line.what().category().title()),
  REGULATION_CLASSIFICATION("监管分类", 10, line -> "教育"),
  INVESTIGATION_DATE("排查日期", 12, line -> day(line.found().at())),
  HIDDEN_DANGER_PLACE("隐患地点", 28, line -> place(line.where())),
  HIDDEN_DANGER_AREA("隐患部位", 22, line -> line.where().place()),
  HIDDEN_DANGER_DESCRIPTION("隐患描述", 46, line -> line.what().description()),
  HIDDEN_DANGER_LEVEL("隐患级别", 10, line -> line.what().statutoryLevel() == null ? null : line.what().statutoryLevel().title()),
  RESPONSIBLE_ORG("责任单位", 24, line -> line.where().unit()),
  RECTIFICATION_RESPONSIBLE("整改责任人", 12, line -> line.plan().responsible()),
  RECTIFICATION_LIMIT_DATE("整改期限", 12, line -> line.plan().deadline()),
  RECTIFICATION_FINISH_TIME("整改完成时间", 14, line -> line.ending().finishedOn()),
  RECTIFICATION_TYPE("整改类型", 12, NationalField::type),
  RECTIFICATION_SITUATION("整改情况", 12, NationalField::situation),
  RECTIFICATION_MEASURES("整改措施", 40, line -> either(line.ending().measuresTaken(), line.plan().measures())),
  REPAIR_UNIT("整改责任部门", 20, line -> line.plan().office()),
  CHECK_MAN("排查人员", 10, line -> line.found().by()),
  INSPECTOR("核查人员", 10, line -> line.ending().acceptedBy()),
  CHECK_DATE("核查日期", 12, line -> day(line.ending().acceptedOn())),
  CHECK_ORG("核查单位", 20, line -> line.ending().acceptedAt()),
  CHECK_SITUATION("核查情况", 30, line -> line.ending().acceptance()),
  CONFIRM_TIME("确认时间", 12, line -> day(line.ending().closedAt())),
  OUTID("隐患编号", 20, LedgerLine::number),
  LONGITUDE("经度", 10, line -> line.where().longitude()),
  LATITUDE("纬度", 10, line -> line.where().latitude()),
  LISTED_SUPERVISORY_SITUATION("是否挂牌督办", 12, line -> null),
  LISTED_SUPERVISORY_DATE("挂牌日期", 12, line -> null),
  LISTED_SUPERVISORY_LEVEL("挂牌级别", 10, line -> null),
  LISTED_SUPERVISORY_ORG("挂牌单位", 20, line -> null),
  LISTED_SUPERVISORY_NUMBER("挂牌文号", 16, line -> null),
  HIDDEN_DANGER_REPORT("重大隐患报告摘要", 40, line -> line.major().report()),
  IMPROVEMENT_TARGET("整改目标到位", 12, line -> there(line, line.major().goal())),
  IMPROVEMENT_TARGET_DATE("整改目标到位日期", 14, line -> since(line, line.major().goal())),
  IMPROVEMENT_RES("整改责任到位", 12, line -> there(line, line.plan().responsible())),
  IMPROVEMENT_RES_DATE("整改责任到位日期", 14, line -> since(line, line.plan().responsible())),
  CONTROL_MEASURES("治理措施到位", 12, line -> there(line, line.plan().measures())),
  CONTROL_MEASURES_DATE("治理措施到位日期", 14, line -> since(line, line.plan().measures())),
  RECTIFICATION_MONEY("整改资金到位", 12, line -> there(line, line.plan().fundsPlannedFen())),
  RECTIFICATION_MONEY_DATE("整改资金到位日期", 14, line -> since(line, line.plan().fundsPlannedFen())),
  RECTIFICATION_TIME("整改时限到位", 12, line -> there(line, line.plan().deadline())),
  RECTIFICATION_TIME_DATE("整改时限到位日期", 14, line -> since(line, line.plan().deadline())),
  CONTINGENCY_PLAN("应急预案到位", 12, line -> there(line, line.plan().contingency())),
  CONTINGENCY_PLAN_DATE("应急预案到位日期", 14, line -> since(line, line.plan().contingency())),
  CONTROL_PLAN("纳入治理计划", 12, line -> there(line, line.major().signedAt())),
  CONTROL_PLAN_DATE("纳入治理计划日期", 14, line -> since(line, line.major().signedAt()));

  private final String words;
  private final int width;
  private final Function<LedgerLine, @Nullable Object> value;

  NationalField(String words, int width, Function<LedgerLine, @Nullable Object> value) {
    this.words = words;
    this.width = width;
    this.value = value;
  }

  /** The name systems know it by. */
  @Override
  public String title() {
    return name();
  }

  String words() {
    return words;
  }

  @Override
  public int width() {
    return Math.max(width, name().length() + 3);
  }

  @Override
  public @Nullable Object value(LedgerLine line) {
    return value.apply(line);
  }

  private static String place(LedgerLine.Where where) {
    return where.address().isBlank() ? where.unit() : where.address();
  }

  private static @Nullable String type(LedgerLine line) {
    if (line.ending().onSpot()) {
      return "立即整改";
    }
    return line.plan().deadline() == null ? null : "限期整改";
  }

  private static String situation(LedgerLine line) {
    return switch (line.status()) {
      case CLOSED, REBOUNDED -> "已整改";
      case FIXED_ON_SPOT, AWAITING_ACCEPTANCE, AWAITING_CONFIRMATION -> "已整改待核查";
      case RECTIFYING -> "整改中";
      case WITHDRAWN -> "已撤销";
      case DRAFT, REGISTERED, INTERIM_CONTROL, PLANNING, TRANSFERRED, JOINT_STUDY -> "未整改";
    };
  }

  private static @Nullable String either(@Nullable String first, @Nullable String second) {
    return first == null ? second : first;
  }

  /** The pairs are asked of major hazards only. */
  private static @Nullable String there(LedgerLine line, @Nullable Object what) {
    if (line.what().level() != Level.MAJOR) {
      return null;
    }
    return what == null ? "否" : "是";
  }

  /** The six contents of a plan are there from the day the head signed it (总局令第16号 第十五条). */
  private static @Nullable Object since(LedgerLine line, @Nullable Object what) {
    return line.what().level() == Level.MAJOR && what != null ? day(line.major().signedAt()) : null;
  }
}
