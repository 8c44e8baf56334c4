package org.bihuan.file;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.util.List;
import org.bihuan.platform.Refusal;

/** Why a file is not kept, in words for the person who sent it. */
final class FileRefusal {

  private FileRefusal() {}

  static Refusal kind() {
    return unsuitable("file-kind", "只接受 JPEG、PNG 照片和 PDF、DOCX、XLSX 文件", "请换一种格式；苹果手机的 HEIC 照片请在相机设置中改为“兼容性最佳”");
  }

  static Refusal mismatch() {
    return unsuitable("file-mismatch", "文件内容与声明的格式不一致", "请不要改动扩展名，重新导出后上传");
  }

  static Refusal empty() {
    return unsuitable("file-empty", "文件是空的", "请重新选择文件");
  }

  static Refusal damaged() {
    return unsuitable("file-damaged", "照片或文件已损坏，或没有传完整", "请重新拍摄或重新导出后上传");
  }

  static Refusal pixels(long pixels) {
    return unsuitable("file-pixels", "照片有 " + pixels / 10_000 + " 万像素，超过 5000 万像素", "请缩小照片后上传");
  }

  static Refusal bomb() {
    return unsuitable("file-unpacked", "文件解压后过大或内含过多条目", "请拆分或精简后上传");
  }

  /** @param why what in the file would act by itself */
  static Refusal active(String why) {
    return unsuitable("file-active", why, "请用“打印为 PDF”或“另存为”去掉这些内容，得到普通文件后再上传");
  }

  /** @param name of the file inside; empty where it has none */
  static Refusal carries(String name) {
    String which = name.isBlank() ? "" : "“" + (name.length() > 60 ? name.substring(0, 60) + "…" : name) + "”";
    return unsuitable(
        "file-active",
        "PDF 里夹带了别的文件" + which + "；可以附带的只有发票数据（XML、XBRL、OFD）、文字和图片",
        "请把夹带的文件取出另行上传，再用“打印为 PDF”得到普通文件");
  }

  static Refusal macros() {
    return unsuitable("file-macros", "文件里有宏", "请另存为不带宏的 DOCX、XLSX，或打印为 PDF 后上传");
  }

  static Refusal oldOffice() {
    return unsuitable("file-kind", "这是旧版 Office 文件，或加了密码的文件", "请去掉密码，另存为 DOCX、XLSX 或 PDF 后上传");
  }

  static Refusal lockedPdf() {
    return unsuitable("file-locked", "PDF 要输入密码或证书才能打开", "请用密码打开后，用“打印为 PDF”另存一份再上传；只限制打印、复制的 PDF 可以直接上传");
  }

  static Refusal unreadablePdf() {
    return unsuitable("file-damaged", "PDF 读不出来，可能已损坏", "请用“打印为 PDF”另存一份后上传，或拍照上传");
  }

  static Refusal tooIntricate() {
    return unsuitable("file-unpacked", "PDF 内部过于复杂", "请用“打印为 PDF”另存一份，或拆成几份后上传");
  }

  static Refusal ofd() {
    return unsuitable("file-kind", "这是 OFD 文件，暂不能直接保存", "请在 OFD 阅读器或税务平台中另存为 PDF 后上传");
  }

  static Refusal hash() {
    return unsuitable("file-hash", "收到的内容与声明的 SHA-256 不一致，传输中可能损坏", "请重新上传");
  }

  static Refusal tooLarge(long most) {
    return new Refusal(
        413, "file-too-large", "文件过大", "文件超过 " + most / 1_048_576 + " MB", "请压缩后上传", List.of());
  }

  /** @param received from where to go on */
  static Refusal offset(long given, long received) {
    return Refusal.conflict(
            "upload-offset", "这一段从第 " + given + " 字节开始，已收到的是前 " + received + " 字节", "请从已收到的位置继续上传")
        .with("received", received);
  }

  static Refusal tooMany(String why) {
    return new Refusal(429, "too-many-uploads", "未传完的文件过多", why, "请先把未传完的文件传完，过一会儿会自动重试", List.of());
  }

  static Refusal disk(IOException e) {
    boolean full = e instanceof FileSystemException || String.valueOf(e.getMessage()).contains("No space");
    return new Refusal(
        507,
        "storage-unavailable",
        "文件没有保存",
        full ? "存储空间不足或不可写" : "读写存储失败",
        "内容没有丢失，请稍后重试；持续出现请告知管理员",
        List.of());
  }

  private static Refusal unsuitable(String code, String why, String remedy) {
    return new Refusal(
        422, code, "文件没有保存", why, remedy, List.of(new Refusal.FieldProblem("file", why, remedy)));
  }
}
