package org.bihuan.checklist;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.bihuan.checklist.Points.Point;
import org.bihuan.checklist.Publication.ItemChange;
import org.bihuan.organisation.UnitType;
import org.bihuan.platform.FieldChecks;
import org.bihuan.platform.Refusal;
import org.jspecify.annotations.Nullable;

/** What a check table in a spreadsheet says, row by row, or what is wrong in which cell. Pure. */
final class CheckTableRules {

  /** The titles of the columns, as people write them. */
  static final List<String> COLUMNS =
      List.of(
          "一级标题", "二级标题", "三级标题", "编号", "领域", "检查内容及要求", "检查方法", "隐患表述", "通常措施", "期限（天）", "建议等级",
          "检查频次", "适用单位", "依据", "检查要点");

  private static final Map<String, String> COLUMN_OF_FIELD =
      Map.of(
          "requirement", "检查内容及要求", "method", "检查方法", "hazardPhrase", "隐患表述", "measure", "通常措施",
          "deadlineDays", "期限（天）", "unitTypes", "适用单位", "basis", "依据");

  private static final Pattern NO_WORD = Pattern.compile("[^\\p{L}\\p{N}]");

  private final Catalogue catalogue;
  private final Map<Category, Integer> next = new EnumMap<>(Category.class);
  private final List<Wrong> wrong = new ArrayList<>();
  private final List<ItemChange> items = new ArrayList<>();
  private final List<Line> lines = new ArrayList<>();
  private final Map<String, List<String>> headings = new HashMap<>();
  private final Map<String, Integer> seen = new HashMap<>();
  private final List<Known> known = new ArrayList<>();
  private final Map<String, CheckItem> byWords = new HashMap<>();
  private final Map<String, Integer> fresh = new HashMap<>();

  private CheckTableRules(Catalogue catalogue) {
    this.catalogue = catalogue;
    catalogue.items().newest()
        .filter(item -> item.effectiveTo() == null)
        .sorted(Comparator.comparing(CheckItem::code))
        .forEach(item -> byWords.putIfAbsent(plain(item.requirement()), item));
  }

  /** What is asked for, whatever the blanks, the signs and their width. */
  static String plain(String requirement) {
    return NO_WORD.matcher(Normalizer.normalize(requirement, Normalizer.Form.NFKC)).replaceAll("").toLowerCase(Locale.ROOT);
  }

  /** @param value what stands in the cell */
  record Wrong(int row, String column, String value, String problem, String remedy) {}

  /** @param row in the sheet */
  record Line(int row, String code, String words) {}

  /**
   * A row without a number that asks for what an item of the library asks for.
   *
   * @param otherwise columns in which the row says something else than the item, which stays as it is
   */
  record Known(int row, String code, String words, List<String> otherwise) {}

  /**
   * @param items new items and new versions; an item that says what it already said is only listed
   * @param known rows without a number that were recognised
   * @param lines all items in the order of the table
   * @param wrong nothing may be published while there is any
   */
  record Table(
      List<ItemChange> items,
      List<Line> lines,
      List<Known> known,
      Map<String, List<String>> headings,
      List<Wrong> wrong) {}

  static Table read(List<CheckTableRow> rows, Catalogue catalogue) {
    CheckTableRules rules = new CheckTableRules(catalogue);
    if (rows.isEmpty()) {
      rules.wrong.add(new Wrong(1, "", "", "表格没有内容", "第一行写列名，以下每行一个检查项"));
    } else {
      List<String> missing =
          COLUMN_OF_FIELD.values().stream()
              .filter(column -> rows.stream().noneMatch(row -> row.cells().containsKey(column)))
              .sorted()
              .toList();
      missing.forEach(column -> rules.wrong.add(new Wrong(1, column, "", "缺少“" + column + "”这一列", "请按列名补上")));
      if (missing.isEmpty()) {
        rows.forEach(rules::take);
      }
    }
    return new Table(
        List.copyOf(rules.items),
        List.copyOf(rules.lines),
        List.copyOf(rules.known),
        Map.copyOf(rules.headings),
        List.copyOf(rules.wrong));
  }

