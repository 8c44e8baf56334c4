package org.bihuan.exchange;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.bihuan.exchange.CheckedRow.Wrong;
import org.jspecify.annotations.Nullable;

/**
 * Rows of one table that speak of the same node or post. Where two of them say different things of it, neither is
 * entered: which of them is meant only the writer knows, and entering both would change the ledger with every import.
 * What a row leaves empty it does not say.
 */
final class TreeTwins {

  private static final List<TreeColumn> OF_UNIT =
      List.of(
          TreeColumn.CLUSTER, TreeColumn.TYPES, TreeColumn.PUPILS, TreeColumn.STAFF, TreeColumn.BOARDERS,
          TreeColumn.ADDRESS, TreeColumn.LONGITUDE, TreeColumn.LATITUDE);

  private final Map<Integer, List<TreeRow>> together = new HashMap<>();

  /** @param identity what a row speaks of; null where that cannot be told, as of a row that is wrong itself */
  TreeTwins(List<TreeRow> rows, Function<TreeRow, @Nullable Object> identity) {
    Map<Object, List<TreeRow>> groups = new HashMap<>();
    for (TreeRow row : rows) {
      Object of = identity.apply(row);
      if (of != null) {
        groups.computeIfAbsent(of, any -> new ArrayList<>(1)).add(row);
      }
    }
    groups.values().stream()
        .filter(group -> group.size() > 1)
        .forEach(group -> group.forEach(row -> together.put(row.row(), group)));
  }

  /** What the row says otherwise than another row, cell by cell. */
  List<Wrong> contradictions(TreeRow row, ImportHead head) {
    List<Wrong> found = new ArrayList<>();
    List<TreeRow> others = together.getOrDefault(row.row(), List.of());
    for (TreeColumn column : compared(TreeEntry.levelOf(row))) {
      others.stream()
          .filter(other -> differ(row, other, column))
          .findFirst()
          .ifPresent(
              other ->
                  found.add(
                      head.wrong(
                          row.row(), column, row.said(column),
                          "与第 " + other.row() + " 行写的不同，那一行写“" + ImportHead.shortened(other.said(column)) + "”",
                          "两行写的是同一个" + row.said(TreeColumn.LEVEL) + "，请核对后改成一致，或删去其中一行")));
    }
    return found;
  }

  /** The earlier row that speaks of the same, for posts of the same holder too; null for the first of them. */
  @Nullable TreeRow earlier(TreeRow row) {
    return together.getOrDefault(row.row(), List.of()).stream()
        .filter(other -> other.row() < row.row())
        .filter(
            other ->
                TreeEntry.levelOf(row) != TreeColumn.Level.POST
                    || PlainName.of(other.said(TreeColumn.PERSON)).equals(PlainName.of(row.said(TreeColumn.PERSON)))
                        && other.said(TreeColumn.PERSON_ID).equals(row.said(TreeColumn.PERSON_ID)))
        .findFirst()
        .orElse(null);
  }

  private static List<TreeColumn> compared(TreeColumn.@Nullable Level level) {
    return switch (level) {
      case null -> List.of();
      case UNIT -> OF_UNIT;
      case POST -> List.of(TreeColumn.ROLE);
      case CLUSTER -> List.of();
      case DEPARTMENT -> List.of();
    };
  }

  private static boolean differ(TreeRow one, TreeRow other, TreeColumn column) {
    return one.has(column)
        && other.has(column)
        && !meant(column, one.said(column)).equals(meant(column, other.said(column)));
  }

  private static Object meant(TreeColumn column, String said) {
    return switch (column) {
      case TYPES -> UnitCells.titlesIn(said);
      case PUPILS, STAFF, BOARDERS, LONGITUDE, LATITUDE -> number(said);
      case CLUSTER, ROLE -> PlainName.of(said);
      case LEVEL, DISTRICT, UNIT, DEPARTMENT, POST, PERSON, ADDRESS, PERSON_ID, REF -> said;
    };
  }

  private static Object number(String said) {
    try {
      return new BigDecimal(said).setScale(6, RoundingMode.HALF_UP);
    } catch (NumberFormatException e) {
      return said;
    }
  }
}
