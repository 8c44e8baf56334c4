package org.bihuan.document;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.bihuan.document.Paper.Paragraph;
import org.bihuan.document.Paper.Picture;
import org.bihuan.document.Paper.Pictures;
import org.bihuan.document.Paper.Signature;
import org.bihuan.document.Paper.Signatures;
import org.bihuan.document.Paper.Table;
import org.bihuan.support.Photos;
import org.junit.jupiter.api.Test;

/** A paper says the same as .docx and as .pdf, carries its letters, and bears whatever people type. */
class DocumentsTest {

  private final Documents documents = new Documents(new Fonts(""));

  @Test
  void the_same_words_stand_in_both_and_the_pdf_needs_no_font_of_the_machine() throws Exception {
    Paper paper =
        paper(
            new Paragraph("经查，东侧疏散通道堆放课桌 6 张，宽度不足 1.4 m；责任人：喆、垚、珺。"),
            new Table(List.of(1, 4), List.of("序号", "问题"), List.of(List.of("1", "通道堆物"), List.of("2", "灭火器失效"))));
    String pdf = textOf(documents.pdf(paper));
    String word = partsOf(documents.word(paper)).get("word/document.xml");
    for (String words : List.of("现场检查记录", "东侧疏散通道堆放课桌", "垚", "通道堆物", "灭火器失效")) {
      assertThat(pdf.replaceAll("\\s", "")).contains(words);
      assertThat(word).contains(words);
    }
    assertThat(pdf).contains("第 1 页").contains("记录编号 1");
    try (PDDocument document = Loader.loadPDF(documents.pdf(paper))) {
      for (var name : document.getPage(0).getResources().getFontNames()) {
        assertThat(document.getPage(0).getResources().getFont(name).isEmbedded()).isTrue();
      }
    }
  }

  @Test
  void pictures_and_signatures_stand_in_both() throws Exception {
    Picture photo = new Picture("问题 1　西门　整改前", Photos.jpeg(), 640, 480);
    Paper paper =
        paper(
            new Pictures(List.of(photo, photo, photo)),
            new Signatures(List.of(new Signature("检查人员", "冯组长", photo, "2026 年 11 月 28 日"), new Signature("被检查单位负责人", "李校长", null, ""))));
    try (PDDocument document = Loader.loadPDF(documents.pdf(paper))) {
      int images = 0;
      for (var page : document.getPages()) {
        for (var name : page.getResources().getXObjectNames()) {
          images += page.getResources().isImageXObject(name) ? 1 : 0;
        }
      }
      assertThat(images).isEqualTo(4);
    }
    Map<String, String> parts = partsOf(documents.word(paper));
    assertThat(parts.keySet()).contains("word/media/1.jpeg", "word/media/4.jpeg");
    assertThat(parts.get("word/_rels/document.xml.rels")).contains("media/4.jpeg");
  }

  @Test
  void a_long_table_goes_on_over_pages_under_its_head_and_a_cell_taller_than_a_page_is_parted() throws Exception {
    List<List<String>> rows = new ArrayList<>(Collections.nCopies(120, List.of("1", "疏散通道堆放杂物")));
    rows.add(List.of("2", "很长的说明。".repeat(600)));
    byte[] pdf = documents.pdf(paper(new Table(List.of(1, 4), List.of("序号", "问题"), rows)));
    try (PDDocument document = Loader.loadPDF(pdf)) {
      assertThat(document.getNumberOfPages()).isGreaterThan(5);
      PDFTextStripper second = new PDFTextStripper();
      second.setStartPage(2);
      second.setEndPage(2);
      assertThat(second.getText(document)).contains("序号");
    }
    assertThat(textOf(pdf).replaceAll("\\s", "").split("很长的说明", -1)).hasSizeGreaterThan(590);
  }

  @Test
  void a_long_row_begins_where_there_is_room_and_the_names_of_the_columns_never_stand_alone() throws Exception {
    for (int above = 10; above < 36; above++) {
      List<Paper.Block> blocks = new ArrayList<>(Collections.nCopies(above, new Paragraph("一行。")));
      blocks.add(new Table(List.of(1, 4), List.of("序号", "问题"), List.of(List.of("1", "通道堆放杂物。".repeat(120)))));
      try (PDDocument document = Loader.loadPDF(documents.pdf(paper(blocks.toArray(Paper.Block[]::new))))) {
        assertThat(document.getNumberOfPages()).as("%d lines above", above).isEqualTo(2);
        PDFTextStripper first = new PDFTextStripper();
        first.setEndPage(1);
        String page = first.getText(document);
        assertThat(page.contains("序号")).as("%d lines above", above).isEqualTo(page.contains("通道堆放"));
        if (above < 20) {
          assertThat(page).as("%d lines above: the page is used", above).contains("通道堆放");
        }
      }
    }
  }

  @Test
  void no_line_begins_with_what_closes_nor_ends_with_what_opens() throws Exception {
    String text = "火灾自动报警、自动灭火（含喷淋），《消防法》〔2024〕第二十八条。".repeat(20);
    for (int share = 3; share < 12; share++) {
      byte[] pdf = documents.pdf(paper(new Table(List.of(share, 30), List.of(), List.of(List.of(text, "")))));
      assertThat(textOf(pdf).lines().filter(line -> line.contains("火") || line.contains("消")).toList())
          .as("share %d", share)
          .isNotEmpty()
          .noneMatch(line -> line.matches("[，。、》）〕].*|.*[（《〔]"));
    }
  }

