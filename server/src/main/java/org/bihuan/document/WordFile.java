package org.bihuan.document;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.bihuan.document.Paper.Picture;

/**
 * One paper as WordprocessingML (ISO/IEC 29500): few enough parts of it to be written plainly. Names 仿宋 and 黑体, which
 * every Chinese office machine has, and leaves the setting to it. Measures are twentieths of a point.
 */
final class WordFile {

  private static final int LINE = 9_000;
  private static final int EMU_OF_MM = 36_000;
  private static final int PICTURE_WIDE = 74;
  private static final int PICTURE_HIGH = 60;
  private static final int SIGNATURE_WIDE = 50;
  private static final int SIGNATURE_HIGH = 16;

  private static final String TYPES =
      """
      <?xml version="1.0" encoding="UTF-8" standalone="yes"?>
      <Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">
      <Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
      <Default Extension="xml" ContentType="application/xml"/>
      <Default Extension="jpeg" ContentType="image/jpeg"/>
      <Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/>
      <Override PartName="/word/footer.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.footer+xml"/>
      </Types>""";

  private static final String PACKAGE =
      """
      <?xml version="1.0" encoding="UTF-8" standalone="yes"?>
      <Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">
      <Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/>
      </Relationships>""";

  private static final String NAMES =
      """
      xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" \
      xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" \
      xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" \
      xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" \
      xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture\"""";

  private final Paper paper;
  private final StringBuilder body = new StringBuilder();
  private final List<Picture> pictures = new ArrayList<>();

  private WordFile(Paper paper) {
    this.paper = paper;
  }

  static byte[] of(Paper paper) {
    return new WordFile(paper).bytes();
  }

