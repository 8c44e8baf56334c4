package org.bihuan.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.pdfbox.pdfwriter.compress.CompressParameters;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.apache.pdfbox.pdmodel.interactive.action.PDActionJavaScript;
import org.bihuan.platform.Ids;
import org.bihuan.support.Answer;
import org.bihuan.support.BihuanTest;
import org.bihuan.support.Papers;
import org.bihuan.support.Photos;
import org.bihuan.support.TestCities;
import org.bihuan.support.TestCity;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A paper is evidence; what acts by itself when it is opened is not a paper. */
@BihuanTest
class ActingFilesTest {

  private static final String SCRIPT = "<< /S /JavaScript /JS (app.alert\\(1\\)) >>";
  private static final String OOXML = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";

  @Autowired private TestCities cities;
  private TestCity city;

  @BeforeEach
  void found() {
    city = cities.found();
  }

  private Answer send(byte[] content) {
    String address = "/api/files?id=" + Ids.next() + "&unit=" + city.unit() + "&name=a";
    return city.safetyOfficer().upload(address, content, "application/octet-stream");
  }

  private void refuses(String what, byte[] content, String code, String cause) {
    Answer answer = send(content);
    assertThat(answer.status()).as(what + ": " + answer.text()).isEqualTo(422);
    assertThat(answer.problem()).as(what).isEqualTo(code);
    assertThat(answer.at("errors/0/problem")).as(what).contains(cause);
    assertThat(answer.at("errors/0/remedy")).as(what).contains("PDF");
  }

  @Test
  void a_plain_paper_is_kept_with_its_links_its_opening_page_and_its_objects_packed() throws IOException {
    assertThat(send(Papers.pdf()).status()).isEqualTo(201);
    String link = "<< /Type /Annot /Subtype /Link /Rect [0 0 9 9] /A << /S /URI /URI (https://example.org) >> >>";
    Answer linked = send(Papers.pdf("/OpenAction << /S /GoTo /D [3 0 R /Fit] >>", "", List.of(link)));
    assertThat(linked.status()).as(linked.text()).isEqualTo(201);
    Answer packed = send(saved(new PDDocument()));
    assertThat(packed.status()).as(packed.text()).isEqualTo(201);
  }

  @Test
  void a_pdf_that_would_run_start_send_or_carry_something_is_refused_with_its_cause() throws IOException {
    refuses("script", Papers.pdf("/OpenAction 4 0 R", "", List.of(SCRIPT)), "file-active", "脚本");
    refuses("escaped", Papers.pdf("/OpenAction << /S /J#61vaScript /J#53 (x) >>", "", List.of()), "file-active", "脚本");
    refuses("named", Papers.pdf("/Names << /JavaScript << /Names [(a) 4 0 R] >> >>", "", List.of(SCRIPT)), "file-active", "脚本");
    refuses("nowhere used", Papers.pdf("", "", List.of(SCRIPT)), "file-active", "脚本");
    refuses("program", Papers.pdf("/OpenAction << /S /Launch /F (cmd.exe) >>", "", List.of()), "file-active", "启动程序");
    refuses("sends", Papers.pdf("/AA << /WC << /S /SubmitForm /F (x) >> >>", "", List.of()), "file-active", "发送数据");
    refuses("opens a page", Papers.pdf("/OpenAction << /S /URI /URI (https://example.org) >>", "", List.of()), "file-active", "一打开");
    refuses("carries a program", Papers.pdf("/Names << /EmbeddedFiles << /Names [(a) 4 0 R] >> >>", "",
        List.of("<< /Type /Filespec /F (a.exe) /EF << /F 5 0 R >> >>", Papers.stream("/Type /EmbeddedFile", new byte[] {'M', 'Z'}))),
        "file-active", "夹带");
    PDDocument packed = new PDDocument();
    packed.getDocumentCatalog().setOpenAction(new PDActionJavaScript("app.alert(1)"));
    refuses("packed", saved(packed), "file-active", "脚本");
  }

