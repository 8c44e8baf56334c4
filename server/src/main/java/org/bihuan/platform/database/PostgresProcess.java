package org.bihuan.platform.database;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * One life of the server process, which must never outlive ours.
 *
 * <p>A shutdown hook does not run after {@code kill -9}, and races with the closing of the connection pool otherwise.
 * Instead a small watcher holds the reading end of a pipe from this JVM: however we end, the kernel closes the pipe and
 * the watcher asks PostgreSQL for a fast shutdown. The watcher lives in a session of its own, so that Ctrl-C reaches us
 * first and the server only after we have closed our connections.
 *
 * <p>The server and every child of it inherit a lock (flock) on a file beside the cluster. While one of them lives, even
 * one we cannot see because it is in another container, the next start waits, and only then removes the pid file,
 * whose number may by now belong to a stranger.
 */
final class PostgresProcess {

  static final int STILL_LOCKED = 75;

  private static final String WATCHER =
      """
      exec 3<&0 9>>"$1" </dev/null
      flock --wait 60 9 || exit 75
      rm -f "$2"
      shift 2
      "$@" 3<&- &
      server=$!
      trap '' HUP INT TERM
      { cat <&3; kill -INT $server; } >/dev/null 2>&1 9>&- &
      keeper=$!
      wait $server
      ended=$?
      kill $keeper
      exit $ended
      """;

  private final Process watcher;
  private final OutputStream life;

  private PostgresProcess(Process watcher) {
    this.watcher = watcher;
    this.life = watcher.getOutputStream();
  }

  static PostgresProcess launch(PostgresLaunch launch, int port) throws IOException {
    Path folder = launch.cluster().folder();
    List<String> command = new ArrayList<>(List.of("setsid", "sh", "-c", WATCHER, "bihuan-postgres-watcher"));
    command.add(folder.resolveSibling("postgres.lock").toString());
    command.add(folder.resolve("postmaster.pid").toString());
    Path program = launch.binaries().program("postgres");
    command.addAll(launch.account().command(program, "-D", folder.toString(), "-p", String.valueOf(port)));
    Stream.concat(launch.settings().stream(), settings().stream())
        .forEach(setting -> command.addAll(List.of("-c", setting)));
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().keySet().removeIf(name -> name.startsWith("PG"));
    builder.environment().put("LC_ALL", "C.UTF-8");
    builder.redirectOutput(folder.resolveSibling("postgres-start.log").toFile());
    return new PostgresProcess(builder.start());
  }

  /** What must hold at every start, whatever stands in postgresql.conf. */
  private static List<String> settings() {
    return List.of(
        "listen_addresses=127.0.0.1",
        "unix_socket_directories=",
        "fsync=on",
        "full_page_writes=on",
        "synchronous_commit=on",
        "logging_collector=on",
        "log_destination=stderr",
        "log_directory=log",
        "log_filename=postgres-%a.log",
        "log_truncate_on_rotation=on",
        "log_rotation_age=1d",
        "log_rotation_size=0");
  }

  boolean isAlive() {
    return watcher.isAlive();
  }

  int exitCode() {
    return watcher.exitValue();
  }

  CompletableFuture<Process> onExit() {
    return watcher.onExit();
  }

  /** Asks for a fast shutdown and waits; true when the server has ended. */
  boolean stop() throws InterruptedException {
    try {
      life.close();
    } catch (IOException alreadyClosed) {
      // the watcher is gone, which is what we want
    }
    return watcher.waitFor(60, TimeUnit.SECONDS);
  }
}
