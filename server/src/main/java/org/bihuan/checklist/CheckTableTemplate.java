package org.bihuan.checklist;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.bihuan.organisation.UnitType;
import org.bihuan.spreadsheet.PrintedPage;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/** An empty check table with the columns that are read, what may be chosen, and how to fill it in. */
final class CheckTableTemplate {

  private static final int PREPARED_ROWS = 1_000;
  private static final List<String> LONG = List.of("检查内容及要求", "检查方法", "隐患表述", "通常措施", "依据", "检查要点");
  private static final List<String> MAY_BE_EMPTY = List.of("一级标题", "二级标题", "三级标题", "编号", "检查要点");

  private static final Map<String, List<String>> CHOICES =
      Map.of(
          "领域", titles(Category.values(), Category::title),
          "建议等级", titles(Level.values(), Level::title),
          "检查频次", titles(Frequency.values(), Frequency::title));

  private static final Map<String, String> HINTS =
      Map.ofEntries(
          Map.entry("一级标题", "检查项上面的标题，如 1 责任体系；可以不填"),
          Map.entry("二级标题", "如 1.1 学校层面；可以不填"),
          Map.entry("三级标题", "可以不填"),
          Map.entry("编号", "标准库已有的检查项填编号；留空的按检查内容及要求在标准库里找，找不到的为新检查项，编号由系统给出"),
          Map.entry("领域", "从列表中选择"),
          Map.entry("检查内容及要求", "写符合时的样子，如：灭火器在有效期内"),
          Map.entry("检查方法", "如：现场查看、核对台账"),
          Map.entry("隐患表述", "不符合时怎么说，如：灭火器过期"),
          Map.entry("通常措施", "如：更换灭火器"),
          Map.entry("期限（天）", "0 至 366 的整数，当日整改填 0"),
          Map.entry("建议等级", "从列表中选择"),
          Map.entry("检查频次", "从列表中选择"),
          Map.entry("适用单位", "可写多种，用顿号分开：" + String.join("、", titles(UnitType.values(), UnitType::title))),
          Map.entry("依据", "法规、标准或文件的名称和条款"),
          Map.entry("检查要点", "每行一个，写作“要点｜不合格时的隐患表述”；可以不填"));

  private CheckTableTemplate() {}

  static byte[] make() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (Workbook workbook = new Workbook(out, "Bihuan", "1.0")) {
      Worksheet table = workbook.newWorksheet("检查表");
      Worksheet lists = workbook.newWorksheet("选项");
      table.freezePane(0, 1);
      PrintedPage.table(table, CheckTableRules.COLUMNS.size());
      int offered = 0;
      for (int c = 0; c < CheckTableRules.COLUMNS.size(); c++) {
        String column = CheckTableRules.COLUMNS.get(c);
        boolean wide = LONG.contains(column);
        table.width(c, wide ? 30 : 14);
        table.inlineString(0, c, column);
        table.style(0, c).bold().fillColor(MAY_BE_EMPTY.contains(column) ? "E8EEF4" : "FFF1CC").wrapText(true).borderStyle("thin").set();
        table.range(1, c, PREPARED_ROWS, c).style().format("@").wrapText(wide).set();
        List<String> choices = CHOICES.getOrDefault(column, List.of());
        if (!choices.isEmpty()) {
          for (int i = 0; i < choices.size(); i++) {
            lists.inlineString(i, offered, choices.get(i));
          }
          table.range(1, c, PREPARED_ROWS, c)
              .validateWithList(lists.range(0, offered, choices.size() - 1, offered))
              .allowBlank(true)
              .showErrorMessage(true)
              .errorTitle("请从列表中选择")
              .error("可选：见“选项”表");
          offered++;
        }
      }
      table.finish();
      lists.finish();
      explain(workbook.newWorksheet("填写说明"));
      workbook.finish();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  private static void explain(Worksheet about) throws IOException {
    about.width(0, 16);
    about.width(1, 8);
    about.width(2, 80);
    PrintedPage.sentences(about);
    List<String> heads = List.of("列", "必填", "怎么填");
    for (int c = 0; c < heads.size(); c++) {
      about.inlineString(0, c, heads.get(c));
      about.style(0, c).bold().fillColor("E8EEF4").set();
    }
    int line = 1;
    for (String column : CheckTableRules.COLUMNS) {
      about.inlineString(line, 0, column);
      about.inlineString(line, 1, MAY_BE_EMPTY.contains(column) ? "" : "是");
      about.inlineString(line, 2, HINTS.getOrDefault(column, ""));
      about.style(line++, 2).wrapText(true).set();
    }
    about.finish();
  }

  private static <T> List<String> titles(T[] values, Function<T, String> title) {
    return Arrays.stream(values).map(title).toList();
  }
}