  @Test
  void a_pdf_nobody_can_read_without_a_password_or_at_all_is_refused_with_its_cause() throws IOException {
    PDDocument locked = new PDDocument();
    locked.protect(new StandardProtectionPolicy("owner", "reader", new AccessPermission()));
    refuses("locked", saved(locked), "file-locked", "密码");
    byte[] torn = "%PDF-1.4\n1 0 obj<<>>endobj\nstartxref\n9\n%%EOF\n".getBytes(StandardCharsets.US_ASCII);
    refuses("torn", torn, "file-damaged", "读不出来");
  }

  private static byte[] saved(PDDocument paper) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (paper) {
      paper.addPage(new PDPage());
      paper.save(out, CompressParameters.DEFAULT_COMPRESSION);
    }
    return out.toByteArray();
  }

  @Test
  void an_office_file_that_carries_or_fetches_something_active_is_refused_with_its_cause() {
    refuses("macros", office("word/_rels/document.xml.rels", related("hyperlink", "", ""), "word/vbaProject.bin"), "file-macros", "宏");
    refuses("docm", office("[Content_Types].xml",
        "<Types><Override PartName='/word/document.xml' ContentType='application/vnd.ms-word.document.macroEnabled.main+xml'/></Types>"),
        "file-macros", "宏");
    refuses("object", office("word/_rels/document.xml.rels", related("oleObject", "embeddings/oleObject1.bin", "")), "file-active", "OLE");
    refuses("control", office("word/_rels/document.xml.rels", related("control", "activeX/activeX1.xml", "")), "file-active", "控件");
    refuses("workbook inside", office("word/_rels/document.xml.rels", related("package", "embeddings/a.xlsx", "")), "file-active", "嵌入");
    refuses("template", office("word/_rels/settings.xml.rels",
        related("attachedTemplate", "https://example.org/a.dotm", "External")), "file-active", "模板");
    refuses("old", new byte[] {(byte) 0xd0, (byte) 0xcf, 0x11, (byte) 0xe0, 0, 0}, "file-kind", "旧版");
  }

  @Test
  void links_pictures_and_charts_do_not_make_an_office_file_active() {
    assertThat(send(office("word/_rels/document.xml.rels", related("hyperlink", "https://example.org", "External"))).status()).isEqualTo(201);
    assertThat(send(office("word/_rels/document.xml.rels", related("image", "media/a.png", ""))).status()).isEqualTo(201);
    assertThat(send(office("word/charts/_rels/chart1.xml.rels", related("package", "../embeddings/a.xlsx", ""))).status()).isEqualTo(201);
  }

  @Test
  void a_template_on_the_drive_of_the_writer_is_no_reason_to_refuse_his_paper() {
    String own = related("attachedTemplate", "file:///C:\\Users\\a\\Templates\\b.dotx", "External");
    Answer kept = send(office("word/_rels/settings.xml.rels", own));
    assertThat(kept.status()).as(kept.text()).isEqualTo(201);
    refuses("share", office("word/_rels/settings.xml.rels",
        related("attachedTemplate", "file:///\\\\evil\\b.dotm", "External")), "file-active", "模板");
  }

  @Test
  void a_photo_with_something_behind_it_is_kept_because_phones_append_motion() {
    byte[] photo = Photos.jpeg();
    byte[] motion = Arrays.copyOf(photo, photo.length + 5_000);
    assertThat(send(motion).status()).isEqualTo(201);
  }

  private static String related(String kind, String target, String mode) {
    String where = mode.isEmpty() ? "" : " TargetMode='" + mode + "'";
    return "<Relationships xmlns='http://schemas.openxmlformats.org/package/2006/relationships'><Relationship Id='r1' Type='"
        + OOXML + kind + "' Target='" + target + "'" + where + "/></Relationships>";
  }

  private static byte[] office(String part, String content, String... more) {
    Map<String, String> parts = new LinkedHashMap<>(Map.of("[Content_Types].xml", "<Types/>", "word/document.xml", "<document/>"));
    parts.put(part, content);
    for (String name : more) {
      parts.put(name, "x");
    }
    return Papers.office(parts);
  }
}
