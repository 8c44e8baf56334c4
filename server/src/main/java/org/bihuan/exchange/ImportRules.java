package org.bihuan.exchange;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bihuan.checklist.Category;
import org.bihuan.checklist.Level;
import org.bihuan.exchange.CheckedRow.Wrong;
import org.bihuan.hazard.FailedItem;
import org.bihuan.hazard.HazardSource;
import org.bihuan.hazard.Registration;
import org.bihuan.platform.Actor;
import org.bihuan.platform.BeijingTime;
import org.bihuan.platform.Ref;
import org.bihuan.platform.Refusal;
import org.bihuan.spreadsheet.SheetRow;
import org.jspecify.annotations.Nullable;

/** What a row of a table means as a registration, and which of its cells cannot be understood. */
final class ImportRules {

  private static final Pattern DAY =
      Pattern.compile("(20\\d{2})\\s*[-/.年]\\s*(\\d{1,2})\\s*[-/.月]\\s*(\\d{1,2})\\s*日?(\\s+\\d{1,2}:\\d{2}(:\\d{2})?)?");
  private static final Pattern DENSE_DAY = Pattern.compile("(20\\d{2})(\\d{2})(\\d{2})");

  /**
   * What the names in a row may stand for.
   *
   * @param units of a name within the person's reach; several may share one
   * @param own the unit a row without a name means, for the people of one unit
   * @param somewhere any unit within reach, to judge the rest of a row by whose unit is not known
   * @param presentPost who that person is to us now, for whoever holds another post too
   * @param places key places of a unit by name
   * @param item a check item by code, as of the moment of finding
   */
  record Names(
      Function<String, List<Ref>> units,
      @Nullable Ref own,
      @Nullable Ref somewhere,
      String presentPost,
      Function<Ref, Map<String, UUID>> places,
      Function<FoundItem, Optional<FailedItem>> item) {}

  record FoundItem(String code, Instant foundAt) {}

  private ImportRules() {}

  /** Somebody with two posts easily forgets which one he signed in under. */
  static String presentPost(Actor actor) {
    return "您现在以“" + actor.nodeName() + " " + actor.postTitle() + "”的岗位办理，要用其他岗位的可在右上角切换岗位";
  }

  /**
   * A row as far as it can be read.
   *
   * @param supposed the registration, or where some cells cannot be read one with others in their place, so that the rules
   *     of the ledger say about the rest at once what is wrong; null when there is nothing to suppose
   */
  record Read(ImportedRow row, @Nullable Registration supposed) {}

  static Read read(SheetRow row, ImportHead head, Names names) {
    return new Reading(row, head, names).result();
  }

  /** The same row with what the rules of the ledger say about it. */
  static ImportedRow judged(ImportedRow row, ImportHead head, @Nullable String known, List<Refusal.FieldProblem> problems) {
    if (row.registration() == null) {
      return row.withMore(problems.stream().map(p -> wrong(row, head, p)).filter(w -> w.column() != null).toList());
    }
    List<Wrong> wrong = problems.stream().map(p -> wrong(row, head, p)).toList();
    return new ImportedRow(row.row(), row.said(), known, wrong.isEmpty() ? row.registration() : null, wrong);
  }

  static ImportedRow repeated(ImportedRow row, int first) {
    Wrong wrong = new Wrong(null, null, null, "与第 " + first + " 行完全相同", "同一处隐患只登记一次，请删去其中一行");
    return new ImportedRow(row.row(), row.said(), null, null, List.of(wrong));
  }

  private static Wrong wrong(ImportedRow row, ImportHead head, Refusal.FieldProblem p) {
    ImportColumn column =
        switch (p.field()) {
          case "unit" -> ImportColumn.UNIT;
          case "placeText", "placeId" -> ImportColumn.PLACE;
          case "description" -> ImportColumn.DESCRIPTION;
          case "basis" -> ImportColumn.BASIS;
          case "source" -> ImportColumn.SOURCE;
          case "foundAt" -> ImportColumn.FOUND;
          case "photos", "noPhotoReason" -> ImportColumn.NO_PHOTO;
          case "category" -> ImportColumn.CATEGORY;
          case "itemCode" -> ImportColumn.ITEM;
          default -> null;
        };
    return head.wrong(row.row(), column, column == null ? null : row.said().get(column), p.problem(), p.remedy());
  }

