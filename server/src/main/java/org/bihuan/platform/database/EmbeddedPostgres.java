package org.bihuan.platform.database;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.List;
import java.util.random.RandomGenerator;
import org.bihuan.platform.start.StartRefused;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Bihuan's own durable PostgreSQL: made once, started, watched, restarted when it dies, stopped with us.
 *
 * <p>It listens on 127.0.0.1 only, on a port nobody knows beforehand, and asks for a password (SCRAM) that only the owner
 * of the data folder can read. No Unix socket is opened: its path may not be longer than 107 bytes.
 */
final class EmbeddedPostgres implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(EmbeddedPostgres.class);

  /** Below the range from which Linux takes the ports of outgoing connections. */
  private static final int FIRST_PORT = 28_000;

  private static final int LAST_PORT = 32_700;
  private static final int PORT_ATTEMPTS = 20;
  private static final long LONGEST_PAUSE_MILLIS = 30_000;

  private final DataFolder data;
  private final PostgresLaunch launch;
  private final int port;
  private @Nullable PostgresProcess process;
  private boolean closed;

  private EmbeddedPostgres(DataFolder data, PostgresLaunch launch, PostgresProcess process, int port) {
    this.data = data;
    this.launch = launch;
    this.port = port;
    this.process = process;
    superviseFromNowOn(process);
  }

  /** Starts the server of this data folder with these settings; the caller holds the folder's lock. */
  static EmbeddedPostgres start(DataFolder data, Path programs, List<String> settings) {
    try {
      PostgresCluster cluster = PostgresCluster.in(data);
      ServerAccount account = ServerAccount.choose(data, cluster.folder());
      PostgresBinaries binaries = PostgresBinaries.unpackedIn(programs.toAbsolutePath());
      account.proveReach(binaries.program("postgres"));
      cluster.ensure(binaries, account);
      account.handOver(data);
      return onFreePort(data, new PostgresLaunch(cluster, binaries, account, settings));
    } catch (IOException e) {
      throw DataFolderProblem.explain(data.root(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StartRefused("启动被中断。", "请重新启动。", e);
    }
  }

  private static EmbeddedPostgres onFreePort(DataFolder data, PostgresLaunch launch) throws IOException, InterruptedException {
    for (int attempt = 0; attempt < PORT_ATTEMPTS; attempt++) {
      int port = freePort();
      try {
        return new EmbeddedPostgres(data, launch, launch.on(port), port);
      } catch (PostgresLaunch.PortTaken e) {
        log.debug("port {} was taken in the meantime", port);
      }
    }
    throw new StartRefused("找不到供数据库使用的空闲端口（" + FIRST_PORT + "–" + LAST_PORT + "）。", "请检查本机的端口占用情况。");
  }

  /** The all-powerful login, which no row policy holds back: for roles, backup and tests, never for requests. */
  Login administrator(String database) {
    try {
      return launch.administrator(port, database);
    } catch (IOException e) {
      throw DataFolderProblem.explain(launch.cluster().folder(), e);
    }
  }

  @Override
  public void close() {
    PostgresProcess last;
    synchronized (this) {
      closed = true;
      notifyAll();
      last = process;
    }
    try {
      if (last != null && !last.stop()) {
        log.warn("数据库仍在写盘，将在后台完成停止");
      }
      launch.account().handOver(data);
    } catch (IOException e) {
      log.warn("数据目录中有文件仍属于 root：{}", e.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void superviseFromNowOn(PostgresProcess running) {
    running.onExit().thenRunAsync(this::bringBack, task -> Thread.ofPlatform().name("postgres-supervisor").daemon().start(task));
  }

  /** The server died under us (killed, out of memory, a full disk): bring it back on the same port, patiently. */
  private void bringBack() {
    long pause = 100;
    while (pauseUnlessClosed(pause)) {
      log.error("数据库进程意外结束，正在重新启动（已确认的数据会自动恢复）……");
      try {
        PostgresProcess fresh = launch.on(port);
        if (adopt(fresh)) {
          log.info("数据库已恢复");
        }
        return;
      } catch (InterruptedException e) {
        return;
      } catch (IOException | PostgresLaunch.PortTaken | RuntimeException e) {
        log.error("数据库暂时无法启动，稍后再试：{}", String.valueOf(e.getMessage()));
      }
      pause = Math.min(2 * pause, LONGEST_PAUSE_MILLIS);
    }
  }

  private synchronized boolean pauseUnlessClosed(long millis) {
    try {
      if (!closed) {
        wait(millis);
      }
      return !closed;
    } catch (InterruptedException e) {
      return false;
    }
  }

  private boolean adopt(PostgresProcess fresh) throws InterruptedException {
    synchronized (this) {
      if (!closed) {
        process = fresh;
        superviseFromNowOn(fresh);
        return true;
      }
    }
    fresh.stop();
    return false;
  }

  static int freePort() throws IOException {
    RandomGenerator random = RandomGenerator.getDefault();
    for (int attempt = 0; attempt < 100; attempt++) {
      int candidate = random.nextInt(FIRST_PORT, LAST_PORT);
      try (ServerSocket probe = new ServerSocket()) {
        probe.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), candidate));
        return candidate;
      } catch (IOException taken) {
        log.trace("port {} is taken", candidate);
      }
    }
    throw new IOException("no free port between " + FIRST_PORT + " and " + LAST_PORT);
  }
}
