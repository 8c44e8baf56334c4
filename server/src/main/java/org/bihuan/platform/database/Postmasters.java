package org.bihuan.platform.database;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.bihuan.platform.start.StartRefused;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * PostgreSQL processes that an earlier life of ours left on our own cluster.
 *
 * <p>They are recognised by the working directory the kernel reports, never by the number in postmaster.pid, which after
 * a restart of the machine or container often belongs to a stranger. They are never adopted: we do not know with which
 * settings they run.
 */
final class Postmasters {

  private static final Logger log = LoggerFactory.getLogger(Postmasters.class);
  private static final long PATIENCE_SECONDS = 60;
  private static final long CHILDREN_PATIENCE_SECONDS = 5;

  private final Path cluster;

  Postmasters(Path cluster) {
    this.cluster = cluster;
  }

  /** Ends whatever still works on the cluster; a postmaster gets a fast shutdown, children without one follow. */
  void stopAll() throws IOException, InterruptedException {
    List<ProcessHandle> left = living();
    if (left.isEmpty()) {
      return;
    }
    log.warn("上一次运行留下的数据库进程 {} 还在，正在让它停止……", left.getFirst().pid());
    long start = System.nanoTime();
    for (long seconds = 0; !left.isEmpty() && seconds < PATIENCE_SECONDS; seconds = secondsSince(start)) {
      ProcessHandle eldest = left.getFirst();
      boolean leaderless = !isPostmaster(eldest);
      if (!leaderless) {
        signal("INT", eldest);
      } else if (seconds >= CHILDREN_PATIENCE_SECONDS) {
        left.forEach(ProcessHandle::destroyForcibly);
      }
      Thread.sleep(100);
      left = living();
    }
    if (!left.isEmpty()) {
      throw new StartRefused(
          "上一次运行留下的数据库进程 " + left.getFirst().pid() + " 没有在 " + PATIENCE_SECONDS + " 秒内停止。",
          "它可能正在写盘；请稍候再启动，或查看 " + cluster.resolve("log") + "。");
    }
  }

  /** Postmaster first: it is the eldest, its children were forked from it. */
  private List<ProcessHandle> living() throws IOException {
    try (Stream<ProcessHandle> all = ProcessHandle.allProcesses()) {
      return all.filter(this::worksHere).sorted((a, b) -> Boolean.compare(isPostmaster(b), isPostmaster(a))).toList();
    }
  }

  private boolean worksHere(ProcessHandle process) {
    Path proc = Path.of("/proc", String.valueOf(process.pid()));
    if (!commandLine(process).contains("postgres")) {
      return false;
    }
    try {
      return Files.readSymbolicLink(proc.resolve("cwd")).equals(cluster);
    } catch (IOException unreadable) {
      return isPostmaster(process);
    }
  }

  /** Children rename themselves; only the postmaster still shows the directory it was started with. */
  private boolean isPostmaster(ProcessHandle process) {
    return commandLine(process).contains("\0-D\0" + cluster + "\0");
  }

  private static String commandLine(ProcessHandle process) {
    try {
      return Files.readString(Path.of("/proc", String.valueOf(process.pid()), "cmdline"), StandardCharsets.UTF_8);
    } catch (IOException gone) {
      return "";
    }
  }

  private static void signal(String name, ProcessHandle process) throws IOException {
    Commands.run(List.of("kill", "-" + name, String.valueOf(process.pid())));
  }

  private static long secondsSince(long start) {
    return (System.nanoTime() - start) / 1_000_000_000L;
  }
}
