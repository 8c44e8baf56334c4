package org.bihuan.exchange;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import org.bihuan.organisation.UnitProfile;
import org.bihuan.organisation.UnitType;
import org.bihuan.platform.Refusal;
import org.jspecify.annotations.Nullable;

/** What the cells of a row say of a unit. */
final class UnitCells {

  private static final Pattern GROUPED = Pattern.compile("\\d{1,3}([,，]\\d{3})+");

  private UnitCells() {}

  /** Each once, in the order of the text, which says nothing. */
  static Set<String> titlesIn(String text) {
    return new LinkedHashSet<>(Arrays.asList(text.split("[、，,;；/\\s]+")));
  }

  static List<UnitType> types(String text) {
    List<UnitType> types = new ArrayList<>();
    for (String title : titlesIn(text)) {
      types.add(
          Arrays.stream(UnitType.values())
              .filter(type -> type.title().equals(title))
              .findFirst()
              .orElseThrow(
                  () ->
                      Refusal.invalid(
                          TreeColumn.TYPES.name(), "“" + ImportHead.shortened(title) + "”不是可选的单位类型",
                          TreeColumn.TYPES.hint())));
    }
    return types;
  }

  /** What cannot be read stays as it is now, so that the rest can be judged beside it. */
  static UnitProfile.Facts facts(TreeRow row, UnitProfile.Facts now, RowFaults faults) {
    int pupils = number(row, TreeColumn.PUPILS, now.pupils(), faults);
    int staff = number(row, TreeColumn.STAFF, now.staff(), faults);
    int boarders = number(row, TreeColumn.BOARDERS, now.boarders(), faults);
    String address = row.has(TreeColumn.ADDRESS) ? row.said(TreeColumn.ADDRESS) : now.address();
    BigDecimal longitude = faults.readOr(null, () -> degrees(row, TreeColumn.LONGITUDE, now.longitude()));
    BigDecimal latitude = faults.readOr(null, () -> degrees(row, TreeColumn.LATITUDE, now.latitude()));
    boolean half = longitude == null || latitude == null;
    boolean unread = half && row.has(TreeColumn.LONGITUDE) && row.has(TreeColumn.LATITUDE);
    return new UnitProfile.Facts(pupils, staff, boarders, address, unread ? null : longitude, unread ? null : latitude);
  }

  private static int number(TreeRow row, TreeColumn column, int now, RowFaults faults) {
    return row.has(column) ? Objects.requireNonNull(faults.readOr(now, () -> number(row, column))) : now;
  }

  /** A cell kept as text may group its digits, 1,200 or 1，200; anything else with a comma is not guessed at. */
  private static Integer number(TreeRow row, TreeColumn column) {
    String said = row.said(column);
    try {
      return Integer.valueOf(GROUPED.matcher(said).matches() ? said.replaceAll("[,，]", "") : said);
    } catch (NumberFormatException e) {
      throw Refusal.invalid(column.name(), "“" + ImportHead.shortened(said) + "”不是整数", "请填写整数，例如 1200");
    }
  }

  private static @Nullable BigDecimal degrees(
      TreeRow row, TreeColumn column, @Nullable BigDecimal now) {
    if (!row.has(column)) {
      return now;
    }
    try {
      return new BigDecimal(row.said(column)).setScale(6, RoundingMode.HALF_UP);
    } catch (NumberFormatException e) {
      throw Refusal.invalid(column.name(), "“" + ImportHead.shortened(row.said(column)) + "”不是数字", "请填写度数，例如 116.310316");
    }
  }

  static String difference(UnitProfile now, List<UnitType> types, UnitProfile.Facts facts) {
    Map<String, Object[]> pairs = new LinkedHashMap<>();
    pairs.put("类型", new Object[] {titles(now.types()), titles(types)});
    pairs.put("学生数", new Object[] {now.facts().pupils(), facts.pupils()});
    pairs.put("教职工数", new Object[] {now.facts().staff(), facts.staff()});
    pairs.put("寄宿生数", new Object[] {now.facts().boarders(), facts.boarders()});
    pairs.put("地址", new Object[] {now.facts().address(), facts.address()});
    pairs.put("经度", new Object[] {now.facts().longitude(), facts.longitude()});
    pairs.put("纬度", new Object[] {now.facts().latitude(), facts.latitude()});
    List<String> told = new ArrayList<>();
    pairs.forEach(
        (what, pair) -> {
          if (!Objects.equals(pair[0], pair[1])) {
            told.add(what + " " + shown(pair[0]) + "→" + shown(pair[1]));
          }
        });
    return String.join("，", told);
  }

  private static String titles(List<UnitType> types) {
    return String.join("、", types.stream().map(UnitType::title).toList());
  }

  private static String shown(@Nullable Object value) {
    return value == null || value.equals("") ? "（空）" : value.toString();
  }
}