  @Test
  void a_heading_stays_with_what_it_names() throws Exception {
    Picture photo = new Picture("问题 1　西门　整改前", Photos.jpeg(), 640, 480);
    for (int above = 15; above < 40; above++) {
      List<Paper.Block> blocks = new ArrayList<>(Collections.nCopies(above, new Paragraph("一行。")));
      blocks.add(new Paper.Heading("现场照片"));
      blocks.add(new Pictures(List.of(photo)));
      try (PDDocument document = Loader.loadPDF(documents.pdf(paper(blocks.toArray(Paper.Block[]::new))))) {
        PDFTextStripper last = new PDFTextStripper();
        last.setStartPage(document.getNumberOfPages());
        assertThat(last.getText(document)).as("%d lines above", above).contains("现场照片").contains("整改前");
      }
    }
    assertThat(partsOf(documents.word(paper(new Paper.Heading("现场照片"), new Pictures(List.of(photo))))).get("word/document.xml"))
        .contains("<w:keepNext/><w:spacing w:before=\"160\"");
  }

  @Test
  void names_stand_together_under_the_end_of_what_is_signed() throws Exception {
    List<Signature> names =
        List.of(new Signature("检查人员", "冯组长", null, "今日"), new Signature("检查人员", "褚组员", null, "今日"), new Signature("负责人", "李校长", null, "今日"));
    for (int above = 1; above < 36; above++) {
      for (String refusal : List.of("拒绝签字，原因终了。", "拒绝签字：" + "情况很长，".repeat(80) + "原因终了。")) {
        List<Paper.Block> blocks = new ArrayList<>(Collections.nCopies(above, new Paragraph("一行。")));
        blocks.add(new Paper.Heading("签名部分"));
        blocks.add(new Paragraph(refusal));
        blocks.add(new Signatures(names));
        try (PDDocument document = Loader.loadPDF(documents.pdf(paper(blocks.toArray(Paper.Block[]::new))))) {
          PDFTextStripper last = new PDFTextStripper();
          last.setStartPage(document.getNumberOfPages());
          assertThat(last.getText(document).replaceAll("\\s", ""))
              .as("%d lines above", above)
              .contains("冯组长", "褚组员", "李校长", "终了。");
          PDFTextStripper all = new PDFTextStripper();
          for (int page = 1; page <= document.getNumberOfPages(); page++) {
            all.setStartPage(page);
            all.setEndPage(page);
            String text = all.getText(document);
            if (text.contains("签名部分")) {
              assertThat(text).as("%d lines above", above).contains("拒绝签字");
            }
          }
        }
      }
    }
    String word = partsOf(documents.word(paper(new Paragraph("拒绝签字"), new Signatures(names)))).get("word/document.xml");
    assertThat(word.split("<w:keepNext/>", -1)).hasSize(4);
  }

  @Test
  void a_caption_goes_on_in_a_second_line_and_tells_what_it_had_to_leave_out() throws Exception {
    List<Picture> photos =
        List.of(
            new Picture("照片 1　问题 1　整改前\n西门", Photos.jpeg(), 640, 480),
            new Picture("照片 2　问题 1　整改后\n" + "很长的部位，".repeat(20), Photos.jpeg(), 640, 480));
    String pdf = textOf(documents.pdf(paper(new Pictures(photos))));
    assertThat(pdf).contains("照片 1").contains("西门").contains("照片 2").contains("…");
    assertThat(pdf.lines().filter(line -> line.contains("很长的部位")).toList()).hasSize(1);
  }

  @Test
  void each_picture_of_the_word_file_is_told_in_words() throws Exception {
    Picture name = new Picture("冯组长的签名", Photos.jpeg(), 640, 480);
    Picture photo = new Picture("照片 1　整改前\n西门", Photos.jpeg(), 640, 480);
    Paper paper = paper(new Pictures(List.of(photo)), new Signatures(List.of(new Signature("检查人员", "冯组长", name, ""))));
    String word = partsOf(documents.word(paper)).get("word/document.xml");
    for (String words : List.of("冯组长的签名", "照片 1　整改前　西门")) {
      assertThat(word.split("descr=\"" + words + "\"", -1)).as(words).hasSize(3);
    }
  }

  @Test
  void what_no_font_has_is_marked_and_what_xml_cannot_carry_is_left_out() throws Exception {
    Paper paper = paper(new Paragraph("张\u0007三 <b>&\"王\ud842\udfb7\"</b> \t\u202e"));
    assertThat(textOf(documents.pdf(paper))).contains("〓").contains("<b>");
    String word = partsOf(documents.word(paper)).get("word/document.xml");
    assertThat(word).contains("&lt;b&gt;&amp;").contains("\ud842\udfb7").doesNotContain("\u0007");
  }

  @Test
  void the_same_paper_is_the_same_word_file() {
    Paper paper = paper(new Paragraph("同一份文书"));
    assertThat(documents.word(paper)).isEqualTo(documents.word(paper));
  }

  private static Paper paper(Paper.Block... blocks) {
    return new Paper("现场检查记录", List.of(blocks), "记录编号 1");
  }

  private static String textOf(byte[] pdf) throws IOException {
    try (PDDocument document = Loader.loadPDF(pdf)) {
      return new PDFTextStripper().getText(document);
    }
  }

  /** Every part that is XML is well-formed. */
  private static Map<String, String> partsOf(byte[] word) throws Exception {
    Map<String, String> parts = new HashMap<>();
    try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(word))) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        byte[] content = zip.readAllBytes();
        parts.put(entry.getName(), new String(content, UTF_8));
        if (!entry.getName().endsWith(".jpeg")) {
          DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
          factory.setNamespaceAware(true);
          factory.newDocumentBuilder().parse(new ByteArrayInputStream(content));
        }
      }
    }
    return parts;
  }
}