  /** One row on its way. */
  private static final class Reading {

    private final SheetRow row;
    private final ImportHead head;
    private final Names names;
    private final Map<ImportColumn, String> said = new EnumMap<>(ImportColumn.class);
    private final List<Wrong> wrong = new ArrayList<>();

    Reading(SheetRow row, ImportHead head, Names names) {
      this.row = row;
      this.head = head;
      this.names = names;
      for (ImportColumn column : ImportColumn.values()) {
        String text = row.text(head.indexOf(column));
        if (!text.isEmpty()) {
          said.put(column, text);
        }
        if (row.hasNoValue(head.indexOf(column))) {
          add(column, SheetRow.NoValue.PROBLEM, SheetRow.NoValue.REMEDY);
        }
      }
    }

    Read result() {
      Ref unit = unit();
      Instant foundAt = foundAt();
      Optional<FailedItem> item = foundAt == null ? Optional.empty() : item(foundAt);
      Category category = category(item);
      HazardSource source =
          one(ImportColumn.SOURCE, HazardSource.values(), HazardSource::title, true);
      Level level = one(ImportColumn.LEVEL, Level.values(), Level::title, false);
      needed(ImportColumn.PLACE);
      needed(ImportColumn.DESCRIPTION);
      needed(ImportColumn.NO_PHOTO);
      if (!wrong.isEmpty() || unit == null || foundAt == null || category == null || source == null) {
        Ref somewhere = unit == null ? names.somewhere() : unit;
        Registration supposed =
            somewhere == null
                ? null
                : registration(
                    somewhere, or(foundAt, Instant.EPOCH), item.orElse(null), or(category, Category.values()[0]),
                    or(source, HazardSource.SELF_CHECK), level);
        return new Read(new ImportedRow(row.number(), said, null, null, List.copyOf(wrong)), supposed);
      }
      Registration registration = registration(unit, foundAt, item.orElse(null), category, source, level);
      return new Read(new ImportedRow(row.number(), said, null, registration, List.of()), registration);
    }

    private static <T> T or(@Nullable T read, T instead) {
      return read == null ? instead : read;
    }

    private Registration registration(
        Ref unit, Instant foundAt, @Nullable FailedItem item, Category category, HazardSource source, @Nullable Level level) {
      String place = said.getOrDefault(ImportColumn.PLACE, "");
      boolean major = item != null && item.judgement() != null;
      return new Registration(
          idOf(unit, foundAt),
          unit,
          names.places().apply(unit).get(place),
          place,
          category,
          said.get(ImportColumn.ITEM),
          said.getOrDefault(ImportColumn.DESCRIPTION, ""),
          said.containsKey(ImportColumn.BASIS) || item == null ? said.get(ImportColumn.BASIS) : item.item().basis(),
          source,
          foundAt,
          major ? Level.MAJOR : level,
          item == null ? null : item.judgement(),
          List.of(),
          said.get(ImportColumn.NO_PHOTO),
          false,
          null);
    }

    /** Of what the row says, and of nothing else: the same row means the same hazard in whatever file it comes. */
    private UUID idOf(Ref unit, Instant foundAt) {
      StringBuilder text = new StringBuilder(unit.toString()).append('\n').append(foundAt);
      said.forEach(
          (column, value) -> {
            if (column != ImportColumn.UNIT && column != ImportColumn.FOUND) {
              text.append('\n').append(column).append('=').append(value);
            }
          });
      try {
        ByteBuffer hash =
            ByteBuffer.wrap(
                MessageDigest.getInstance("SHA-256").digest(text.toString().getBytes(StandardCharsets.UTF_8)));
        // Version 8 of RFC 9562: an id of our own making.
        long high = hash.getLong() & 0xffff_ffff_ffff_0fffL | 0x8000L;
        long low = hash.getLong() & 0x3fff_ffff_ffff_ffffL | 0x8000_0000_0000_0000L;
        return new UUID(high, low);
      } catch (NoSuchAlgorithmException e) {
        throw new IllegalStateException(e);
      }
    }

