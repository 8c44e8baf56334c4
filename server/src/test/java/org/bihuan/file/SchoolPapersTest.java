package org.bihuan.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdfwriter.compress.CompressParameters;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentNameDictionary;
import org.apache.pdfbox.pdmodel.PDEmbeddedFilesNameTreeNode;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.PDResources;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.common.filespecification.PDComplexFileSpecification;
import org.apache.pdfbox.pdmodel.common.filespecification.PDEmbeddedFile;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;
import org.apache.pdfbox.pdmodel.interactive.action.PDActionJavaScript;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationWidget;
import org.apache.pdfbox.pdmodel.interactive.digitalsignature.PDSignature;
import org.apache.pdfbox.pdmodel.interactive.form.PDAcroForm;
import org.apache.pdfbox.pdmodel.interactive.form.PDTextField;
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

/** The papers a school has in its drawer are kept: invoices with their figures, scans, forms, signed and protected ones. */
@BihuanTest
class SchoolPapersTest {

  private static final byte[] XBRL =
      """
      <?xml version="1.0" encoding="UTF-8"?>
      <xbrl xmlns="http://www.xbrl.org/2003/instance"><total contextRef="c">1280.00</total></xbrl>
      """
          .getBytes(StandardCharsets.UTF_8);

  @Autowired private TestCities cities;
  private TestCity city;

  @BeforeEach
  void found() {
    city = cities.found();
  }

  private Answer send(byte[] content) {
    String address = "/api/files?id=" + Ids.next() + "&unit=" + city.unit() + "&name=a.pdf";
    return city.safetyOfficer().upload(address, content, "application/octet-stream");
  }

  private void keeps(String what, byte[] content) {
    Answer answer = send(content);
    assertThat(answer.status()).as(what + ": " + answer.text()).isEqualTo(201);
  }

  private void refuses(String what, byte[] content, String code, String cause) {
    Answer answer = send(content);
    assertThat(answer.status()).as(what + ": " + answer.text()).isEqualTo(422);
    assertThat(answer.problem()).as(what).isEqualTo(code);
    assertThat(answer.at("errors/0/problem")).as(what).contains(cause);
  }

  @Test
  void an_electronic_invoice_keeps_its_figures_with_it() throws IOException {
    keeps("xbrl", carrying("发票数据.xbrl", XBRL));
    keeps("xml", carrying("invoice.XML", XBRL));
    keeps("ofd", carrying("发票.ofd", ofd("Doc_0/Document.xml")));
    keeps("text", carrying("说明.txt", "开票说明".getBytes(StandardCharsets.UTF_8)));
    keeps("picture", carrying("章.jpg", Photos.jpeg()));
  }

  @Test
  void what_is_more_than_data_is_not_carried_along_whatever_it_calls_itself() throws IOException {
    byte[] program = {'M', 'Z', (byte) 0x90, 0, 3, 0, 0, 0};
    refuses("program", carrying("setup.exe", program), "file-active", "“setup.exe”");
    refuses("program as figures", carrying("发票.xml", program), "file-active", "夹带");
    refuses("figures as program", carrying("发票.js", XBRL), "file-active", "夹带");
    refuses("two names", carrying(spec("发票.xml", "发票.hta"), XBRL), "file-active", "夹带");
    refuses("page of a browser", carrying("a.xml", bytes("<h:html xmlns:h='http://www.w3.org/1999/xhtml'/>")), "file-active", "夹带");
    refuses("sheet of styles", carrying("a.xml", bytes("<?xml-stylesheet href='a.xsl'?><a/>")), "file-active", "夹带");
    refuses("entities", carrying("a.xml", bytes("<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>")), "file-active", "夹带");
    refuses("office with a program", carrying("a.docx", Papers.office(Map.of("[Content_Types].xml", "<Types/>"))), "file-active", "夹带");
    refuses("ofd with a program", carrying("a.ofd", ofd("Doc_0/a.exe")), "file-active", "夹带");
  }

  @Test
  void what_only_its_owner_may_change_is_read_like_any_other() throws IOException {
    for (int bits : new int[] {40, 128, 256}) {
      keeps("owner's password, " + bits, locked(new PDDocument(), bits, ""));
      refuses("reader's password, " + bits, locked(new PDDocument(), bits, "reader"), "file-locked", "密码");
      PDDocument acting = new PDDocument();
      acting.getDocumentCatalog().setOpenAction(new PDActionJavaScript("app.alert(1)"));
      refuses("script behind an owner's password, " + bits, locked(acting, bits, ""), "file-active", "脚本");
    }
    PDDocument program = new PDDocument();
    attach(program, spec("a.exe", "a.exe"), new byte[] {'M', 'Z', 0});
    refuses("program behind an owner's password", locked(program, 256, ""), "file-active", "夹带");
    PDDocument invoice = new PDDocument();
    attach(invoice, spec("a.xml", "a.xml"), XBRL);
    keeps("invoice with an owner's password", locked(invoice, 256, ""));
  }

