package org.bihuan.document;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.PDPageContentStream.AppendMode;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.graphics.image.JPEGFactory;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;
import org.bihuan.document.Paper.Picture;
import org.jspecify.annotations.Nullable;

/** One paper set on pages of A4, from the top down. Measures are points, counted from the lower left as PDF does. */
final class PdfFile {

  private static final float MM = 72f / 25.4f;
  private static final float LEFT = 26 * MM;
  private static final float RIGHT = 24 * MM;
  private static final float TOP = 28 * MM;
  private static final float BOTTOM = 24 * MM;
  private static final float TITLE = 20;
  private static final float BODY = 12;
  private static final float SMALL = 9;
  private static final float LEADING = 1.5f;
  private static final float PAD = 4;
  private static final float PICTURE_HEIGHT = 70 * MM;
  private static final int CAPTION_LINES = 2;
  private static final float SIGNATURE_HEIGHT = 16 * MM;

  /** A row of no more lines is not parted; of a longer one no fewer stand on a page. */
  private static final int STAYS_WHOLE = 12;

  private static final int FEWEST_LINES = 5;

  /** So many lines of a paragraph go along with the names under it. */
  private static final int LAST_LINES = 2;

  private final Paper paper;
  private final PDDocument document;
  private final Letters letters;
  private final float width = PDRectangle.A4.getWidth() - LEFT - RIGHT;
  private final List<PDPage> pages = new ArrayList<>();
  private PDPageContentStream page;
  private float y;

  private PdfFile(Paper paper, PDDocument document, Letters letters) throws IOException {
    this.paper = paper;
    this.document = document;
    this.letters = letters;
    this.page = fresh();
  }