  private void take(CheckTableRow row) {
    int before = wrong.size();
    Category category = titled(row, "领域", Category.values(), Category::title);
    Level level = titled(row, "建议等级", Level.values(), Level::title);
    Frequency frequency = titled(row, "检查频次", Frequency.values(), Frequency::title);
    Set<UnitType> types = unitTypes(row);
    Integer days = days(row);
    Points points = points(row);
    // What could not be read is supposed to be something, so that the rules of an item say at once what is wrong beside it.
    ItemText text =
        new ItemText(
            category == null ? Category.values()[0] : category, row.cell("检查内容及要求"), row.cell("检查方法"), row.cell("隐患表述"), row.cell("通常措施"), days == null ? 0 : days,
            level == null ? Level.values()[0] : level, frequency == null ? Frequency.values()[0] : frequency, types, row.cell("依据"), Verification.MEMORY, points);
    check(row, text, wrong.subList(before, wrong.size()).stream().map(Wrong::column).collect(Collectors.toSet()));
    if (category == null || wrong.size() > before) {
      return;
    }
    boolean numbered = !row.cell("编号").isEmpty();
    CheckItem same = numbered ? null : byWords.get(plain(text.requirement()));
    Integer twin = numbered || same != null ? null : fresh.putIfAbsent(plain(text.requirement()), row.number());
    if (twin != null) {
      wrong.add(
          new Wrong(
              row.number(), "检查内容及要求", row.cell("检查内容及要求"), "与第 " + twin + " 行的检查内容及要求相同", "同一检查项只写一行"));
      return;
    }
    String code = numbered ? row.cell("编号") : same != null ? same.code() : nextCode(category);
    Integer first = seen.putIfAbsent(code, row.number());
    if (first != null) {
      wrong.add(new Wrong(row.number(), "编号", row.cell("编号"), "检查项 " + code + " 已写在第 " + first + " 行", "同一检查项只写一行"));
      return;
    }
    if (same == null) {
      change(row, code, text);
    } else {
      known.add(new Known(row.number(), code, same.requirement(), otherwise(same, text)));
    }
    lines.add(new Line(row.number(), code, same == null ? text.requirement() : same.requirement()));
    List<String> path =
        List.of("一级标题", "二级标题", "三级标题").stream().map(row::cell).filter(heading -> !heading.isEmpty()).toList();
    if (!path.isEmpty()) {
      headings.put(code, path);
    }
  }

  /** The fields of an item are checked by its own rules; their names become those of the columns. */
  private void check(CheckTableRow row, ItemText text, Set<String> saidWrong) {
    FieldChecks checks = new FieldChecks();
    text.check(checks, "");
    try {
      checks.refuseIfAny();
    } catch (Refusal refusal) {
      refusal
          .fields()
          .forEach(
              field -> {
                String column = COLUMN_OF_FIELD.getOrDefault(field.field(), "检查要点");
                if (!saidWrong.contains(column)) {
                  wrong.add(new Wrong(row.number(), column, row.cell(column), field.problem(), field.remedy()));
                }
              });
    }
  }

  /** A written number is an item of the library: the same words change nothing, other words are its next version. */
  private void change(CheckTableRow row, String code, ItemText text) {
    Optional<CheckItem> newest = catalogue.items().newest(code);
    if (newest.isEmpty()) {
      if (!row.cell("编号").isEmpty()) {
        wrong.add(new Wrong(row.number(), "编号", code, "标准库中没有 " + code, "新的检查项请把编号留空，由系统给出"));
        return;
      }
      items.add(new ItemChange(code, null, text));
      return;
    }
    CheckItem old = newest.get();
    ItemText kept =
        new ItemText(
            text.category(), text.requirement(), text.method(), text.hazardPhrase(), text.measure(), text.deadlineDays(),
            text.level(), text.frequency(), text.unitTypes(), text.basis(), old.verified(), text.points());
    if (!old.saysTheSameAs(kept.item(code, old.effectiveFrom()))) {
      items.add(new ItemChange(code, old.effectiveFrom(), kept));
    }
  }

