package org.bihuan.hazard;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Rows in the text format of COPY. */
final class CopyText {

  private final StringBuilder text = new StringBuilder();
  private List<String> columns;

  /** @param columns none where each row names its own */
  CopyText(String... columns) {
    this.columns = List.of(columns);
  }

  boolean isEmpty() {
    return text.isEmpty();
  }

  String columns() {
    return String.join(", ", columns);
  }

  byte[] bytes() {
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }

  void row(Map<String, @Nullable Object> values) {
    columns = List.copyOf(values.keySet());
    row(values.values().toArray());
  }

  void row(@Nullable Object... values) {
    for (int i = 0; i < values.length; i++) {
      if (i > 0) {
        text.append('\t');
      }
      value(values[i]);
    }
    text.append('\n');
  }

  private void value(@Nullable Object value) {
    switch (value) {
      case null -> text.append("\\N");
      case byte[] bytes -> text.append("\\\\x").append(HexFormat.of().formatHex(bytes));
      default -> escaped(value.toString());
    }
  }

  private void escaped(String words) {
    for (int i = 0; i < words.length(); i++) {
      char c = words.charAt(i);
      switch (c) {
        case '\\' -> text.append("\\\\");
        case '\n' -> text.append("\\n");
        case '\r' -> text.append("\\r");
        case '\t' -> text.append("\\t");
        default -> text.append(c);
      }
    }
  }
}
