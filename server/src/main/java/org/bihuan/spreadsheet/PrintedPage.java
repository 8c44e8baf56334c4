package org.bihuan.spreadsheet;

import org.dhatim.fastexcel.PaperSize;
import org.dhatim.fastexcel.Worksheet;

/** How a table lies on paper: printed from anybody's machine it comes out as the typist of the office would print it. */
public final class PrintedPage {

  /** More than these are not to be read on A4. */
  private static final int COLUMNS_OF_A4 = 20;

  private static final float INCHES_TO_A_CENTIMETRE = 1 / 2.54f;

  private PrintedPage() {}

  /** Lying, as wide as the paper, its head on every page. */
  public static void table(Worksheet sheet, int columns) {
    sheet.paperSize(columns > COLUMNS_OF_A4 ? PaperSize.A3_PAPER : PaperSize.A4_PAPER);
    sheet.pageOrientation("landscape");
    sheet.repeatRows(0);
    fitted(sheet);
  }

  /** Standing: sentences that explain a table. */
  public static void sentences(Worksheet sheet) {
    sheet.paperSize(PaperSize.A4_PAPER);
    sheet.pageOrientation("portrait");
    fitted(sheet);
  }

  private static void fitted(Worksheet sheet) {
    sheet.setFitToPage(true);
    sheet.fitToWidth((short) 1);
    sheet.fitToHeight((short) 0);
    sheet.leftMargin(1.5f * INCHES_TO_A_CENTIMETRE);
    sheet.rightMargin(1.5f * INCHES_TO_A_CENTIMETRE);
    sheet.topMargin(2f * INCHES_TO_A_CENTIMETRE);
    sheet.bottomMargin(1.8f * INCHES_TO_A_CENTIMETRE);
    sheet.headerMargin(0.8f * INCHES_TO_A_CENTIMETRE);
    sheet.footerMargin(0.8f * INCHES_TO_A_CENTIMETRE);
  }
}
