package org.bihuan.platform.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.bihuan.platform.BeijingTime;
import org.bihuan.platform.start.Console;
import org.bihuan.platform.start.StartRefused;
import org.jspecify.annotations.Nullable;

/** {@code java -jar bihuan.jar backup|restore …}: what an administrator types where no Bihuan need run. */
public final class BackupCommand {

  private static final String USAGE =
      """
      用法：
        java -jar bihuan.jar backup --to=备份目录
            备份 BIHUAN_DATA（默认 ./data）；闭环正在运行也可以。
        java -jar bihuan.jar restore --from=备份目录 --to=空目录 [--time=2026-11-26T10:00:00]
            恢复到最后，或恢复到北京时间的某一刻。已有的数据从不覆盖。
        备份是加密的：两个命令都加 --key=钥匙文件（或设 BIHUAN_BACKUP_KEY）。
      """;

  private final List<String> arguments;

  private BackupCommand(List<String> arguments) {
    this.arguments = arguments;
  }

  /** Whether these arguments are for us and not for a server to be started. */
  public static boolean understands(String... arguments) {
    return arguments.length > 0 && !arguments[0].startsWith("-");
  }

  /** @return the exit code of the process */
  public static int run(String... arguments) {
    try {
      BackupCommand command = new BackupCommand(Arrays.asList(arguments).subList(1, arguments.length));
      switch (arguments[0]) {
        case "backup" -> command.backup();
        case "restore" -> command.restore();
        default -> throw new StartRefused("不认识的命令 " + arguments[0] + "。", USAGE);
      }
      return 0;
    } catch (StartRefused e) {
      Console.complain("\n  没有完成。\n  原因：" + e.problem() + "\n  办法：" + e.remedy() + "\n");
    } catch (IOException | SQLException e) {
      Console.complain("\n  没有完成：" + e.getMessage() + "\n");
    }
    return 1;
  }

  private void backup() throws IOException, SQLException {
    BackupFolder folder = BackupFolder.open(path("to"), seal(path("to"), Path.of(environment("BIHUAN_DATA", "data"))));
    if (!Optional.ofNullable(System.getenv("BIHUAN_DATABASE_URL")).orElse("").isBlank()) {
      throw new StartRefused("使用的是外部数据库，这个命令只备份内置数据库。", "请用该数据库自己的办法备份，附件目录另外复制，见 docs/operate/backup.md。");
    }
    DataFolder data = DataFolder.open(environment("BIHUAN_DATA", "data"));
    if (!Files.exists(data.resolve("postgres"))) {
      throw new StartRefused("目录 " + data.root() + " 里没有闭环的数据。", "请用 BIHUAN_DATA 指定数据目录。");
    }
    Console.say("正在备份 " + data.root() + " ……");
    Backup made;
    Optional<Login> running = RunningDatabase.of(data);
    if (running.isPresent()) {
      made = BaseBackup.make(running.get(), data.root(), folder);
    } else {
      try (EmbeddedDatabase database = EmbeddedDatabase.start(data, programs(data), List.of())) {
        made = BaseBackup.make(database.administrator(), data.root(), folder);
      }
    }
    Mirror.closing(data.resolve("files"), folder.files(), folder.seal()).copyNew(Instant.MIN);
    Mirror.closing(data.resolve("evidence"), folder.evidence(), folder.seal()).copyNew(Instant.MIN);
    Console.say("备份已完成：" + folder.bases().resolve(made.name()) + "（数据库 " + (made.bytes() >> 20) + " MB）");
  }

  private void restore() throws IOException {
    Path source = path("from");
    if (!Files.isDirectory(source.resolve("base"))) {
      throw new StartRefused("目录 " + source + " 里没有备份。", "请用 --from 指定备份目录（其中有 base、wal、files）。");
    }
    BackupFolder folder = BackupFolder.open(source, seal(source, path("to")));
    Instant time = time();
    Backup backup =
        folder
            .latestUntil(time == null ? Instant.MAX : time)
            .orElseThrow(
                () ->
                    new StartRefused(
                        "没有在这一时刻之前完成的备份。",
                        "最早可以恢复到 " + folder.all().stream().findFirst().map(b -> beijing(b.endedAt())).orElse("（没有备份）") + "。"));
    DataFolder target = Restoration.emptyFolder(path("to"));
    Console.say("正在用 " + backup.name() + " 恢复到 " + target.root() + " ……");
    new Restoration(folder, target, programs(target)).everything(backup, time);
    Console.say("恢复已完成。用 BIHUAN_DATA=" + target.root() + " 启动。");
    RestoredMark.in(target.root())
        .ifPresent(
            mark ->
                Console.say(
                    "恢复到的是 "
                        + beijing(mark.until())
                        + " 的状态，其后的登记不在里面：启动后只能查看，直到系统管理员在“备份”页作恢复声明、安全管理员确认，见 docs/operate/backup.md。"));
  }

  private Seal seal(Path... apart) {
    String key = value("key").orElse(environment("BIHUAN_BACKUP_KEY", ""));
    return Seal.with(Path.of(key), List.of(apart));
  }

  private Path path(String name) {
    return Path.of(value(name).orElseThrow(() -> new StartRefused("缺少 --" + name + "=。", USAGE)));
  }

  private @Nullable Instant time() {
    Optional<String> given = value("time");
    if (given.isEmpty()) {
      return null;
    }
    try {
      String text = given.get().strip().replace(' ', 'T');
      return text.matches(".*(Z|[+-]\\d\\d:?\\d\\d)")
          ? OffsetDateTime.parse(text).toInstant()
          : LocalDateTime.parse(text).atZone(BeijingTime.ZONE).toInstant();
    } catch (DateTimeException e) {
      throw new StartRefused("时刻 " + given.get() + " 无法识别。", "请写成 2026-11-26T10:00:00（北京时间）。", e);
    }
  }

  private Optional<String> value(String name) {
    String prefix = "--" + name + "=";
    return arguments.stream()
        .filter(argument -> argument.startsWith(prefix) && argument.length() > prefix.length())
        .map(argument -> argument.substring(prefix.length()))
        .findFirst();
  }

  private static String beijing(Instant instant) {
    return LocalDateTime.ofInstant(instant, BeijingTime.ZONE).withNano(0).toString();
  }

  private static Path programs(DataFolder data) {
    return Path.of(environment("BIHUAN_PROGRAMS", data.resolve("programs").toString()));
  }

  private static String environment(String name, String otherwise) {
    String value = System.getenv(name);
    return value == null || value.isBlank() ? otherwise : value;
  }
}
