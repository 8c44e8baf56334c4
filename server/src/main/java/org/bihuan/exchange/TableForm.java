package org.bihuan.exchange;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A kind of table people fill in.
 *
 * @param recognisedBy so many of our headings make a row the head of the table
 * @param rules what stands below the explanation of the columns
 */
record TableForm(String sheet, List<? extends TableColumn> columns, int recognisedBy, List<String> rules) {

  Optional<TableColumn> named(String heading) {
    String name = heading.replaceAll("[\\s*＊]", "").replace('（', '(').replace('）', ')').replace("(必填)", "");
    return columns.stream()
        .filter(c -> c.title().equals(name) || c.otherNames().contains(name))
        .findFirst()
        .map(c -> c);
  }

  /** Some of the headings, to tell somebody what is looked for. */
  String headings() {
    return columns.stream().limit(5).map(TableColumn::title).collect(Collectors.joining("、"));
  }
}