  static byte[] of(Paper paper, Fonts fonts) {
    try (PDDocument document = new PDDocument()) {
      document.getDocumentInformation().setTitle(paper.title());
      new PdfFile(paper, document, new Letters(fonts.in(document))).write();
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      document.save(out);
      return out.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void write() throws IOException {
    title();
    for (int i = 0; i < paper.blocks().size(); i++) {
      if (paper.blocks().get(i) instanceof Paper.Heading) {
        need(BODY * LEADING * 2 + (i + 1 < paper.blocks().size() ? beginning(i + 1) : 0));
      }
      block(paper.blocks().get(i), i + 1 < paper.blocks().size() ? paper.blocks().get(i + 1) : null);
    }
    page.close();
    feet();
  }

  private PDPageContentStream fresh() throws IOException {
    PDPage added = new PDPage(PDRectangle.A4);
    document.addPage(added);
    pages.add(added);
    y = PDRectangle.A4.getHeight() - TOP;
    return new PDPageContentStream(document, added);
  }

  private void nextPage() throws IOException {
    page.close();
    page = fresh();
  }

  private void need(float height) throws IOException {
    if (y - height < BOTTOM) {
      nextPage();
    }
  }

  private void title() throws IOException {
    for (String line : letters.lines(paper.title(), TITLE, width)) {
      y -= TITLE;
      letters.set(page, line, TITLE, LEFT + (width - letters.width(line, TITLE)) / 2, y);
      y -= TITLE * (LEADING - 1);
    }
    y -= BODY;
  }

  /** How much of it its heading must not be parted from. */
  private float beginning(int index) {
    Paper.Block next = index + 1 < paper.blocks().size() ? paper.blocks().get(index + 1) : null;
    return switch (paper.blocks().get(index)) {
      case Paper.Heading heading -> BODY * LEADING;
      case Paper.Paragraph paragraph ->
          BODY * LEADING * 2
              + (next instanceof Paper.Signatures names && paragraphLines(paragraph).size() <= LAST_LINES ? together(names) : 0);
      case Paper.Table table -> BODY * LEADING * 4;
      case Paper.Pictures pictures -> PICTURE_HEIGHT + BODY * LEADING * 2;
      case Paper.Signatures signatures -> together(signatures);
    };
  }

  private void block(Paper.Block block, Paper.@Nullable Block next) throws IOException {
    switch (block) {
      case Paper.Heading heading -> {
        y -= BODY / 2;
        text(letters.lines(heading.text(), BODY, width), null);
      }
      case Paper.Paragraph paragraph -> text(paragraphLines(paragraph), next);
      case Paper.Table table -> table(table);
      case Paper.Pictures pictures -> pictures(pictures.pictures());
      case Paper.Signatures signatures -> {
        need(together(signatures));
        for (Paper.Signature signature : signatures.signatures()) {
          signature(signature);
        }
      }
    }
  }

  /** The names stand together, if a page can hold them. */
  private static float together(Paper.Signatures signatures) {
    int names = signatures.signatures().size();
    float whole = names * (SIGNATURE_HEIGHT + BODY / 2) + BODY / 2;
    return whole > PDRectangle.A4.getHeight() / 2 ? SIGNATURE_HEIGHT + BODY : whole;
  }

  private List<String> paragraphLines(Paper.Paragraph paragraph) {
    return letters.lines("　　" + paragraph.text(), BODY, width);
  }

  /** Names under it never stand on a page without its end. */
  private void text(List<String> lines, Paper.@Nullable Block next) throws IOException {
    for (int i = 0; i < lines.size(); i++) {
      int left = lines.size() - i;
      boolean ends = left == LAST_LINES || i == 0 && left < LAST_LINES;
      need(next instanceof Paper.Signatures names && ends ? BODY * LEADING * left + together(names) : BODY * LEADING);
      y -= BODY;
      letters.set(page, lines.get(i), BODY, LEFT, y);
      y -= BODY * (LEADING - 1);
    }
  }

  private void table(Paper.Table table) throws IOException {
    float[] columns = columns(table.widths());
    if (!table.head().isEmpty()) {
      List<String> first = table.rows().isEmpty() ? List.of() : table.rows().getFirst();
      int atLeast = tallest(set(columns, first));
      need((tallest(set(columns, table.head())) + (atLeast > STAYS_WHOLE ? FEWEST_LINES : atLeast)) * BODY * LEADING + 4 * PAD);
      row(columns, table.head(), table.head());
    }
    for (List<String> row : table.rows()) {
      row(columns, row, table.head());
    }
    y -= BODY / 2;
  }

  private float[] columns(List<Integer> shares) {
    float sum = shares.stream().mapToInt(Integer::intValue).sum();
    float[] columns = new float[shares.size()];
    for (int i = 0; i < columns.length; i++) {
      columns[i] = width * shares.get(i) / sum;
    }
    return columns;
  }

  /**
   * A row that does not fit goes to the next page, under the names of the columns; a long one begins where there is room
   * for some lines of it and goes on there, so that no page stays half empty.
   */
  private void row(float[] columns, List<String> cells, List<String> head) throws IOException {
    List<List<String>> lines = set(columns, cells);
    int tallest = tallest(lines);
    int from = 0;
    while (from < tallest) {
      int left = tallest - from;
      int room = (int) ((y - BOTTOM - 2 * PAD) / (BODY * LEADING));
      if (left > room && (left <= STAYS_WHOLE || room < FEWEST_LINES)) {
        nextPage();
        if (!head.isEmpty() && head != cells) {
          row(columns, head, head);
        }
        room = (int) ((y - BOTTOM - 2 * PAD) / (BODY * LEADING));
      }
      int count = Math.max(1, Math.min(left, room));
      part(columns, lines, from, count, count * BODY * LEADING + 2 * PAD);
      from += count;
    }
  }

  private List<List<String>> set(float[] columns, List<String> cells) {
    List<List<String>> lines = new ArrayList<>();
    for (int i = 0; i < columns.length; i++) {
      lines.add(letters.lines(i < cells.size() ? cells.get(i) : "", BODY, columns[i] - 2 * PAD));
    }
    return lines;
  }

  private static int tallest(List<List<String>> lines) {
    return lines.stream().mapToInt(List::size).max().orElse(1);
  }

  private void part(float[] columns, List<List<String>> lines, int from, int count, float height) throws IOException {
    float x = LEFT;
    for (int i = 0; i < columns.length; i++) {
      page.setLineWidth(0.6f);
      page.addRect(x, y - height, columns[i], height);
      page.stroke();
      for (int n = 0; n < count && from + n < lines.get(i).size(); n++) {
        float baseline = y - PAD - BODY * LEADING * n - BODY * 1.1f;
        letters.set(page, lines.get(i).get(from + n), BODY, x + PAD, baseline);
      }
      x += columns[i];
    }
    y -= height;
  }

  private void pictures(List<Picture> pictures) throws IOException {
    float gap = 6 * MM;
    float column = (width - gap) / 2;
    for (int i = 0; i < pictures.size(); i += 2) {
      need(PICTURE_HEIGHT + BODY * LEADING * 2);
      for (int k = i; k < Math.min(i + 2, pictures.size()); k++) {
        float x = LEFT + (k - i) * (column + gap);
        float height = draw(pictures.get(k), x, y, column, PICTURE_HEIGHT);
        List<String> words = letters.clipped(pictures.get(k).caption(), SMALL, column, CAPTION_LINES);
        for (int n = 0; n < words.size(); n++) {
          letters.set(page, words.get(n), SMALL, x, y - height - SMALL * LEADING * (n + 1));
        }
      }
      y -= PICTURE_HEIGHT + BODY * LEADING * 2;
    }
  }

  /** As large as it fits, hanging from the top; answers how high it became. */
  private float draw(Picture picture, float x, float top, float mostWide, float mostHigh) throws IOException {
    PDImageXObject image = JPEGFactory.createFromByteArray(document, picture.jpeg());
    float scale = Math.min(mostWide / picture.width(), mostHigh / picture.height());
    float height = picture.height() * scale;
    page.drawImage(image, x, top - height, picture.width() * scale, height);
    return height;
  }

  private void signature(Paper.Signature signature) throws IOException {
    need(SIGNATURE_HEIGHT + BODY);
    float baseline = y - SIGNATURE_HEIGHT * 0.7f;
    String words = signature.label() + "：" + signature.name();
    letters.set(page, words, BODY, LEFT, baseline);
    float x = LEFT + Math.max(width * 0.4f, letters.width(words, BODY) + 12);
    float day = letters.width(signature.day(), BODY);
    float end = LEFT + width - (day == 0 ? 0 : day + 12);
    letters.set(page, signature.day(), BODY, LEFT + width - day, baseline);
    if (signature.drawn() == null) {
      page.moveTo(x, baseline - 3);
      page.lineTo(end, baseline - 3);
      page.stroke();
    } else {
      draw(signature.drawn(), x, y, Math.max(end - x, 12), SIGNATURE_HEIGHT);
    }
    y -= SIGNATURE_HEIGHT + BODY / 2;
  }

  private void feet() throws IOException {
    for (int i = 0; i < pages.size(); i++) {
      try (PDPageContentStream foot = new PDPageContentStream(document, pages.get(i), AppendMode.APPEND, true)) {
        String number = "第 " + (i + 1) + " 页　共 " + pages.size() + " 页";
        letters.set(foot, letters.clipped(paper.foot(), SMALL, width * 0.75f, 1).getFirst(), SMALL, LEFT, BOTTOM - 8 * MM);
        letters.set(foot, number, SMALL, LEFT + width - letters.width(number, SMALL), BOTTOM - 8 * MM);
      }
    }
  }
}
