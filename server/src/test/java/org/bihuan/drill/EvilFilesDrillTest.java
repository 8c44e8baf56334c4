package org.bihuan.drill;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import javax.imageio.ImageIO;
import org.bihuan.platform.Ids;
import org.bihuan.support.Answer;
import org.bihuan.support.Client;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** DU-15: files that mean no good, against a server with 256 MB. */
@Tag("drill")
class EvilFilesDrillTest {

  private static final Duration LONGEST = Duration.ofSeconds(3);

  @TempDir Path temporary;

  @Test
  void du15_each_is_refused_quickly_and_leaves_nothing_behind() throws Exception {
    Path data = temporary.resolve("data");
    try (DrillServer server = new DrillServer(data, Map.of("_JAVA_OPTIONS", "-Xmx256m"))) {
      Officer officer = server.officer();
      Duration slowest = Duration.ZERO;
      for (Map.Entry<String, EvilFiles.Evil> evil : EvilFiles.all().entrySet()) {
        String address = "/api/files?id=" + Ids.next() + "&unit=" + officer.unit() + "&name=a";
        long begun = System.nanoTime();
        Answer refused = officer.client().upload(address, evil.getValue().content(), evil.getValue().type());
        Duration taken = Duration.ofNanos(System.nanoTime() - begun);
        slowest = taken.compareTo(slowest) > 0 ? taken : slowest;
        assertThat(refused.status()).as(evil.getKey() + ": " + refused).isBetween(400, 499);
        assertThat(taken).as(evil.getKey()).isLessThan(LONGEST);
      }
      System.out.printf(
          "DU-15 evil files                        %d refused · slowest %.2f s%n", EvilFiles.all().size(), slowest.toMillis() / 1000.0);
      assertThat(data.resolve("files/incoming")).isEmptyDirectory();
      assertThat(new Client(server.address()).get("/actuator/health/readiness").status()).isEqualTo(200);
      assertThat(server.onDisk().sql().sql("select count(*) from file.file").query(Integer.class).single()).isZero();
    }
  }

  @Test
  void du15_control_a_reader_without_limits_runs_out_of_memory() throws Exception {
    Process careless =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx256m", "-cp",
                System.getProperty("java.class.path"), CarelessReader.class.getName())
            .redirectErrorStream(true)
            .redirectOutput(Files.createFile(temporary.resolve("said")).toFile())
            .start();
    assertThat(careless.waitFor()).as("the drill must see it fail").isNotZero();
    assertThat(Files.readString(temporary.resolve("said"))).contains("OutOfMemoryError");
  }

  /** Reads a picture as it is often done. */
  static final class CarelessReader {
    public static void main(String[] arguments) throws Exception {
      ImageIO.read(new ByteArrayInputStream(EvilFiles.pixelFlood(30_000)));
    }
  }
}
