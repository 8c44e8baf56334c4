package org.bihuan.platform.database;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.bihuan.support.Postmaster;
import org.springframework.util.FileSystemUtils;

/** A PostgreSQL as a site would run it beside Bihuan: any version found on this machine, and the one we bring. */
public final class SitePostgres implements AutoCloseable {

  public static final String PASSWORD = "Correct-Horse-7-Battery";
  private static final Path FETCHED = Path.of("target", "site-postgres");

  private final Path folder;
  private final Process server;
  private final int port;

  private SitePostgres(Path folder, Process server, int port) {
    this.folder = folder;
    this.server = server;
    this.port = port;
  }

  /** The bin folders to try: ours, those {@code make versions} fetched, those of the operating system. */
  public static List<Path> versions() throws IOException {
    List<Path> found = new ArrayList<>();
    found.add(PostgresBinaries.unpackedIn(HostedDatabase.PROGRAMS).program("postgres").getParent());
    if (Files.isDirectory(FETCHED)) {
      try (Stream<Path> jars = Files.list(FETCHED)) {
        for (Path jar : jars.filter(file -> file.toString().endsWith(".jar")).sorted().toList()) {
          URL archive = URI.create("jar:" + jar.toUri() + "!/postgres-linux-x86_64.txz").toURL();
          found.add(PostgresBinaries.unpackedIn(HostedDatabase.PROGRAMS, archive).program("postgres").getParent());
        }
      }
    }
    for (int version = 15; version <= 18; version++) {
      Path bin = Path.of("/usr/lib/postgresql", String.valueOf(version), "bin");
      if (Files.exists(bin.resolve("initdb"))) {
        found.add(bin);
      }
    }
    return found;
  }

  public static SitePostgres start(Path bin, String... settings) throws Exception {
    Path folder = Files.createTempDirectory("bihuan-site");
    DataFolder data = DataFolder.open(folder.toString());
    ServerAccount account = ServerAccount.choose(data, folder.resolve("cluster"));
    Path cluster = Files.createDirectory(folder.resolve("cluster"));
    Path password = Files.writeString(folder.resolve("password"), PASSWORD);
    account.own(cluster);
    account.own(password);
    Commands.Outcome made =
        Commands.run(
            account.command(
                bin.resolve("initdb"), "-D", cluster.toString(), "-U", "postgres", "-A", "scram-sha-256",
                "--pwfile=" + password, "-E", "UTF8", "--locale=C.UTF-8", "--no-sync"));
    if (made.exitCode() != 0) {
      throw new IOException(made.output());
    }
    int port = freePort();
    List<String> command =
        account.command(
            bin.resolve("postgres"), "-D", cluster.toString(), "-p", String.valueOf(port),
            "-c", "listen_addresses=127.0.0.1", "-c", "unix_socket_directories=");
    for (String setting : settings) {
      command.addAll(List.of("-c", setting));
    }
    Process server =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(folder.resolve("log").toFile()).start();
    SitePostgres site = new SitePostgres(folder, server, port);
    Postmaster.await(site::answers);
    return site;
  }

  public String url(String database) {
    return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
  }

  public int port() {
    return port;
  }

  /** As the site's administrator. */
  public void run(String database, String script) throws SQLException {
    try (Connection connection = new Login(url(database), "postgres", PASSWORD).connect();
        Statement statement = connection.createStatement()) {
      for (String sql : script.split(";\\s*")) {
        if (!sql.isBlank()) {
          statement.execute(sql);
        }
      }
    }
  }

  private boolean answers() {
    try {
      run("postgres", "select 1");
      return true;
    } catch (SQLException e) {
      return false;
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket probe = new ServerSocket(0)) {
      return probe.getLocalPort();
    }
  }

  @Override
  public void close() throws Exception {
    Commands.run(List.of("kill", "-QUIT", String.valueOf(server.pid())));
    server.waitFor(30, TimeUnit.SECONDS);
    FileSystemUtils.deleteRecursively(folder);
  }
}
