package org.bihuan.platform.database;

import java.io.IOException;
import java.nio.file.Path;
import org.bihuan.platform.start.StartRefused;

/** Turns the last words of PostgreSQL into a sentence with a remedy. */
final class PostgresProblem {

  private PostgresProblem() {}

  static RuntimeException explain(Path cluster, String words) {
    if (words.contains("No space left on device")) {
      return new StartRefused(
          "磁盘已满，数据库无法启动（" + cluster + "）。", "请清理磁盘空间后再启动；已确认的数据都在，启动后会自动恢复。", cause(words));
    }
    if (words.contains("Read-only file system")) {
      return new StartRefused("数据库所在的文件系统是只读的（" + cluster + "）。", "请以可写方式重新挂载后再启动。", cause(words));
    }
    if (words.contains("Permission denied") || words.contains("wrong ownership")) {
      return DataFolderProblem.denied(cluster, cause(words));
    }
    if (words.contains("could not look up effective user ID")) {
      return new StartRefused(
          "当前用户只有编号，没有用户名，PostgreSQL 不接受。", "请在 /etc/passwd 中给该编号一个用户名（容器中常见），或改用有名字的用户启动。", cause(words));
    }
    if (words.contains("could not map anonymous shared memory") || words.contains("could not create shared memory")) {
      return new StartRefused(
          "内存不足，数据库无法启动。", "请释放内存，或减小 " + cluster.resolve("postgresql.conf") + " 中的 shared_buffers。", cause(words));
    }
    if (words.contains("invalid locale name") || words.contains("invalid locale settings")) {
      return new StartRefused(
          "操作系统缺少 C.UTF-8 语言环境，无法创建数据库。", "请安装（Debian：locales；CentOS：glibc-langpack-en），或使用外部数据库。", cause(words));
    }
    return new StartRefused(
        "数据库无法启动：" + lastLine(words), "完整记录见 " + cluster.resolve("log") + " 和 " + cluster.resolveSibling("postgres-start.log") + "。", cause(words));
  }

  private static IOException cause(String words) {
    return new IOException(words);
  }

  private static String lastLine(String words) {
    return words.strip().lines().filter(line -> line.matches(".*(FATAL|PANIC|ERROR|error|could not).*")).reduce((a, b) -> b)
        .orElse(words.strip());
  }
}
