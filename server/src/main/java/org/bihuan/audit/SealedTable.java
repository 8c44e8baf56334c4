package org.bihuan.audit;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What acts of one kind leave behind outside of the history of hazards, and what is sealed of it (0302): the row as it
 * stood after the act, with all its columns and the rows that hang on it. A module offers one as a bean and names it when
 * it records the act.
 *
 * @param kind as the entries name it, e.g. {@code letter}; never changed, entries are found by it
 * @param title what such a row is for a person, e.g. 督办文书
 * @param table with district_id and id; it is called {@code t} in the other members
 * @param which SQL: whether this row is the work of an act, and not only of a clock or a draft
 * @param version SQL: grows with each act, 1 where there is only one
 * @param name SQL: what the row is called among people; may be null
 * @param parts rows that hang on it
 * @param acts the acts in words
 * @param words the columns in words; of a part as {@code part.column}, or the part alone where it has many rows
 */
public record SealedTable(
    String kind,
    String title,
    String table,
    String which,
    String version,
    String name,
    List<Part> parts,
    Map<String, String> acts,
    Map<String, String> words) {

  /**
   * @param joined SQL: how its rows, called {@code p}, belong to {@code t}
   * @param order SQL: null where there is one row at most, whose columns are then told apart
   */
  public record Part(String name, String table, String joined, @Nullable String order) {}

  public SealedTable {
    parts = List.copyOf(parts);
    acts = Map.copyOf(acts);
    words = Map.copyOf(words);
  }
}
