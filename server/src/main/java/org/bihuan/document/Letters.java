package org.bihuan.document;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.font.PDFont;

/** Measures and sets text in whichever font has the letter; what none has is shown as 〓, as printers do. */
final class Letters {

  private static final String MISSING = "〓";
  private static final String MORE = "…";
  private static final String NO_LINE_BEGINS_WITH = "，。、；：？！）》」』】〕］”’〉％…";
  private static final String NO_LINE_ENDS_WITH = "（《「『【〔［“‘〈";

  private static final Pattern PIECE = Pattern.compile("[A-Za-z0-9._/:+-]+|.", Pattern.DOTALL);

  private record Glyph(String text, PDFont font, float width) {}

  private final List<PDFont> fonts;
  private final Map<Integer, Glyph> known = new HashMap<>();

  Letters(List<PDFont> fonts) {
    this.fonts = fonts;
  }

  /**
   * Broken into lines of at most this width. A mark that ends something never begins a line and one that opens something
   * never ends it, so that the letter beside it goes along; a number or a Latin word that fits a line stays whole.
   */
  List<String> lines(String text, float size, float width) {
    List<String> lines = new ArrayList<>();
    for (String paragraph : text.split("\n", -1)) {
      List<String> pieces = pieces(paragraph, size, width);
      int from = 0;
      do {
        int end = end(pieces, from, size, width);
        lines.add(String.join("", pieces.subList(from, end)));
        from = end;
      } while (from < pieces.size());
    }
    return lines;
  }

  /** So many lines at most; what had to be left out is told by an ellipsis. */
  List<String> clipped(String text, float size, float width, int most) {
    List<String> lines = lines(text, size, width);
    if (lines.size() <= most) {
      return lines;
    }
    List<String> kept = new ArrayList<>(lines.subList(0, most));
    String last = kept.removeLast();
    while (!last.isEmpty() && width(last + MORE, size) > width) {
      last = last.substring(0, last.offsetByCodePoints(last.length(), -1));
    }
    kept.add(last + MORE);
    return kept;
  }

  private int end(List<String> pieces, int from, float size, float width) {
    float used = 0;
    int fits = from;
    while (fits < pieces.size() && (fits == from || used + width(pieces.get(fits), size) <= width)) {
      used += width(pieces.get(fits++), size);
    }
    for (int end = fits; end > from; end--) {
      if (end == pieces.size() || mayPart(pieces.get(end - 1), pieces.get(end))) {
        return end;
      }
    }
    return Math.max(fits, Math.min(from + 1, pieces.size()));
  }

  private static boolean mayPart(String before, String after) {
    return !NO_LINE_ENDS_WITH.contains(before) && !NO_LINE_BEGINS_WITH.contains(after);
  }

  /** What is not parted: words of Latin letters and digits, and every other letter by itself. */
  private List<String> pieces(String paragraph, float size, float width) {
    List<String> pieces = new ArrayList<>();
    Matcher found = PIECE.matcher(paragraph);
    while (found.find()) {
      String piece = found.group();
      if (width(piece, size) <= width) {
        pieces.add(piece);
      } else {
        piece.codePoints().forEach(letter -> pieces.add(Character.toString(letter)));
      }
    }
    return pieces;
  }

  float width(String text, float size) {
    float sum = 0;
    for (int letter : text.codePoints().toArray()) {
      sum += glyph(letter).width() * size;
    }
    return sum;
  }

  /** One line from this point on; neighbouring letters of one font are set together. */
  void set(PDPageContentStream page, String line, float size, float x, float y) throws IOException {
    page.beginText();
    page.newLineAtOffset(x, y);
    StringBuilder run = new StringBuilder();
    PDFont font = null;
    for (int letter : line.codePoints().toArray()) {
      Glyph glyph = glyph(letter);
      if (font != null && font != glyph.font()) {
        page.setFont(font, size);
        page.showText(run.toString());
        run.setLength(0);
      }
      font = glyph.font();
      run.append(glyph.text());
    }
    if (font != null && !run.isEmpty()) {
      page.setFont(font, size);
      page.showText(run.toString());
    }
    page.endText();
  }

  private Glyph glyph(int letter) {
    Glyph glyph = known.get(letter);
    if (glyph == null) {
      glyph = find(Character.isISOControl(letter) ? " " : Character.toString(letter));
      known.put(letter, glyph);
    }
    return glyph;
  }

  private Glyph find(String text) {
    for (PDFont font : fonts) {
      try {
        return new Glyph(text, font, font.getStringWidth(text) / 1000);
      } catch (IllegalArgumentException | IOException e) {
        // The font has no such letter; the next may.
        continue;
      }
    }
    if (text.equals(MISSING)) {
      throw new IllegalStateException("no font has " + MISSING);
    }
    return find(MISSING);
  }
}
