package org.bihuan.exchange;

import java.util.List;
import java.util.Set;

/** A column of a table people fill in and send. */
interface TableColumn {

  /** As the screen and stored rows know it. */
  String name();

  String title();

  Set<String> otherNames();

  boolean required();

  int width();

  String hint();

  String example();

  /** What may be chosen; empty where people write freely or where it depends on who asks. */
  List<String> choices();

  /** Whether the choices are only suggestions. */
  default boolean isFree() {
    return false;
  }

  default boolean isDay() {
    return false;
  }

  default boolean isLong() {
    return false;
  }
}
