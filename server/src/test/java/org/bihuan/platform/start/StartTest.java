package org.bihuan.platform.start;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bihuan.Application;
import org.bihuan.support.Client;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole application as a process of its own: how it starts, refuses and stops, as somebody at a terminal sees it. */
class StartTest {

  private static final String PROGRAMS = Path.of("target", "postgres").toAbsolutePath().toString();

  @TempDir Path temporary;
  private final List<Process> started = new ArrayList<>();

  @AfterEach
  void leaveNothingRunning() {
    started.forEach(Process::destroyForcibly);
  }

  @Test
  void aTakenPortIsToldBeforeAnyDataIsTouched() throws Exception {
    try (ServerSocket other = new ServerSocket(0)) {
      Run run = start(Map.of("BIHUAN_PORT", String.valueOf(other.getLocalPort())));
      assertThat(run.exitCode()).isEqualTo(1);
      assertThat(run.output()).contains("端口 " + other.getLocalPort() + " 已被占用").contains("BIHUAN_PORT=");
      assertThatItIsOneCalmSentence(run);
    }
    assertThat(temporary.resolve("data")).doesNotExist();
  }

  @Test
  void aPortThatIsNoNumberIsTold() throws Exception {
    Run run = start(Map.of("BIHUAN_PORT", "八千"));
    assertThat(run.output()).contains("“八千”不是 1–65535 之间的数字");
    assertThatItIsOneCalmSentence(run);
  }

