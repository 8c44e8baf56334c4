package org.bihuan.checklist;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.bihuan.organisation.UnitType;
import org.jspecify.annotations.Nullable;

/**
 * What changes from one version to the next, field by field, in the words of the screen.
 *
 * @param code of what changes
 * @param title what a person knows it by
 * @param from the older version; null where there was none
 */
public record Difference(
    What what, String code, String title, Kind kind, @Nullable LocalDate from, LocalDate on, List<Field> fields) {

  public Difference {
    fields = List.copyOf(fields);
  }

  public enum What {
    ITEM,
    CHECKLIST,
    JUDGEMENT_SET,
    PARAMETER,
    CALENDAR
  }

  public enum Kind {
    NEW("新增"),
    CHANGED("修订"),
    ENDED("废止");

    private final String title;

    Kind(String title) {
      this.title = title;
    }

    public String title() {
      return title;
    }
  }

  /** @param old null in what is new; {@code now} is null in what ends */
  public record Field(String field, String title, @Nullable String old, @Nullable String now) {}

  static Difference of(@Nullable CheckItem old, @Nullable CheckItem now, LocalDate on) {
    CheckItem known = Objects.requireNonNull(now == null ? old : now);
    Fields<CheckItem> fields = new Fields<>(old, now);
    fields.add("category", "领域", item -> item.category().title());
    fields.add("requirement", "检查内容及要求", CheckItem::requirement);
    fields.add("method", "检查方法", CheckItem::method);
    fields.add("hazardPhrase", "隐患表述", CheckItem::hazardPhrase);
    fields.add("measure", "通常措施", CheckItem::measure);
    fields.add("deadlineDays", "通常期限", item -> ItemText.deadline(item.deadlineDays()));
    fields.add("level", "建议等级", item -> item.level().title());
    fields.add("frequency", "检查频次", item -> item.frequency().title());
    fields.add("unitTypes", "适用单位", item -> types(item.unitTypes()));
    fields.add("basis", "依据", CheckItem::basis);
    fields.add("verified", "依据核对", item -> item.verified().title());
    fields.add("points", "检查要点", item -> item.points() == null ? "不分点" : item.points().words());
    return of(What.ITEM, known.code(), known.requirement(), old, now, on, fields.all());
  }

  static Difference of(@Nullable Checklist old, @Nullable Checklist now, LocalDate on) {
    Checklist known = Objects.requireNonNull(now == null ? old : now);
    Fields<Checklist> fields = new Fields<>(old, now);
    fields.add("title", "名称", Checklist::title);
    fields.add("unitTypes", "适用单位", list -> types(list.unitTypes()));
    fields.add("frequency", "检查频次", list -> list.frequency().title());
    fields.add("kind", "方式", list -> list.kind().title());
    fields.add("headings", "层级标题", Difference::headings);
    List<Field> all = new ArrayList<>(fields.all());
    List<String> before = old == null ? List.of() : old.items();
    List<String> after = now == null ? List.of() : now.items();
    if (!before.equals(after) && now != null) {
      missing(after, before).ifPresent(codes -> all.add(new Field("added", "增加的检查项", null, codes)));
      missing(before, after)
          .ifPresent(codes -> all.add(new Field("removed", "去掉的检查项", codes, null)));
      if (Set.copyOf(before).equals(Set.copyOf(after))) {
        all.add(new Field("items", "检查顺序", String.join("、", before), String.join("、", after)));
      }
    }
    return of(What.CHECKLIST, known.code(), known.title(), old, now, on, all);
  }

  static Difference of(@Nullable Parameter old, Parameter now, LocalDate on) {
    Fields<Parameter> fields = new Fields<>(old, now);
    fields.add("value", "取值", Parameter::words);
    fields.add("basis", "依据", Parameter::basis);
    return of(What.PARAMETER, now.code(), now.meaning(), old, now, on, fields.all());
  }

  private static String headings(Checklist list) {
    return list.items().stream()
        .map(list::headingsOf)
        .filter(path -> !path.isEmpty())
        .map(path -> String.join(" / ", path))
        .distinct()
        .collect(Collectors.joining("；"));
  }

  private static Optional<String> missing(List<String> here, List<String> notThere) {
    String codes = here.stream().filter(code -> !notThere.contains(code)).collect(Collectors.joining("、"));
    return codes.isEmpty() ? Optional.empty() : Optional.of(codes);
  }

  static Difference of(
      What what, String code, String title, @Nullable Versioned old, @Nullable Versioned now, LocalDate on,
      List<Field> fields) {
    Kind kind = old == null ? Kind.NEW : now == null ? Kind.ENDED : Kind.CHANGED;
    return new Difference(what, code, title, kind, old == null ? null : old.effectiveFrom(), on, fields);
  }

  private static String types(Collection<UnitType> types) {
    return types.stream().sorted().map(UnitType::title).collect(Collectors.joining("、"));
  }

  /** Collects what reads differently. */
  static final class Fields<T> {

    private final @Nullable T old;
    private final @Nullable T now;
    private final List<Field> found = new ArrayList<>();

    Fields(@Nullable T old, @Nullable T now) {
      this.old = old;
      this.now = now;
    }

    void add(String field, String title, Function<T, String> words) {
      String before = old == null ? null : words.apply(old);
      String after = now == null ? null : words.apply(now);
      if (!Objects.equals(before, after) && now != null) {
        found.add(new Field(field, title, before, after));
      }
    }

    List<Field> all() {
      return List.copyOf(found);
    }
  }
}
