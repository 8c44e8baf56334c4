package org.bihuan.analytics;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.bihuan.analytics.FigureTable.Cell;
import org.bihuan.analytics.UnitActivity.State;
import org.jspecify.annotations.Nullable;

/** The columns of the statistical tables, in the order and words in which they are reported. */
enum TableForm {
  A(
      "隐患排查治理情况统计表",
      List.of(
          leaf("shouldCheck", "应排查单位(家)", line -> Cell.ofUnits(line.units().should(), line.rows().units(State.SHOULD))),
          leaf("checked", "实际排查单位(家)", line -> Cell.ofUnits(line.units().checked(), line.rows().units(State.CHECKED))),
          leaf("coverage", "覆盖率(%)", line -> rateOfUnits(line, line.units().checked(), line.units().should(), State.SHOULD)),
          group(
              "general",
              "一般隐患",
              leaf("general.found", "排查数(项)", line -> count(line.general().found(), line.generalRows().found())),
              leaf(
                  "general.rectified",
                  "已整改(项)",
                  line -> count(line.general().rectified(), line.generalRows().rectified())),
              leaf("general.rate", "整改率(%)", line -> rate(line.general(), line.generalRows()))),
          group(
              "major",
              "重大隐患",
              group(
                  "major.handled",
                  "排查治理",
                  leaf("major.found", "排查数(项)", line -> count(line.major().found(), line.majorRows().found())),
                  leaf(
                      "major.rectified",
                      "已整改销号(项)",
                      line -> count(line.major().rectified(), line.majorRows().rectified())),
                  leaf("major.rate", "整改率(%)", line -> rate(line.major(), line.majorRows()))),
              group(
                  "major.planned",
                  "列入治理计划",
                  leaf(
                      "major.listed",
                      "列入数(项)",
                      line -> count(line.major().planned(), line.majorRows().found().and("planned", true))),
                  leaf(
                      "major.fiveElements",
                      "达到“五到位”数(项)",
                      line -> count(line.major().fiveElements(), line.majorRows().found().and("fiveElements", true))))),
          group(
              "listed",
              "挂牌督办",
              leaf("listed.total", "总数(项)", TableForm::none),
              leaf("listed.province", "省级(项)", TableForm::none),
              leaf("listed.city", "市级(项)", TableForm::none),
              leaf("listed.county", "县级(项)", TableForm::none)),
          leaf(
              "funds",
              "累计落实治理资金(万元)",
              line -> Cell.of(Amount.money(line.fundsOfYear()), line.rowsOfYear().spent()))),
      List.of(
          "“一般隐患”包括一般、微小和尚未核定等级的隐患，不含建议重大、待核定的；等级以现在的核定为准。",
          "整改数是统计期内上账的隐患中现已销账的。",
          "累计落实治理资金自当年1月1日起，按完成整改时填报的实际支出合计。",
          "系统尚未办理挂牌督办，挂牌各栏均为0。")),
  B(
      "隐患整治情况统计表",
      List.of(
          group(
              "general",
              "一般隐患",
              leaf("general.found", "隐患数(项)", line -> count(line.general().found(), line.generalRows().found())),
              leaf(
                  "general.unrectified",
                  "未整改数(项)",
                  line -> count(line.general().unrectified(), line.generalRows().unrectified())),
              leaf("general.rate", "整改率(%)", line -> rate(line.general(), line.generalRows()))),
          group(
              "major",
              "重大隐患",
              leaf("major.found", "隐患数(项)", line -> count(line.major().found(), line.majorRows().found())),
              leaf(
                  "major.unrectified",
                  "未整改数(项)",
                  line -> count(line.major().unrectified(), line.majorRows().unrectified())),
              leaf(
                  "major.overdue",
                  "到期未整改数(项)",
                  line -> count(line.majorOverdue(), line.majorRows().unrectified().overdue())),
              leaf("major.rate", "整改率(%)", line -> rate(line.major(), line.majorRows()))),
          group(
              "listed",
              "挂牌督办",
              listed("listed.province", "省级"),
              listed("listed.city", "市级"),
              listed("listed.county", "县级"))),
      List.of(
          "“一般隐患”包括一般、微小和尚未核定等级的隐患，不含建议重大、待核定的；等级以现在的核定为准。",
          "未整改数是统计期内上账的隐患中现未销账的；到期未整改数是其中整改期限已过、尚未完成整改的。",
          "系统尚未办理挂牌督办，挂牌各栏均为0。")),
  C(
      "隐患排查质量统计表",
      List.of(
          leaf("should", "应报总数(家)", line -> Cell.ofUnits(line.units().should(), line.rows().units(State.SHOULD))),
          leaf("reported", "已报数(家)", line -> Cell.ofUnits(line.units().reported(), line.rows().units(State.REPORTED))),
          leaf("self", "自报数(家)", line -> Cell.ofUnits(line.units().self(), line.rows().units(State.SELF))),
          leaf("selfRate", "自报率(%)", line -> rateOfUnits(line, line.units().self(), line.units().reported(), State.REPORTED)),
          leaf("onBehalf", "代报数(家)", line -> Cell.ofUnits(line.units().onBehalf(), line.rows().units(State.ON_BEHALF))),
          leaf("onBehalfRate", "代报率(%)", line -> rateOfUnits(line, line.units().onBehalf(), line.units().reported(), State.REPORTED)),
          leaf("zero", "零隐患数(家)", line -> Cell.ofUnits(line.units().zero(), line.rows().units(State.ZERO))),
          leaf("zeroRate", "零隐患率(%)", line -> rateOfUnits(line, line.units().zero(), line.units().reported(), State.REPORTED)),
          leaf(
              "unreported",
              "未报数(家)",
              line -> Cell.ofUnits(line.units().unreported(), line.rows().units(State.UNREPORTED)))),
      List.of(
          "应报总数是统计期内在册的单位。自报：本单位人员上账过隐患或提交过检查。",
          "代报：本单位没有报送，由上级代为登记本单位自查的隐患。上级检查、举报、监测发现的隐患不算本单位报送。",
          "零隐患：已报单位中，统计期内没有任何来源的隐患上账的。"));

