package org.bihuan.spreadsheet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.bihuan.support.Workbooks.inlineRow;
import static org.bihuan.support.Workbooks.parts;
import static org.bihuan.support.Workbooks.sheet;
import static org.bihuan.support.Workbooks.text;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.bihuan.platform.Refusal;
import org.bihuan.support.Workbooks;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Files made to hurt are refused with a sentence, early, and cost no memory (IN-04, DU-15); odd honest ones are read. */
class HostileWorkbookTest {

  private static final String SHEET = "xl/worksheets/sheet1.xml";
  private static final String EXTERNAL = "<!DOCTYPE x [<!ENTITY e SYSTEM \"http://127.0.0.1:18199/x\">]>";
  private static final String LAUGHS =
      "<!DOCTYPE x [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;\"><!ENTITY c \"&b;&b;&b;&b;&b;&b;&b;&b;\">]>";

  static Stream<Arguments> hostile() {
    return Stream.of(
        Arguments.of("document type", spoilt(p -> p.put(SHEET, text(EXTERNAL + sheet(inlineRow(1, "&e;")))))),
        Arguments.of("billion laughs", spoilt(p -> p.put(SHEET, text(LAUGHS + sheet(inlineRow(1, "&c;")))))),
        Arguments.of("document type in shared strings", spoilt(p -> p.put("xl/sharedStrings.xml", text(LAUGHS + "<sst/>")))),
        Arguments.of("bomb of spaces", spoilt(p -> p.put(SHEET, filled("<worksheet><sheetData>", ' ', 200 << 20)))),
        Arguments.of("one endless tag", spoilt(p -> p.put(SHEET, filled("<worksheet a=\"", 'x', 40 << 20)))),
        Arguments.of("one endless text", spoilt(p -> p.put(SHEET, filled("<worksheet><sheetData><row><c><v>", '1', 40 << 20)))),
        Arguments.of("rows without end", spoilt(p -> p.put(SHEET, text(sheet("<row/>".repeat(250_000)))))),
        Arguments.of("too many columns", spoilt(p -> p.put(SHEET, text(sheet(inlineRow(1, "x".repeat(101).split(""))))))),
        Arguments.of("macros", spoilt(p -> p.put("xl/vbaProject.bin", new byte[9]))),
        Arguments.of("too many parts", spoilt(p -> crowd(p, 1_100))),
        Arguments.of("no workbook inside", spoilt(p -> p.remove("xl/workbook.xml"))),
        Arguments.of("half a tag", spoilt(p -> p.put(SHEET, text("<worksheet><sheetData><row><c")))),
        Arguments.of("string that is not there", spoilt(p -> p.put(SHEET, text(sheet("<row r=\"1\"><c r=\"A1\" t=\"s\"><v>7</v></c></row>"))))),
        Arguments.of("not a zip", text("PK\u0003\u0004 and then nothing")),
        Arguments.of("a picture", new byte[] {(byte) 0x89, 'P', 'N', 'G'}),
        Arguments.of("an old or encrypted file", new byte[] {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0, 0, 0}),
        Arguments.of("nothing", new byte[0]));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("hostile")
  void isRefusedWithASentence(String name, byte[] file) {
    assertThatThrownBy(() -> Workbooks.rows(file))
        .as(name)
        .isInstanceOfSatisfying(
            Refusal.class,
            refusal -> {
              assertThat(refusal.status()).isEqualTo(422);
              assertThat(refusal.why()).isNotBlank();
              assertThat(refusal.remedy()).isNotBlank();
            });
  }

  @Test
  void formulasAreNotCalculatedAndLeadingZerosAreKept() {
    byte[] file =
        spoilt(
            p ->
                p.put(
                    SHEET,
                    text(
                        sheet(
                            "<row r=\"3\"><c r=\"A3\"><f>1+1</f><v>2</v></c><c r=\"C3\" t=\"str\"><f>A1</f><v>00123</v></c>"
                                + "<c r=\"D3\"><f>NOW()</f></c><c r=\"E3\" t=\"b\"><v>1</v></c><c r=\"F3\" t=\"e\"><v>#N/A</v></c></row>"))));

    SheetRow row = Workbooks.rows(file).getFirst();

    assertThat(row.number()).isEqualTo(3);
    assertThat(row.cells()).isEqualTo(Arrays.asList(BigDecimal.TWO, null, "00123", new SheetRow.NoValue("（公式没有结果）"), "是", new SheetRow.NoValue("#N/A")));
    assertThat(row.hasNoValue(3)).isTrue();
  }

  @Test
  void aFormulaThatCameToNothingIsAnEmptyCell() {
    String cells = "<row r=\"1\"><c r=\"A1\" t=\"str\"><f>IF(1=1,\"\")</f><v></v></c><c r=\"B1\"><v>5</v></c></row>";
    SheetRow row = Workbooks.rows(spoilt(p -> p.put(SHEET, text(sheet(cells))))).getFirst();
    assertThat(row.cell(0)).isNull();
    assertThat(row.hasNoValue(0)).isFalse();
  }

  /** 301 in a cell formatted as text is a room, and 1.2E3 no day in 1903. */
  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 4, 9, 10, 11, 13, 37, 40, 48, 49})
  void aNumberThatIsNotShownAsADayStaysANumber(int format) {
    String styles = "<styleSheet><cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"" + format + "\"/></cellXfs></styleSheet>";
    SheetRow row = Workbooks.rows(spoilt(p -> dayOf(p, styles, "301"))).getFirst();
    assertThat(row.text(0)).isEqualTo("301");
  }

  @Test
  void aDayIsADayWhateverTheCalendarTheFileCountsBy() {
    String styles = "<styleSheet><cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/></cellXfs></styleSheet>";
    byte[] since1900 = spoilt(p -> dayOf(p, styles, "46330.5"));
    byte[] since1904 =
        spoilt(
            p -> {
              dayOf(p, styles, "44868");
              String book = new String(p.get("xl/workbook.xml"), StandardCharsets.UTF_8);
              p.put("xl/workbook.xml", text(book.replace("<sheets>", "<workbookPr date1904=\"1\"/><sheets>")));
            });

    assertThat(Workbooks.rows(since1900).getFirst().cell(0)).isEqualTo(LocalDate.of(2026, 11, 4).atTime(12, 0));
    assertThat(Workbooks.rows(since1904).getFirst().cell(0)).isEqualTo(LocalDate.of(2026, 11, 4).atStartOfDay());
  }

  @Test
  void textInPiecesIsOneTextAndItsPronunciationIsNot() {
    byte[] file =
        spoilt(
            p -> {
              p.put(
                  "xl/sharedStrings.xml",
                  text("<sst><si><r><t>消防</t></r><r><t>_x000A_栓</t></r><rPh sb=\"0\" eb=\"1\"><t>xiao</t></rPh></si></sst>"));
              p.put(SHEET, text(sheet("<row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c></row>")));
            });

    assertThat(Workbooks.rows(file).getFirst().cells()).isEqualTo(List.of("消防\n栓"));
  }

  /** Some programs say of each sheet whether it is seen; Excel says it of hidden ones only. */
  @Test
  void aSheetSaidToBeVisibleIsReadAndAHiddenOneIsNot() {
    byte[] file =
        spoilt(
            p -> {
              String book = new String(p.get("xl/workbook.xml"), StandardCharsets.UTF_8);
              String hidden = "<sheet name=\"备注\" sheetId=\"2\" state=\"hidden\" r:id=\"rId1\"/>";
              String deeper = "<sheet name=\"参数\" sheetId=\"3\" state=\"veryHidden\" r:id=\"rId1\"/>";
              p.put(
                  "xl/workbook.xml",
                  text(book.replace("<sheets>", "<sheets>" + hidden + deeper).replace("sheetId=\"1\"", "sheetId=\"1\" state=\"visible\"")));
            });

    assertThat(Workbooks.inFile(file, SheetFile::sheets)).extracting(SheetFile.Sheet::name).containsExactly("隐患登记");
    assertThat(Workbooks.rows(file).getFirst().cells()).isEqualTo(List.of("部位"));
  }

  private static void dayOf(Map<String, byte[]> parts, String styles, String serial) {
    parts.put("xl/styles.xml", text(styles));
    parts.put(SHEET, text(sheet("<row r=\"1\"><c r=\"A1\" s=\"1\"><v>" + serial + "</v></c></row>")));
  }

  private static byte[] spoilt(Consumer<Map<String, byte[]>> how) {
    Map<String, byte[]> parts = parts(inlineRow(1, "部位"));
    how.accept(parts);
    return Workbooks.zip(parts);
  }

  private static void crowd(Map<String, byte[]> parts, int many) {
    for (int i = 0; i < many; i++) {
      parts.put("xl/media/" + i, new byte[1]);
    }
  }

  private static byte[] filled(String begin, char with, int size) {
    byte[] all = new byte[size];
    Arrays.fill(all, (byte) with);
    byte[] head = text(begin);
    System.arraycopy(head, 0, all, 0, head.length);
    return all;
  }
}
