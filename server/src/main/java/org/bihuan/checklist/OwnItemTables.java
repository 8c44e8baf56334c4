package org.bihuan.checklist;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.bihuan.checklist.Publication.ItemChange;
import org.springframework.stereotype.Service;

/** Tables of items in a spreadsheet, for districts and units: every row is a new item of theirs. */
@Service
public class OwnItemTables {

  private final CheckTableFile file;
  private final Library library;

  OwnItemTables(CheckTableFile file, Library library) {
    this.file = file;
    this.library = library;
  }

  /** @param value what stands in the cell */
  public record Wrong(int row, String column, String value, String problem, String remedy) {}

  /** @param wrong nothing may be written while there is any */
  public record Table(List<ItemText> items, List<Wrong> wrong) {}

  /** Reads to its sender; nothing is kept. */
  public Table read(InputStream source) throws IOException {
    List<CheckTableRow> rows = file.read(source);
    CheckTableRules.Table read = CheckTableRules.read(rows, library.catalogue());
    Stream<Wrong> numbered =
        rows.stream()
            .filter(row -> !row.cell("编号").isEmpty())
            .map(
                row ->
                    new Wrong(row.number(), "编号", row.cell("编号"), "本级检查项的编号由系统给出", "请留空；全市已有的检查项请用“加严”或加入检查表"));
    Stream<Wrong> others =
        read.wrong().stream()
            .filter(wrong -> !wrong.column().equals("编号"))
            .map(wrong -> new Wrong(wrong.row(), wrong.column(), wrong.value(), wrong.problem(), wrong.remedy()));
    return new Table(
        read.items().stream().map(ItemChange::text).filter(Objects::nonNull).toList(),
        Stream.of(numbered, others, citys(read)).flatMap(wrong -> wrong).toList());
  }

  /** An item of the city is taken into a list of one's own, not written again. */
  private static Stream<Wrong> citys(CheckTableRules.Table read) {
    return read.known().stream()
        .map(
            known ->
                new Wrong(
                    known.row(), "检查内容及要求", known.words(), "全市标准库已有相同的检查项 " + known.code(),
                    "请删去本行；要列入检查表的，打开检查表用“增加检查项”加入 " + known.code() + "，要更严的用“加严”"));
  }
}
