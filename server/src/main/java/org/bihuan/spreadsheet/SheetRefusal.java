package org.bihuan.spreadsheet;

import java.util.List;
import org.bihuan.platform.Refusal;

/** Why a workbook is not read. Each bound is far beyond an honest ledger and far below what would fill the memory. */
public final class SheetRefusal {

  private SheetRefusal() {}

  static Refusal notAWorkbook() {
    return refusal("not-xlsx", "文件不是能识别的 Excel 工作簿（.xlsx）", "请用 Excel 或 WPS 另存为 .xlsx（不加密、不含宏）后上传");
  }

  static Refusal encryptedOrOld() {
    return refusal("not-xlsx", "文件是旧版 .xls，或者加了密码", "请去掉密码，另存为 .xlsx 后上传");
  }

  static Refusal macros() {
    return refusal("macros", "文件含有宏", "请另存为不含宏的 .xlsx 后上传");
  }

  static Refusal doctype() {
    return refusal("odd-xml", "文件内部含有文档类型声明，不是 Excel 正常保存的文件", "请用 Excel 或 WPS 重新保存后上传");
  }

  static Refusal broken() {
    return refusal("broken", "文件已损坏，读不完整", "请用 Excel 或 WPS 打开检查，重新保存后上传");
  }

  public static Refusal tooMuch(String what) {
    return refusal("too-much", "表格超出限度：" + what, "请拆分成几个文件，或删去无关的内容后上传");
  }

  private static Refusal refusal(String code, String why, String remedy) {
    return new Refusal(422, "unfit-workbook-" + code, "这个文件不能导入", why, remedy, List.of());
  }
}
