package org.bihuan.platform.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.bihuan.support.Postmaster.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.bihuan.support.Postmaster;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What may happen to a process in a school's server room, with real processes. */
class EmbeddedPostgresTest {

  @TempDir static Path shared;
  @TempDir Path temporary;

  /** A finished data folder to copy: making one takes longer than most of the drills below. */
  @BeforeAll
  static void makeDataFolder() {
    HostedDatabase.on(shared.resolve("data")).close();
  }

  private Path data() {
    Path data = temporary.resolve("data");
    try {
      if (!Files.exists(data)) {
        new ProcessBuilder("cp", "-a", shared.resolve("data").toString(), data.toString()).start().waitFor();
      }
      return data;
    } catch (IOException | InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void aSecondStartFindsEverythingAgain() {
    try (HostedDatabase first = HostedDatabase.on(data())) {
      first.remember("灭火器过期");
    }
    assertThat(data().resolve("postgres/postmaster.pid")).doesNotExist();
    try (HostedDatabase second = HostedDatabase.on(data())) {
      assertThat(second.memories()).containsExactly("灭火器过期");
    }
  }

  @Test
  void aKilledApplicationTakesItsServerAlong() {
    HostedDatabase killed = HostedDatabase.on(data());
    killed.remember("一");
    Postmaster postmaster = killed.postmaster();

    killed.killHost();

    await(() -> !postmaster.isRunning());
    await(() -> !Files.exists(data().resolve("postgres/postmaster.pid")));
    try (HostedDatabase next = HostedDatabase.on(data())) {
      assertThat(next.memories()).containsExactly("一");
    }
  }

  @Test
  void anOrphanOfOurOwnIsStoppedAndNeverAdopted() {
    HostedDatabase killed = HostedDatabase.on(data());
    killed.remember("一");
    Postmaster orphan = killed.orphan();

    try (HostedDatabase next = HostedDatabase.on(data())) {
      assertThat(orphan.isRunning()).isFalse();
      assertThat(next.postmaster()).isNotEqualTo(orphan);
      assertThat(next.memories()).containsExactly("一");
    }
  }

  @Test
  void aKilledServerComesBackUnderTheRunningApplication() {
    try (HostedDatabase host = HostedDatabase.on(data())) {
      host.remember("一");
      host.postmaster().killWithChildren();

      await(host::isAnswering);

      assertThat(host.memories()).containsExactly("一");
    }
  }

  @Test
  void afterBothAreKilledTheNextStartRecovers() {
    HostedDatabase killed = HostedDatabase.on(data());
    killed.remember("一");
    killed.orphan().killWithChildren();

    try (HostedDatabase next = HostedDatabase.on(data())) {
      assertThat(next.memories()).containsExactly("一");
    }
  }

  @Test
  void aStalePidFileNamingAStrangerIsNoReasonToStopNorToKillHim() throws IOException {
    HostedDatabase killed = HostedDatabase.on(data());
    killed.remember("一");
    Path pidFile = data().resolve("postgres/postmaster.pid");
    List<String> lines = Files.readAllLines(pidFile);
    killed.orphan().killWithChildren();
    Process stranger = new ProcessBuilder("sleep", "600").start();
    try {
      Files.write(pidFile, replaceFirst(lines, String.valueOf(stranger.pid())));

      try (HostedDatabase next = HostedDatabase.on(data())) {
        assertThat(next.memories()).containsExactly("一");
        assertThat(stranger.isAlive()).isTrue();
      }
    } finally {
      stranger.destroyForcibly();
    }
  }

  @Test
  void theSecondOfTwoOnOneFolderIsTurnedAway() {
    try (HostedDatabase first = HostedDatabase.on(data());
        HostedDatabase second = HostedDatabase.on(data())) {
      assertThat(second.refusal()).contains("正被另一个闭环使用（进程 ").contains("BIHUAN_DATA");
      first.remember("仍在工作");
    }
  }

  @Test
  void aServerStillAliveElsewhereIsWaitedFor() throws Exception {
    try (HostedDatabase first = HostedDatabase.on(data())) {
      first.remember("一");
    }
    Process elsewhere = new ProcessBuilder("flock", data().resolve("postgres.lock").toString(), "sleep", "3").start();
    Thread.sleep(200);
    try (HostedDatabase next = HostedDatabase.on(data())) {
      assertThat(elsewhere.isAlive()).as("started only after the other had let go").isFalse();
      assertThat(next.memories()).containsExactly("一");
    }
  }

  @Test
  void aCreationInterruptedHalfwayStartsOver() throws IOException {
    Path fresh = temporary.resolve("fresh");
    Files.createDirectories(fresh.resolve("postgres.new/base"));
    Files.writeString(fresh.resolve("postgres.new/PG_VERSION"), "18\n");

    try (HostedDatabase host = HostedDatabase.on(fresh)) {
      host.remember("一");
    }
    assertThat(fresh.resolve("postgres.new")).doesNotExist();
  }

  @Test
  void damagedProgramsAreUnpackedAgain() throws IOException {
    Path programs = temporary.resolve("programs");
    start(programs).close();
    Path server = Files.list(programs).findFirst().orElseThrow().resolve("bin/postgres");
    Files.write(server, new byte[(int) Files.size(server)]);

    try (HostedDatabase host = start(programs)) {
      host.remember("一");
    }
  }

  private HostedDatabase start(Path programs) {
    return HostedDatabase.start(data(), programs, List.of(), System.getProperty("java.class.path"), Map.of());
  }

  @Test
  void dataOfAnotherMajorVersionIsLeftAlone() throws IOException {
    Files.writeString(data().resolve("postgres/PG_VERSION"), "17\n");

    try (HostedDatabase host = HostedDatabase.on(data())) {
      assertThat(host.refusal()).contains("版本是 17").contains("数据没有改动");
    }
  }

  @Test
  void withoutItsPasswordFileItSaysWhereToGetItBack() throws IOException {
    Files.delete(data().resolve("secrets/postgres.password"));

    try (HostedDatabase host = HostedDatabase.on(data())) {
      assertThat(host.refusal()).contains("密码文件").contains("备份");
    }
  }

  @Test
  void thePasswordIsNobodyElsesToRead() throws IOException {
    assertThat(Files.getPosixFilePermissions(data().resolve("secrets/postgres.password")))
        .containsExactlyInAnyOrder(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);
  }

  private static List<String> replaceFirst(List<String> lines, String first) {
    return Stream.concat(Stream.of(first), lines.stream().skip(1)).toList();
  }
}
