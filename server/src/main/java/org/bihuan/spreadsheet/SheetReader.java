package org.bihuan.spreadsheet;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import javax.xml.stream.XMLStreamException;
import org.jspecify.annotations.Nullable;

/** Turns the tags of a sheet into rows, one at a time. */
final class SheetReader {

  static final int MOST_COLUMNS = 100;

  /** Rows with nothing in them count too: somebody could send a million. */
  private static final int MOST_TAGS = 200_000;

  private static final BigDecimal SECONDS_OF_A_DAY = BigDecimal.valueOf(86_400);
  private static final LocalDate BEFORE_1900 = LocalDate.of(1899, 12, 30);
  private static final LocalDate BEFORE_1904 = LocalDate.of(1904, 1, 1);
  private static final BigDecimal LAST_DAY = BigDecimal.valueOf(2_958_465);

  private final List<String> shared;
  private final SheetStyles styles;
  private final boolean since1904;
  private final Predicate<SheetRow> reader;
  private final StringBuilder text = new StringBuilder();
  private List<@Nullable Object> cells = new ArrayList<>();
  private int row;
  private int rows;
  private int column = -1;
  private @Nullable String type;
  private @Nullable String style;
  private boolean formula;
  private boolean calculated;

  SheetReader(List<String> shared, SheetStyles styles, boolean since1904, Predicate<SheetRow> reader) {
    this.shared = shared;
    this.styles = styles;
    this.since1904 = since1904;
    this.reader = reader;
  }

  boolean read(SheetXml xml) throws XMLStreamException {
    if (xml.opens("row")) {
      beginRow(xml.attribute("r"));
    } else if (xml.opens("c")) {
      beginCell(xml);
    } else if (xml.opens("f")) {
      formula = true;
    } else if (xml.opens("v") || xml.opens("t")) {
      calculated = true;
      xml.text(text);
    } else if (xml.closes("c")) {
      endCell();
    } else if (xml.closes("row")) {
      return cells.isEmpty() || reader.test(new SheetRow(row, cells));
    } else if (xml.closes("sheetData")) {
      return false;
    }
    return true;
  }

  private void beginRow(@Nullable String number) {
    row = number != null && number.matches("\\d{1,7}") ? Integer.parseInt(number) : row + 1;
    cells = new ArrayList<>();
    column = -1;
    if (++rows > MOST_TAGS) {
      throw SheetRefusal.tooMuch("行数过多（含空行）");
    }
  }

  private void beginCell(SheetXml xml) {
    String place = xml.attribute("r");
    column = place == null ? column + 1 : columnOf(place);
    type = xml.attribute("t");
    style = xml.attribute("s");
    formula = false;
    calculated = false;
    text.setLength(0);
  }

  private void endCell() {
    Object value = text.isEmpty() && (!formula || calculated) ? null : value();
    if (value == null) {
      return;
    }
    if (column >= MOST_COLUMNS) {
      throw SheetRefusal.tooMuch("超过 " + MOST_COLUMNS + " 列");
    }
    while (cells.size() <= column) {
      cells.add(null);
    }
    cells.set(column, value);
  }

  private @Nullable Object value() {
    String raw = text.toString();
    if (raw.isEmpty()) {
      return new SheetRow.NoValue("（公式没有结果）");
    }
    return switch (type == null ? "n" : type) {
      case "s" -> written(sharedAt(raw));
      case "b" -> raw.equals("1") ? "是" : "否";
      case "n" -> number(raw);
      case "d" -> raw;
      case "e" -> new SheetRow.NoValue(raw);
      default -> written(SheetStyles.unescaped(raw));
    };
  }

  private static @Nullable Object written(String words) {
    return words.strip().equals(SheetRow.NoValue.MARK) ? new SheetRow.NoValue(words) : blankToNull(words);
  }

  private String sharedAt(String index) {
    if (!index.matches("\\d{1,9}") || Integer.parseInt(index) >= shared.size()) {
      throw SheetRefusal.broken();
    }
    return shared.get(Integer.parseInt(index));
  }

  /** A number a person sees as a day is a day; the day before 1900-03-01 nobody can have meant. */
  private Object number(String raw) {
    if (!raw.matches("-?[0-9.]{1,40}([eE][+-]?\\d{1,3})?")) {
      return raw;
    }
    BigDecimal number;
    try {
      number = new BigDecimal(raw);
    } catch (NumberFormatException e) {
      return raw;
    }
    if (!styles.showsDay(style) || number.signum() < 0 || number.compareTo(LAST_DAY) > 0) {
      return number;
    }
    BigDecimal days = number.setScale(0, RoundingMode.DOWN);
    long seconds = number.subtract(days).multiply(SECONDS_OF_A_DAY).setScale(0, RoundingMode.HALF_UP).longValue();
    LocalDateTime day = (since1904 ? BEFORE_1904 : BEFORE_1900).plusDays(days.longValue()).atStartOfDay();
    return day.plusSeconds(seconds);
  }

  private static @Nullable String blankToNull(String text) {
    return text.isBlank() ? null : text;
  }

  private static int columnOf(String place) {
    int column = 0;
    for (int i = 0; i < place.length() && i < 4 && Character.isLetter(place.charAt(i)); i++) {
      column = column * 26 + (Character.toUpperCase(place.charAt(i)) - 'A' + 1);
    }
    if (column < 1 || column > 16_384) {
      throw SheetRefusal.broken();
    }
    return column - 1;
  }
}
