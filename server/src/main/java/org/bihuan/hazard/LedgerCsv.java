package org.bihuan.hazard;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.StringWriter;
import java.time.Instant;
import java.util.List;
import org.bihuan.platform.BeijingTime;
import org.bihuan.platform.SpreadsheetText;
import org.jspecify.annotations.Nullable;

/** The ledger list as CSV for a spreadsheet: UTF-8 with a byte order mark, no cell that a spreadsheet would execute. */
final class LedgerCsv {

  private LedgerCsv() {}

  static String write(List<HazardSummary> rows) {
    StringWriter out = new StringWriter();
    out.write('\ufeff');
    try (CsvWriter csv = CsvWriter.builder().build(out)) {
      csv.writeRecord(
          "编号", "区", "单位", "部位", "类别", "隐患描述", "等级", "来源", "状态", "发现日期", "上账日期", "整改责任人", "整改期限", "逾期天数",
          "延期次数", "销账日期");
      for (HazardSummary row : rows) {
        csv.writeRecord(
            SpreadsheetText.safe(row.number()),
            SpreadsheetText.safe(row.districtName()),
            SpreadsheetText.safe(row.unit().name()),
            SpreadsheetText.safe(row.placeText()),
            row.categoryTitle(),
            SpreadsheetText.safe(row.description()),
            row.level() == null ? "待核定" : row.level().title(),
            row.sourceTitle(),
            row.statusTitle(),
            day(row.foundAt()),
            day(row.registeredAt()),
            SpreadsheetText.safe(row.responsible()),
            row.deadline() == null ? "" : row.deadline().toString(),
            row.overdueDays() == null ? "" : row.overdueDays().toString(),
            String.valueOf(row.extensions()),
            day(row.closedAt()));
      }
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
    return out.toString();
  }

  private static String day(@Nullable Instant at) {
    return at == null ? "" : BeijingTime.dayOf(at).toString();
  }
}