  private byte[] bytes() {
    paragraph("<w:jc w:val=\"center\"/><w:spacing w:after=\"240\"/>", run(paper.title(), "黑体", 36));
    for (int i = 0; i < paper.blocks().size(); i++) {
      block(paper.blocks().get(i), i + 1 < paper.blocks().size() && paper.blocks().get(i + 1) instanceof Paper.Signatures);
    }
    try {
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      try (ZipOutputStream zip = new ZipOutputStream(out)) {
        entry(zip, "[Content_Types].xml", TYPES.getBytes(UTF_8));
        entry(zip, "_rels/.rels", PACKAGE.getBytes(UTF_8));
        entry(zip, "word/document.xml", document().getBytes(UTF_8));
        entry(zip, "word/footer.xml", footer().getBytes(UTF_8));
        entry(zip, "word/_rels/document.xml.rels", relations().getBytes(UTF_8));
        for (int i = 0; i < pictures.size(); i++) {
          entry(zip, "word/media/" + (i + 1) + ".jpeg", pictures.get(i).jpeg());
        }
      }
      return out.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void entry(ZipOutputStream zip, String name, byte[] content) throws IOException {
    ZipEntry entry = new ZipEntry(name);
    // The same paper is the same bytes, whenever it is written.
    entry.setTime(0);
    zip.putNextEntry(entry);
    zip.write(content);
    zip.closeEntry();
  }

  /** @param signed names stand under it, and its end stays with them */
  private void block(Paper.Block block, boolean signed) {
    switch (block) {
      case Paper.Heading heading -> paragraph("<w:keepNext/><w:spacing w:before=\"160\" w:after=\"80\"/>", run(heading.text(), "黑体", 24));
      case Paper.Paragraph text -> paragraph((signed ? "<w:keepNext/>" : "") + "<w:ind w:firstLineChars=\"200\"/>", run(text.text(), "仿宋", 24));
      case Paper.Table table -> table(table);
      case Paper.Pictures shown -> pictures(shown.pictures());
      case Paper.Signatures signatures -> {
        for (int i = 0; i < signatures.signatures().size(); i++) {
          signature(signatures.signatures().get(i), i + 1 == signatures.signatures().size());
        }
      }
    }
  }

  private void paragraph(String properties, String content) {
    body.append("<w:p><w:pPr>").append(properties).append("</w:pPr>").append(content).append("</w:p>");
  }

  private static String run(String text, String font, int halfPoints) {
    String lines = String.join("</w:t><w:br/><w:t xml:space=\"preserve\">", escaped(text).split("\n", -1));
    return "<w:r><w:rPr><w:rFonts w:ascii=\"Times New Roman\" w:hAnsi=\"Times New Roman\" w:eastAsia=\""
        + font + "\"/><w:sz w:val=\"" + halfPoints + "\"/><w:szCs w:val=\"" + halfPoints
        + "\"/></w:rPr><w:t xml:space=\"preserve\">" + lines + "</w:t></w:r>";
  }

  /** Characters XML cannot carry are left out; nobody could read them. */
  private static String escaped(String text) {
    return text.replaceAll("[^\\t\\n\\x20-\\uD7FF\\uE000-\\uFFFD\\x{10000}-\\x{10FFFF}]", "")
        .replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }

  private void table(Paper.Table table) {
    int sum = table.widths().stream().mapToInt(Integer::intValue).sum();
    List<Integer> wide = table.widths().stream().map(share -> LINE * share / sum).toList();
    body.append("<w:tbl><w:tblPr><w:tblW w:w=\"").append(LINE).append("\" w:type=\"dxa\"/><w:tblBorders>");
    for (String side : List.of("top", "left", "bottom", "right", "insideH", "insideV")) {
      body.append("<w:").append(side).append(" w:val=\"single\" w:sz=\"4\" w:space=\"0\" w:color=\"000000\"/>");
    }
    body.append("</w:tblBorders><w:tblLayout w:type=\"fixed\"/></w:tblPr><w:tblGrid>");
    wide.forEach(width -> body.append("<w:gridCol w:w=\"").append(width).append("\"/>"));
    body.append("</w:tblGrid>");
    if (!table.head().isEmpty()) {
      row(table.head(), wide, "<w:trPr><w:tblHeader/></w:trPr>", "黑体");
    }
    table.rows().forEach(cells -> row(cells, wide, "<w:trPr><w:cantSplit/></w:trPr>", "仿宋"));
    body.append("</w:tbl>");
    paragraph("", "");
  }

  private void row(List<String> cells, List<Integer> wide, String properties, String font) {
    body.append("<w:tr>").append(properties);
    for (int i = 0; i < wide.size(); i++) {
      body.append("<w:tc><w:tcPr><w:tcW w:w=\"").append(wide.get(i)).append("\" w:type=\"dxa\"/></w:tcPr>");
      paragraph("", run(i < cells.size() ? cells.get(i) : "", font, 22));
      body.append("</w:tc>");
    }
    body.append("</w:tr>");
  }

  private void pictures(List<Picture> shown) {
    for (Picture picture : shown) {
      paragraph("<w:keepNext/><w:jc w:val=\"center\"/>", drawing(picture, PICTURE_WIDE, PICTURE_HIGH));
      paragraph("<w:jc w:val=\"center\"/><w:spacing w:after=\"120\"/>", run(picture.caption(), "仿宋", 18));
    }
  }

  private void signature(Paper.Signature signature, boolean last) {
    String words = run(signature.label() + "：" + signature.name() + "　　", "仿宋", 24);
    String drawn =
        signature.drawn() == null
            ? run("＿＿＿＿＿＿＿＿", "仿宋", 24)
            : drawing(signature.drawn(), SIGNATURE_WIDE, SIGNATURE_HIGH);
    String together = last ? "" : "<w:keepNext/>";
    paragraph(together + "<w:spacing w:before=\"120\" w:after=\"120\"/>", words + drawn + (signature.day().isEmpty() ? "" : run("　　" + signature.day(), "仿宋", 24)));
  }

  /** In the line, as large as it fits. */
  private String drawing(Picture picture, int mostWide, int mostHigh) {
    pictures.add(picture);
    int number = pictures.size();
    double scale =
        Math.min((double) mostWide * EMU_OF_MM / picture.width(), (double) mostHigh * EMU_OF_MM / picture.height());
    String extent = "cx=\"" + Math.round(picture.width() * scale) + "\" cy=\"" + Math.round(picture.height() * scale) + "\"";
    return """
        <w:r><w:drawing><wp:inline><wp:extent %1$s/><wp:docPr id="%2$d" name="%3$s" descr="%3$s"/><a:graphic>\
        <a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic><pic:nvPicPr>\
        <pic:cNvPr id="%2$d" name="%2$d.jpeg" descr="%3$s"/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip r:embed="p%2$d"/>\
        <a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext %1$s/></a:xfrm>\
        <a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline>\
        </w:drawing></w:r>"""
        .formatted(extent, number, escaped(picture.caption().replace('\n', '　')));
  }

  private String document() {
    return "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?><w:document " + NAMES + "><w:body>" + body
        + """
          <w:sectPr><w:footerReference w:type="default" r:id="foot"/><w:pgSz w:w="11906" w:h="16838"/>\
          <w:pgMar w:top="1588" w:right="1361" w:bottom="1361" w:left="1474" w:header="851" w:footer="737" w:gutter="0"/>\
          </w:sectPr></w:body></w:document>""";
  }

  private String footer() {
    String page = "<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText>PAGE</w:instrText></w:r><w:r><w:fldChar w:fldCharType=\"end\"/></w:r>";
    return "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?><w:ftr " + NAMES + "><w:p>"
        + run(paper.foot() + "　第 ", "仿宋", 18) + page + run(" 页", "仿宋", 18) + "</w:p></w:ftr>";
  }

  private String relations() {
    StringBuilder text =
        new StringBuilder(
            """
            <?xml version="1.0" encoding="UTF-8" standalone="yes"?>
            <Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">
            <Relationship Id="foot" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/footer" Target="footer.xml"/>
            """);
    for (int i = 1; i <= pictures.size(); i++) {
      text.append("<Relationship Id=\"p").append(i)
          .append("\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/image\" Target=\"media/")
          .append(i).append(".jpeg\"/>\n");
    }
    return text.append("</Relationships>").toString();
  }
}
