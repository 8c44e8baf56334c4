package org.bihuan.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** The PostgreSQL process of a data folder, for drills that kill it. */
public record Postmaster(ProcessHandle process) {

  public static Postmaster of(Path data) {
    try {
      List<String> pidFile = Files.readAllLines(data.resolve("postgres/postmaster.pid"));
      return new Postmaster(ProcessHandle.of(Long.parseLong(pidFile.getFirst().strip())).orElseThrow());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Not even a zombie counts as running: the first process of a container often reaps nobody. */
  public boolean isRunning() {
    return isRunning(process);
  }

  /** kill -9 of the postmaster and of everything it forked. */
  public void killWithChildren() {
    List<ProcessHandle> all = new ArrayList<>(process.descendants().toList());
    all.addFirst(process);
    all.forEach(ProcessHandle::destroyForcibly);
    await(() -> all.stream().noneMatch(Postmaster::isRunning));
  }

  /** kill -9 of a JVM and of the watcher that would now stop the server: what is left is an orphan. */
  public void orphan(Process host) {
    host.toHandle().descendants().filter(child -> !isUnder(child)).toList().forEach(ProcessHandle::destroyForcibly);
    host.destroyForcibly();
    await(() -> !host.isAlive());
    if (!isRunning()) {
      throw new AssertionError("the drill needs a real orphan");
    }
  }

  private boolean isUnder(ProcessHandle child) {
    return child.equals(process) || child.parent().map(this::isUnder).orElse(false);
  }

  private static boolean isRunning(ProcessHandle process) {
    try {
      return !Files.readString(Path.of("/proc", String.valueOf(process.pid()), "cmdline")).isEmpty();
    } catch (IOException gone) {
      return false;
    }
  }

  /** Waits up to a minute; more means that it will not happen. */
  public static void await(BooleanSupplier condition) {
    long end = System.nanoTime() + Duration.ofMinutes(1).toNanos();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() > end) {
        throw new AssertionError("did not happen within a minute");
      }
      LockSupport.parkNanos(20_000_000);
    }
  }
}