  @Test
  void a_scan_a_form_and_a_signed_paper_are_kept() throws IOException {
    PDDocument scan = new PDDocument();
    PDPage page = new PDPage(PDRectangle.A4);
    scan.addPage(page);
    try (PDPageContentStream drawing = new PDPageContentStream(scan, page)) {
      drawing.drawImage(PDImageXObject.createFromByteArray(scan, Photos.jpeg(), "scan"), 0, 0, 595, 842);
    }
    keeps("scan", saved(scan));
    keeps("form", saved(form()));
    keeps("signed", signed());
  }

  @Test
  void an_ofd_file_is_told_the_way_to_a_pdf() {
    refuses("ofd", ofd("Doc_0/Document.xml"), "file-kind", "OFD");
  }

  private static PDDocument form() throws IOException {
    PDDocument paper = new PDDocument();
    PDPage page = new PDPage();
    paper.addPage(page);
    PDAcroForm form = new PDAcroForm(paper);
    PDResources resources = new PDResources();
    resources.put(COSName.getPDFName("Helv"), new PDType1Font(Standard14Fonts.FontName.HELVETICA));
    form.setDefaultResources(resources);
    form.setDefaultAppearance("/Helv 12 Tf 0 g");
    paper.getDocumentCatalog().setAcroForm(form);
    PDTextField field = new PDTextField(form);
    field.setPartialName("unit");
    PDAnnotationWidget widget = field.getWidgets().getFirst();
    widget.setRectangle(new PDRectangle(50, 700, 200, 20));
    widget.setPage(page);
    page.getAnnotations().add(widget);
    form.getFields().add(field);
    field.setValue("Primary School");
    return paper;
  }

  /** As an office seals it: appended to what was there before, with the bytes it covers. */
  private static byte[] signed() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    byte[] paper = saved(new PDDocument());
    try (PDDocument sealed = Loader.loadPDF(paper)) {
      PDSignature signature = new PDSignature();
      signature.setFilter(PDSignature.FILTER_ADOBE_PPKLITE);
      signature.setSubFilter(PDSignature.SUBFILTER_ADBE_PKCS7_DETACHED);
      signature.setName("Seal");
      sealed.addSignature(signature, content -> new byte[64]);
      sealed.saveIncremental(out);
    }
    return out.toByteArray();
  }

  private static byte[] locked(PDDocument paper, int bits, String reader) throws IOException {
    AccessPermission printOnly = new AccessPermission();
    printOnly.setCanModify(false);
    printOnly.setCanExtractContent(false);
    StandardProtectionPolicy policy = new StandardProtectionPolicy("owner", reader, printOnly);
    policy.setEncryptionKeyLength(bits);
    paper.protect(policy);
    return saved(paper);
  }

  private static PDComplexFileSpecification spec(String name, String unicodeName) {
    PDComplexFileSpecification spec = new PDComplexFileSpecification();
    spec.setFile(name);
    spec.setFileUnicode(unicodeName);
    return spec;
  }

  private static byte[] carrying(String name, byte[] content) throws IOException {
    return carrying(spec(name, name), content);
  }

  private static byte[] carrying(PDComplexFileSpecification spec, byte[] content) throws IOException {
    PDDocument paper = new PDDocument();
    attach(paper, spec, content);
    return saved(paper);
  }

  private static void attach(PDDocument paper, PDComplexFileSpecification spec, byte[] content) throws IOException {
    spec.setEmbeddedFile(new PDEmbeddedFile(paper, new ByteArrayInputStream(content), COSName.FLATE_DECODE));
    PDEmbeddedFilesNameTreeNode files = new PDEmbeddedFilesNameTreeNode();
    files.setNames(Map.of("attachment", spec));
    PDDocumentNameDictionary names = new PDDocumentNameDictionary(paper.getDocumentCatalog());
    names.setEmbeddedFiles(files);
    paper.getDocumentCatalog().setNames(names);
  }

  private static byte[] saved(PDDocument paper) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (paper) {
      if (paper.getNumberOfPages() == 0) {
        paper.addPage(new PDPage());
      }
      paper.save(out, CompressParameters.DEFAULT_COMPRESSION);
    }
    return out.toByteArray();
  }

  private static byte[] ofd(String part) {
    return Papers.office(Map.of("OFD.xml", "<OFD/>", part, "<Document/>"));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
