package bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * Processor time a target has used: its own process and all processes of the database. On a machine that others use too,
 * this is what still can be compared when the clock on the wall cannot.
 */
record Cpu(long process, long database) {

  private static final double MILLIS_OF_A_TICK = 10;

  /** @param process of the target, or 0 where it is the database alone */
  double millis() {
    return ticks() * MILLIS_OF_A_TICK;
  }

  private long ticks() {
    long ticks = process == 0 ? 0 : of(process);
    for (long backend : childrenOf(database)) {
      ticks += of(backend);
    }
    return ticks;
  }

  private static List<Long> childrenOf(long parent) {
    try (Stream<Path> all = Files.list(Path.of("/proc"))) {
      return all.filter(entry -> entry.getFileName().toString().matches("\\d+"))
          .map(entry -> Long.valueOf(entry.getFileName().toString()))
          .filter(pid -> field(pid, 1) == parent)
          .toList();
    } catch (IOException e) {
      return List.of();
    }
  }

  private static long of(long pid) {
    return Math.max(0, field(pid, 11)) + Math.max(0, field(pid, 12));
  }

  /** A field of /proc/PID/stat, counted from the state; -1 where the process has ended. */
  private static long field(long pid, int index) {
    try {
      String stat = Files.readString(Path.of("/proc/" + pid + "/stat"));
      return Long.parseLong(stat.substring(stat.lastIndexOf(')') + 2).split(" ")[index]);
    } catch (NoSuchFileException ended) {
      return -1;
    } catch (IOException | NumberFormatException e) {
      return -1;
    }
  }
}