    private @Nullable Ref unit() {
      String name = said.get(ImportColumn.UNIT);
      if (name == null) {
        if (names.own() == null) {
          add(ImportColumn.UNIT, "没有填写单位", "请填写单位全称；" + names.presentPost());
        }
        return names.own();
      }
      List<Ref> found = names.units().apply(name);
      if (found.size() == 1) {
        return found.getFirst();
      }
      add(
          ImportColumn.UNIT,
          found.isEmpty() ? "没有找到这个单位" : "有 " + found.size() + " 个单位叫这个名称",
          found.isEmpty() ? "请核对单位全称；只能登记您负责范围内的单位" : "请到该单位名下用登记页面逐条登记");
      return null;
    }

    private @Nullable Instant foundAt() {
      Object cell = row.cell(head.indexOf(ImportColumn.FOUND));
      String text = said.get(ImportColumn.FOUND);
      if (text == null) {
        add(ImportColumn.FOUND, "没有填写发现日期", "请写成 2026-11-03 这样的日期");
        return null;
      }
      if (cell instanceof LocalDateTime moment) {
        return moment.atZone(BeijingTime.ZONE).toInstant();
      }
      LocalDate day = day(text);
      if (day == null) {
        add(ImportColumn.FOUND, "“" + ImportHead.shortened(text) + "”不是能识别的日期", "请写成 2026-11-03 这样的日期");
        return null;
      }
      return BeijingTime.startOf(day);
    }

    private static @Nullable LocalDate day(String text) {
      for (Pattern pattern : List.of(DAY, DENSE_DAY)) {
        Matcher m = pattern.matcher(text);
        if (m.matches()) {
          try {
            return LocalDate.of(
                Integer.parseInt(m.group(1)), Integer.parseInt(m.group(2)), Integer.parseInt(m.group(3)));
          } catch (DateTimeException e) {
            return null;
          }
        }
      }
      return null;
    }

    private Optional<FailedItem> item(Instant foundAt) {
      String code = said.get(ImportColumn.ITEM);
      if (code == null) {
        return Optional.empty();
      }
      Optional<FailedItem> item = names.item().apply(new FoundItem(code, foundAt));
      if (item.isEmpty()) {
        add(ImportColumn.ITEM, "标准库中没有检查项 " + ImportHead.shortened(code), "请核对编号，或不填检查项编号而填写类别");
      }
      return item;
    }

    private @Nullable Category category(Optional<FailedItem> item) {
      if (!said.containsKey(ImportColumn.CATEGORY) && item.isPresent()) {
        return item.get().item().category();
      }
      return one(ImportColumn.CATEGORY, Category.values(), Category::title, !said.containsKey(ImportColumn.ITEM));
    }

    private <T> @Nullable T one(ImportColumn column, T[] values, Function<T, String> title, boolean needed) {
      String text = said.get(column);
      if (text == null) {
        if (needed) {
          needed(column);
        }
        return null;
      }
      Optional<T> found = Arrays.stream(values).filter(v -> title.apply(v).equals(text)).findFirst();
      if (found.isEmpty()) {
        add(column, "“" + ImportHead.shortened(text) + "”不是可选的" + column.title(), "请选择：" + String.join("、", column.choices()));
      }
      return found.orElse(null);
    }

    private void needed(ImportColumn column) {
      if (!said.containsKey(column)) {
        add(column, "没有填写" + column.title(), column.hint());
      }
    }

    private void add(ImportColumn column, String problem, String remedy) {
      wrong.add(head.wrong(row.number(), column, said.get(column), problem, remedy));
    }
  }
}
