package org.bihuan.exchange;

import static org.bihuan.exchange.SheetColumn.day;
import static org.bihuan.exchange.SheetColumn.yuan;

import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.bihuan.checklist.Level;
import org.bihuan.hazard.LedgerLine;
import org.bihuan.platform.Refusal;
import org.jspecify.annotations.Nullable;

/** The columns schools keep in their ledgers, in the order they are used to; a screen names those it shows by key. */
enum LedgerColumn implements SheetColumn {
  NUMBER("number", "编号", 20, LedgerLine::number),
  DISTRICT("district", "区", 10, line -> line.where().district()),
  UNIT("unit", "单位", 24, line -> line.where().unit()),
  CLUSTER("cluster", "学区", 14, line -> line.where().cluster()),
  FOUND_AT("foundAt", "排查日期", 12, line -> day(line.found().at())),
  FOUND_BY("foundBy", "排查人", 10, line -> line.found().by()),
  PLACE("place", "部位", 22, line -> line.where().place()),
  DESCRIPTION("description", "隐患描述", 46, line -> line.what().description()),
  CATEGORY("category", "类别", 16, line -> line.what().category().title()),
  ITEM("item", "检查项编号", 12, line -> line.what().itemCode()),
  LEVEL("level", "等级", 9, line -> Level.titleOf(line.what().level())),
  STATUTORY_LEVEL(
      "statutoryLevel", "法定等级", 9, line -> line.what().statutoryLevel() == null ? null : line.what().statutoryLevel().title()),
  BASIS("basis", "判定依据", 34, line -> line.what().basis()),
  SOURCE("source", "来源", 11, line -> line.found().source().title()),
  ORIGIN("origin", "发现渠道", 11, line -> line.found().origin().title()),
  STATUS("status", "状态", 15, line -> line.status().title()),
  NEXT_ACTOR("nextActor", "待谁办理", 14, line -> line.step().nextActor().title()),
  DUE("clock", "办理时限", 12, line -> line.step().dueOn()),
  DUE_REASON("dueReason", "时限事由", 16, line -> line.step().dueReason()),
  REGISTERED_AT("registeredAt", "上账日期", 12, line -> day(line.found().registeredAt())),
  REGISTERED_BY("registeredBy", "上账人", 10, line -> line.found().registeredBy()),
  MEASURES("measures", "整改措施", 40, line -> line.plan().measures()),
  RESPONSIBLE("responsible", "整改责任人", 12, line -> line.plan().responsible()),
  RECTIFIER("rectifier", "整改人", 10, line -> line.plan().rectifier()),
  FUNDS_PLANNED("fundsPlanned", "计划资金（元）", 14, line -> yuan(line.plan().fundsPlannedFen())),
  FUNDS_SOURCE("fundsSource", "资金来源", 16, line -> line.plan().fundsSource()),
  DEADLINE("deadline", "整改期限", 12, line -> line.plan().deadline()),
  CONTINGENCY("contingency", "应急（管控）措施", 34, line -> line.plan().contingency()),
  OVERDUE("overdueDays", "逾期天数", 10, line -> line.step().overdueDays()),
  EXTENSIONS("extensions", "延期次数", 10, line -> line.step().extensions()),
  FINISHED_ON("finishedOn", "整改完成日期", 14, line -> line.ending().finishedOn()),
  FUNDS_ACTUAL("fundsActual", "实际支出（元）", 14, line -> yuan(line.ending().fundsActualFen())),
  MEASURES_TAKEN("measuresTaken", "整改情况", 40, line -> line.ending().measuresTaken()),
  ACCEPTED_BY("acceptedBy", "验收人", 10, line -> line.ending().acceptedBy()),
  ACCEPTED_ON("acceptedOn", "验收日期", 12, line -> day(line.ending().acceptedOn())),
  CONFIRMED_BY("confirmedBy", "确认人", 10, line -> line.ending().confirmedBy()),
  CLOSED_AT("closedAt", "销账日期", 12, line -> day(line.ending().closedAt())),
  REBOUNDS("rebounds", "反弹次数", 10, line -> line.step().rebounds()),
  OVER_HEAD("overHead", "越级报告", 10, line -> line.step().overHead() ? "是" : null);

  private final String key;
  private final String title;
  private final int width;
  private final Function<LedgerLine, @Nullable Object> value;

  LedgerColumn(String key, String title, int width, Function<LedgerLine, @Nullable Object> value) {
    this.key = key;
    this.title = title;
    this.width = width;
    this.value = value;
  }

  String key() {
    return key;
  }

  @Override
  public String title() {
    return title;
  }

  @Override
  public int width() {
    return width;
  }

  @Override
  public @Nullable Object value(LedgerLine line) {
    return value.apply(line);
  }

  /** In the order the screen shows them; a name that is none of ours is a mistake, not a column left out. */
  static List<LedgerColumn> named(List<String> keys) {
    if (keys.isEmpty()) {
      throw Refusal.invalid("columns", "没有选择要导出的列", "请至少选择一列");
    }
    return keys.stream().distinct().map(LedgerColumn::named).toList();
  }

  private static LedgerColumn named(String key) {
    return Arrays.stream(values())
        .filter(column -> column.key.equals(key))
        .findFirst()
        .orElseThrow(() -> Refusal.invalid("columns", "台账没有“" + key + "”这一列", "请刷新页面后重新选择"));
  }
}