  /** @param columns what stands below this title; null where the number stands */
  record Column(
      String key,
      String title,
      @Nullable List<Column> columns,
      @JsonIgnore @Nullable Function<TableLine, Cell> cell) {

    Stream<Column> leaves() {
      return columns == null ? Stream.of(this) : columns.stream().flatMap(Column::leaves);
    }
  }

  private final String title;
  private final List<Column> columns;
  private final List<String> notes;

  TableForm(String title, List<Column> columns, List<String> notes) {
    this.title = title;
    this.columns = columns;
    this.notes = notes;
  }

  String title() {
    return title;
  }

  List<Column> columns() {
    return columns;
  }

  List<String> notes() {
    return notes;
  }

  FigureTable.Row row(TableLine line, boolean total) {
    Map<String, Cell> cells = new LinkedHashMap<>();
    columns.stream()
        .flatMap(Column::leaves)
        .forEach(
            leaf -> {
              if (leaf.cell() != null) {
                cells.put(leaf.key(), leaf.cell().apply(line));
              }
            });
    return new FigureTable.Row(line.key(), line.title(), line.scope(), total, cells, proposed(line));
  }

  /** Columns of the forms are either general or major: what waits to be graded major stands beside them. */
  private @Nullable Cell proposed(TableLine line) {
    long hazards = line.proposed().found();
    return this == C || hazards == 0 ? null : count(hazards, line.proposedRows().found());
  }

  private static Column leaf(String key, String title, Function<TableLine, Cell> cell) {
    return new Column(key, title, null, cell);
  }

  private static Column group(String key, String title, Column... columns) {
    return new Column(key, title, List.of(columns), null);
  }

  private static Column listed(String key, String title) {
    return group(
        key,
        title,
        leaf(key + ".found", "挂牌数(项)", TableForm::none),
        leaf(key + ".unrectified", "未整改数(项)", TableForm::none),
        leaf(key + ".rate", "整改率(%)", line -> Cell.of(Amount.rate(0, 0))));
  }

  private static Cell count(long hazards, LedgerRows rows) {
    return Cell.of(Amount.count(hazards), rows);
  }

  /** 整改率; opens the hazards it is a share of. */
  private static Cell rate(Sums sums, LedgerRows rows) {
    return Cell.of(Amount.rate(sums.rectified(), sums.found()), rows.found());
  }

  /** Opens the units it is a share of. */
  private static Cell rateOfUnits(TableLine line, long units, long of, State state) {
    return Cell.ofUnits(Amount.rate(units, of), line.rows().units(state));
  }

  /** Listed supervision is not on the ledger yet; the notes say so. */
  private static Cell none(TableLine line) {
    return Cell.of(Amount.count(0));
  }
}
