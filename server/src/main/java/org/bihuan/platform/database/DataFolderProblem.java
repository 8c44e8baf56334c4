package org.bihuan.platform.database;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import org.bihuan.platform.start.StartRefused;

/** Turns what the operating system says about a folder into a sentence with a remedy. */
final class DataFolderProblem {

  private DataFolderProblem() {}

  static StartRefused explain(Path folder, IOException e) {
    String reason = e instanceof FileSystemException f && f.getReason() != null ? f.getReason() : String.valueOf(e.getMessage());
    if (e instanceof NotDirectoryException || reason.contains("Not a directory")) {
      return new StartRefused(folder + " 不是一个目录。", "请用 BIHUAN_DATA 指定一个目录。", e);
    }
    if (reason.contains("No space left") || reason.contains("Disk quota")) {
      return new StartRefused("数据目录 " + folder + " 所在磁盘已满。", "请清理磁盘空间后再启动。已有数据没有改动。", e);
    }
    if (reason.contains("Read-only file system")) {
      return new StartRefused("数据目录 " + folder + " 所在的文件系统是只读的。", "请以可写方式重新挂载，或用 BIHUAN_DATA 指定别的目录。", e);
    }
    if (reason.contains("File name too long")) {
      return new StartRefused("数据目录的路径太长。", "请用 BIHUAN_DATA 指定一个较短的路径。", e);
    }
    if (e instanceof AccessDeniedException) {
      return denied(folder, e);
    }
    return new StartRefused("数据目录 " + folder + " 无法使用：" + reason + "。", "请检查磁盘，或用 BIHUAN_DATA 指定别的目录。", e);
  }

  static StartRefused denied(Path folder, Throwable e) {
    String user = System.getProperty("user.name");
    return new StartRefused(
        "当前用户 " + user + " 不能读写数据目录 " + folder + "（属于 " + owner(folder) + "）。",
        "请用 " + owner(folder) + " 启动；若要改由 " + user + " 运行，请先停止闭环，再执行 sudo chown -R " + user + " '" + folder + "'。",
        e);
  }

  private static String owner(Path folder) {
    for (Path path = folder; path != null; path = path.getParent()) {
      try {
        return Files.getOwner(path).getName();
      } catch (IOException missing) {
        // the nearest parent that exists tells whose place it is
      }
    }
    return "其他用户";
  }
}
