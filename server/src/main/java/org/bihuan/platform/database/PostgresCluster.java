package org.bihuan.platform.database;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import org.bihuan.platform.start.StartRefused;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.util.FileSystemUtils;

/** The database files on disk, and the administrator's password that opens them. */
final class PostgresCluster {

  private static final Logger log = LoggerFactory.getLogger(PostgresCluster.class);
  private static final String MAJOR_VERSION = "18";

  /**
   * Written once into postgresql.conf, where an administrator may change them; what durability and safety need is given
   * on the command line at every start instead. Failed statements and their details are kept out of the log because they
   * carry personal data.
   */
  private static final List<String> FIRST_SETTINGS =
      List.of(
          "shared_buffers=256MB",
          "max_connections=60",
          "wal_compression=pglz",
          "jit=off",
          "timezone=Asia/Shanghai",
          "log_timezone=Asia/Shanghai",
          "log_min_error_statement=panic",
          "log_error_verbosity=terse");

  private final Path folder;
  private final Path passwordFile;

  private PostgresCluster(Path folder, Path passwordFile) {
    this.folder = folder;
    this.passwordFile = passwordFile;
  }

  static PostgresCluster in(DataFolder data) throws IOException {
    return new PostgresCluster(
        data.resolve("postgres"), data.privateFolder("secrets").resolve("postgres.password"));
  }

  Path folder() {
    return folder;
  }

  String password() throws IOException {
    return Files.readString(passwordFile);
  }

  /** Compared with what a server tells after connecting: this number is unique to these files. */
  long systemIdentifier() throws IOException {
    try (InputStream control = Files.newInputStream(folder.resolve("global/pg_control"))) {
      return ByteBuffer.wrap(control.readNBytes(Long.BYTES)).order(ByteOrder.LITTLE_ENDIAN).getLong();
    }
  }

  /** Makes the cluster where there is none. It appears under its name only when initdb has finished and synced. */
  void ensure(PostgresBinaries binaries, ServerAccount account) throws IOException {
    if (Files.exists(folder)) {
      requireOurVersion();
      requirePassword();
      account.own(folder);
      return;
    }
    log.info("正在创建数据库（只在第一次启动时需要）……");
    writePassword();
    Path fresh = folder.resolveSibling("postgres.new");
    FileSystemUtils.deleteRecursively(fresh);
    Files.createDirectory(fresh, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    Path handedOver = Files.createTempFile("bihuan", ".password");
    try {
      Files.copy(passwordFile, handedOver, StandardCopyOption.REPLACE_EXISTING);
      account.own(handedOver);
      account.own(fresh);
      initialise(binaries, account, fresh, handedOver);
    } finally {
      Files.delete(handedOver);
    }
    Files.move(fresh, folder, StandardCopyOption.ATOMIC_MOVE);
  }

  private void initialise(PostgresBinaries binaries, ServerAccount account, Path fresh, Path passwordFile)
      throws IOException {
    List<String> command =
        account.command(
            binaries.program("initdb"),
            "--pgdata=" + fresh,
            "--username=postgres",
            "--pwfile=" + passwordFile,
            "--auth=scram-sha-256",
            "--data-checksums",
            "--encoding=UTF8",
            // LC_CTYPE must know Chinese letters or trigrams of Chinese text come out empty; the built-in provider keeps
            // the sort order the same whatever C library the next machine has.
            "--locale=C.UTF-8",
            "--locale-provider=builtin",
            "--builtin-locale=C.UTF-8");
    FIRST_SETTINGS.forEach(setting -> command.addAll(List.of("-c", setting)));
    Commands.Outcome outcome = Commands.run(command);
    if (outcome.exitCode() != 0) {
      FileSystemUtils.deleteRecursively(fresh);
      throw PostgresProblem.explain(folder, outcome.output());
    }
  }

  private void requireOurVersion() throws IOException {
    Path file = folder.resolve("PG_VERSION");
    String version = Files.isRegularFile(file) ? Files.readString(file).strip() : "未知";
    if (!version.equals(MAJOR_VERSION)) {
      throw new StartRefused(
          "数据目录里的数据库版本是 " + version + "，本版闭环内置的是 PostgreSQL " + MAJOR_VERSION + "。",
          "请用原来版本的闭环导出数据后再导入；数据没有改动。");
    }
  }

  private void requirePassword() {
    if (!Files.isRegularFile(passwordFile)) {
      throw new StartRefused(
          "数据库密码文件 " + passwordFile + " 不见了，而数据库文件还在。", "请从备份中恢复整个数据目录（包括 secrets 子目录）。数据没有改动。");
    }
  }

  private void writePassword() throws IOException {
    byte[] random = new byte[24];
    new SecureRandom().nextBytes(random);
    Path draft = Files.createTempFile(passwordFile.getParent(), "password", "");
    Files.writeString(draft, Base64.getUrlEncoder().withoutPadding().encodeToString(random));
    Files.move(draft, passwordFile, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }
}
