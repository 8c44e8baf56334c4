package org.bihuan.analytics;

/** What figures can be told apart by. */
enum Dimension {
  DISTRICT("district_id"),
  UNIT("unit_id"),
  CATEGORY("category"),
  LEVEL("level"),
  ORIGIN("origin");

  private final String column;

  Dimension(String column) {
    this.column = column;
  }

  String column() {
    return column;
  }
}
