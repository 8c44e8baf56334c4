package org.bihuan.spreadsheet;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Which styles of a workbook show a number as a day; a date has no type of its own in this format. */
final class SheetStyles {

  static final SheetStyles NONE = new SheetStyles();

  private static final Pattern NOT_SHOWN = Pattern.compile("\"[^\"]*\"|\\[[^\\]]*]|\\\\.");
  private static final Pattern ESCAPED = Pattern.compile("_x([0-9A-Fa-f]{4})_");

  private final Map<Integer, String> formats = new HashMap<>();
  private final List<Boolean> days = new ArrayList<>();
  private boolean ofCells;

  boolean read(SheetXml xml) {
    if (xml.opens("numFmt")) {
      formats.put(number(xml.attribute("numFmtId")), String.valueOf(xml.attribute("formatCode")));
    } else if (xml.opens("cellXfs")) {
      ofCells = true;
    } else if (xml.closes("cellXfs")) {
      ofCells = false;
    } else if (ofCells && xml.opens("xf")) {
      days.add(isDay(number(xml.attribute("numFmtId"))));
    }
    return true;
  }

  boolean showsDay(@Nullable String style) {
    int index = number(style);
    return index < days.size() && days.get(index);
  }

  /** The numbers below 164 mean the same in every workbook (ECMA-376 18.8.30); 48 is 科学记数 and 49 is 文本. */
  private boolean isDay(int format) {
    boolean builtIn =
        format >= 14 && format <= 22 || format >= 27 && format <= 36 || format >= 45 && format <= 47 || format >= 50 && format <= 58;
    String code = formats.get(format);
    return code == null ? builtIn : NOT_SHOWN.matcher(code).replaceAll("").matches("(?s).*[ymdYMD年月日].*");
  }

  private static int number(@Nullable String text) {
    return text != null && text.matches("\\d{1,9}") ? Integer.parseInt(text) : 0;
  }

  /** Characters XML cannot carry are written {@code _x000D_}. */
  static String unescaped(String text) {
    return text.contains("_x")
        ? ESCAPED.matcher(text).replaceAll(m -> Matcher.quoteReplacement(character(m.group(1))))
        : text;
  }

  private static String character(String hex) {
    return String.valueOf((char) Integer.parseInt(hex, 16));
  }
}