  @Test
  void productionAndDemonstrationDoNotMix() throws Exception {
    Run run = start(Map.of("SPRING_PROFILES_ACTIVE", "production,demonstration"));
    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.output()).contains("不能同时以生产（production）和演示（demonstration）方式启动");
    assertThatItIsOneCalmSentence(run);
  }

  @Test
  void anInventedCityIsNeverLoadedInProduction() throws Exception {
    Run run = start(Map.of("BIHUAN_DEMONSTRATION_SIZE", "city"));
    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.output()).contains("只有演示方式才能装入演示城市");
    assertThatItIsOneCalmSentence(run);
  }

  @Test
  void anUnknownProfileIsNotSilentlyProduction() throws Exception {
    Run run = start(Map.of("SPRING_PROFILES_ACTIVE", "prod"));
    assertThat(run.output()).contains("不认识的运行方式：prod");
    assertThatItIsOneCalmSentence(run);
  }

  @Test
  void withoutAWordItIsProductionAndRefusesAWeakPassword() throws Exception {
    Run run =
        start(
            Map.of(
                "BIHUAN_DATABASE_URL", "jdbc:postgresql://127.0.0.1:1/bihuan",
                "BIHUAN_DATABASE_USER", "bihuan",
                "BIHUAN_DATABASE_PASSWORD", "bihuan123"));
    assertThat(run.output()).contains("BIHUAN_DATABASE_PASSWORD 太弱");
    assertThatItIsOneCalmSentence(run);
  }

  /** Its settings come as from an env file whose lines were left empty: what is empty is not set. */
  @Test
  void withNothingSetItStartsAndAskedToStopItStopsQuietlyAndTakesItsDatabaseAlong() throws Exception {
    Map<String, String> empty =
        Stream.of(
                "BIHUAN_BACKUP_FOLDER", "BIHUAN_BACKUP_KEY", "BIHUAN_BACKUP_KEEP", "BIHUAN_BACKUP_AT",
                "BIHUAN_DATABASE_URL", "BIHUAN_EVIDENCE_SIGNEVERY", "BIHUAN_EVIDENCE_SUITE", "BIHUAN_DISK_READONLYBELOW",
                "BIHUAN_DRAIN", "BIHUAN_PASSWORD_PROFILE", "BIHUAN_SESSION_IDLE", "BIHUAN_TIPOFF_PUZZLEBITS",
                "BIHUAN_TIPOFF_SEALKEY", "BIHUAN_PROGRAMS", "BIHUAN_PROXY")
            .collect(Collectors.toMap(name -> name, name -> ""));
    Terminal terminal = new Terminal(launch(empty));
    String address = terminal.readUntil("闭环已启动.*(http://localhost:\\d+/)");
    HttpURLConnection health =
        (HttpURLConnection) URI.create(address + "actuator/health/readiness").toURL().openConnection();
    assertThat(health.getResponseCode()).isIn(200, 401);

    assertThat(terminal.askToStop()).isEqualTo(143);

    assertThat(terminal.said()).doesNotContain("Exception").doesNotContain("ERROR");
    assertThat(temporary.resolve("data/postgres/PG_VERSION")).exists();
    assertThat(temporary.resolve("data/postgres/postmaster.pid")).doesNotExist();
  }

  @Test
  void askedToStopWhileStillPreparingItStopsAsQuietlyAndTheInventedCityIsNeverOpenedAsTheRealThing() throws Exception {
    Map<String, String> invented = Map.of("BIHUAN_PROGRAMS", PROGRAMS, "SPRING_PROFILES_ACTIVE", "demonstration");
    Terminal terminal = new Terminal(launch(invented));
    terminal.readUntil("(正在建立演示城市)");
    Thread.sleep(500);

    assertThat(terminal.askToStop()).isEqualTo(143);

    assertThat(terminal.said()).doesNotContain("Exception").doesNotContain("ERROR");
    assertThat(temporary.resolve("data/postgres/postmaster.pid")).doesNotExist();

    Run run = start(Map.of("BIHUAN_PROGRAMS", PROGRAMS));

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.output()).contains("里是演示城市").contains("BIHUAN_DATA");
    assertThat(temporary.resolve("data/postgres/postmaster.pid")).doesNotExist();
  }

  @Test
  void theInventedCityIsNeverToldAmongRealPeople() throws Exception {
    Terminal terminal = new Terminal(launch(Map.of("BIHUAN_PROGRAMS", PROGRAMS)));
    String code = terminal.readUntil("^ +(\\w{4}(-\\w{4}){3})");
    String address = terminal.readUntil("(http://localhost:\\d+)/");
    Map<String, String> setup =
        Map.of(
            "code", code, "city", "北京市教委", "name", "席系统", "login", "xi.xitong", "password", "Feld-und-Wald-7",
            "securityName", "安全管", "securityLogin", "an.quanguan");
    assertThat(new Client(address).post("/api/first-administrator", setup).status()).isEqualTo(201);
    terminal.askToStop();
    assertThat(terminal.said()).doesNotContain("Exception");

    Run run = start(Map.of("BIHUAN_PROGRAMS", PROGRAMS, "SPRING_PROFILES_ACTIVE", "demonstration"));

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.output()).contains("里面是正式数据").contains("BIHUAN_DATA");
  }

  @Test
  void theInventedCityIsNeverToldWhereTheRealThingWasOpenedBeforeAnybodyHadAnAccount() throws Exception {
    Terminal terminal = new Terminal(launch(Map.of("BIHUAN_PROGRAMS", PROGRAMS)));
    terminal.readUntil("(尚无任何账号)");
    terminal.askToStop();

    Run run = start(Map.of("BIHUAN_PROGRAMS", PROGRAMS, "SPRING_PROFILES_ACTIVE", "demonstration"));

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.output()).contains("已用于正式运行").contains("BIHUAN_DATA");
    assertThatItIsOneCalmSentence(run);
  }

  @Test
  void aLargerCityIsLoadedWithItsThreeYears() throws Exception {
    Terminal terminal =
        new Terminal(
            launch(
                Map.of(
                    "BIHUAN_PROGRAMS", PROGRAMS,
                    "SPRING_PROFILES_ACTIVE", "demonstration",
                    "BIHUAN_DEMONSTRATION_SIZE", "1000")));

    int hazards = Integer.parseInt(terminal.readUntil("演示城市已就绪：\\d+ 个单位，(\\d+) 条隐患"));

    assertThat(hazards).isBetween(1500, 3000);
    terminal.readUntil("(闭环已启动)");
    terminal.askToStop();
  }

  private record Run(int exitCode, String output) {}

  private static void assertThatItIsOneCalmSentence(Run run) {
    assertThat(run.output()).contains("闭环没有启动").contains("原因：").contains("办法：");
    assertThat(run.output()).doesNotContain("Exception").doesNotContain("\tat ").doesNotContain("APPLICATION FAILED");
    assertThat(run.output().strip().lines().count()).isLessThan(8);
  }

  private Run start(Map<String, String> environment) throws Exception {
    Process process = launch(environment);
    String output = new String(process.getInputStream().readAllBytes(), UTF_8);
    process.waitFor();
    return new Run(process.exitValue(), output);
  }

  private Process launch(Map<String, String> environment) throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                productClasses(),
                Application.class.getName())
            .redirectErrorStream(true);
    builder.environment().keySet().removeIf(name -> name.startsWith("BIHUAN_") || name.startsWith("SPRING_"));
    builder.environment().put("BIHUAN_DATA", temporary.resolve("data").toString());
    builder.environment().put("BIHUAN_PORT", "0");
    builder.environment().put("LC_ALL", "C.UTF-8");
    builder.environment().putAll(environment);
    Process process = builder.start();
    started.add(process);
    return process;
  }

  private static String productClasses() {
    return Stream.of(System.getProperty("java.class.path").split(":"))
        .filter(entry -> !entry.endsWith("test-classes"))
        .collect(Collectors.joining(":"));
  }

  /** What a person sees of a process that goes on. */
  private static final class Terminal {
    private final Process process;
    private final BufferedReader lines;
    private final StringBuilder said = new StringBuilder();

    Terminal(Process process) {
      this.process = process;
      this.lines = process.inputReader(UTF_8);
    }

    String readUntil(String pattern) throws IOException {
      Pattern awaited = Pattern.compile(pattern, Pattern.MULTILINE);
      Matcher earlier = awaited.matcher(said);
      if (earlier.find()) {
        return earlier.group(1);
      }
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        said.append(line).append('\n');
        Matcher found = awaited.matcher(line);
        if (found.find()) {
          return found.group(1);
        }
      }
      throw new AssertionError("ended without " + pattern + ":\n" + said);
    }

    int askToStop() throws InterruptedException {
      process.toHandle().destroy();
      lines.lines().forEach(line -> said.append(line).append('\n'));
      return process.waitFor();
    }

    String said() {
      return said.toString();
    }
  }
}
