package org.bihuan.hazard;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Rows in the text format of COPY. */
final class CopyText {

  private static final HexFormat HEX = HexFormat.of();

  private final ByteArrayOutputStream text = new ByteArrayOutputStream(1 << 16);
  private List<String> columns;

  /** @param columns none where each row names its own */
  CopyText(String... columns) {
    this.columns = List.of(columns);
  }

  boolean isEmpty() {
    return text.size() == 0;
  }

  String columns() {
    return String.join(", ", columns);
  }

  byte[] bytes() {
    return text.toByteArray();
  }

  void row(Map<String, @Nullable Object> values) {
    columns = List.copyOf(values.keySet());
    row(values.values().toArray());
  }

  void row(@Nullable Object... values) {
    for (int i = 0; i < values.length; i++) {
      if (i > 0) {
        text.write('\t');
      }
      value(values[i]);
    }
    text.write('\n');
  }

  private void value(@Nullable Object value) {
    switch (value) {
      case null -> text.writeBytes(new byte[] {'\\', 'N'});
      case byte[] bytes -> text.writeBytes(("\\\\x" + HEX.formatHex(bytes)).getBytes(StandardCharsets.ISO_8859_1));
      default -> escaped(value.toString().getBytes(StandardCharsets.UTF_8));
    }
  }

  /** Bytes between two that need a backslash are copied in one go; none of those is part of a longer character. */
  private void escaped(byte[] words) {
    int copied = 0;
    for (int i = 0; i < words.length; i++) {
      byte escape =
          switch (words[i]) {
            case '\\' -> '\\';
            case '\n' -> 'n';
            case '\r' -> 'r';
            case '\t' -> 't';
            default -> 0;
          };
      if (escape != 0) {
        text.write(words, copied, i - copied);
        text.write('\\');
        text.write(escape);
        copied = i + 1;
      }
    }
    text.write(words, copied, words.length - copied);
  }
}