  private static List<String> otherwise(CheckItem item, ItemText text) {
    Map<String, Boolean> same = new LinkedHashMap<>();
    same.put("领域", item.category() == text.category());
    same.put("检查方法", item.method().equals(text.method().strip()));
    same.put("隐患表述", item.hazardPhrase().equals(text.hazardPhrase().strip()));
    same.put("通常措施", item.measure().equals(text.measure().strip()));
    same.put("期限（天）", item.deadlineDays() == text.deadlineDays());
    same.put("建议等级", item.level() == text.level());
    same.put("检查频次", item.frequency() == text.frequency());
    same.put("适用单位", item.unitTypes().equals(text.unitTypes()));
    same.put("依据", item.basis().equals(text.basis().strip()));
    same.put("检查要点", text.points() == null || text.points().equals(item.points()));
    return same.entrySet().stream().filter(each -> !each.getValue()).map(Map.Entry::getKey).toList();
  }

  private String nextCode(Category category) {
    int last =
        next.computeIfAbsent(
            category,
            c ->
                catalogue
                    .items()
                    .newest()
                    .map(CheckItem::code)
                    .filter(code -> code.startsWith(c.prefix() + "-"))
                    .mapToInt(code -> Integer.parseInt(code.substring(3)))
                    .max()
                    .orElse(0));
    next.put(category, last + 1);
    return category.prefix() + "-%03d".formatted(last + 1);
  }

  private <T> @Nullable T titled(CheckTableRow row, String column, T[] values, Function<T, String> title) {
    String word = row.cell(column);
    Optional<T> found = Arrays.stream(values).filter(value -> title.apply(value).equals(word)).findFirst();
    if (found.isEmpty()) {
      List<String> words = Arrays.stream(values).map(title).toList();
      wrong.add(
          new Wrong(
              row.number(), column, word, word.isEmpty() ? column + "没有填写" : column + "“" + word + "”无法识别",
              "请填写：" + String.join("、", words)));
    }
    return found.orElse(null);
  }

  private Set<UnitType> unitTypes(CheckTableRow row) {
    Set<UnitType> types = new TreeSet<>();
    for (String word : row.cell("适用单位").split("[、,，|;；\\s]+")) {
      if (word.isEmpty()) {
        continue;
      }
      Optional<UnitType> type = Arrays.stream(UnitType.values()).filter(t -> t.title().equals(word)).findFirst();
      if (type.isEmpty()) {
        wrong.add(
            new Wrong(
                row.number(), "适用单位", word, "单位类型“" + word + "”无法识别", "请填写：幼儿园、小学、中学、中职、高校、机关"));
      }
      type.ifPresent(types::add);
    }
    return types;
  }

  private @Nullable Integer days(CheckTableRow row) {
    String word = row.cell("期限（天）");
    if (word.matches("\\d{1,3}")) {
      return Integer.valueOf(word);
    }
    wrong.add(new Wrong(row.number(), "期限（天）", word, "期限“" + word + "”不是天数", "请填写 0 至 366 的整数，当日整改填 0"));
    return null;
  }

  /** One point a line, its failing sentence behind a bar: {@code 账物相符｜危险化学品账物不符}. */
  private @Nullable Points points(CheckTableRow row) {
    String cell = row.cell("检查要点");
    if (cell.isEmpty()) {
      return null;
    }
    List<Point> each = new ArrayList<>();
    for (String line : cell.split("\\R")) {
      String[] parts = line.split("[|｜]", 2);
      if (parts.length < 2 || parts[0].isBlank() || parts[1].isBlank()) {
        wrong.add(new Wrong(row.number(), "检查要点", line, "要点“" + line.strip() + "”没有写隐患表述", "每行一个要点，格式：要点｜不合格时的隐患表述"));
      } else {
        each.add(new Point(parts[0], parts[1], null, null));
      }
    }
    return new Points(each, 1);
  }
}
