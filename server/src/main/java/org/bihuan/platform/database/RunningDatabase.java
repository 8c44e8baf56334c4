package org.bihuan.platform.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** The database of a data folder that another process of ours has started. */
final class RunningDatabase {

  private static final int PORT_LINE = 3;

  private RunningDatabase() {}

  /** Empty where nobody answers who opens with the folder's own password. */
  static Optional<Login> of(DataFolder data) throws IOException {
    Path pidFile = data.resolve("postgres/postmaster.pid");
    if (!Files.exists(pidFile)) {
      return Optional.empty();
    }
    List<String> lines = Files.readAllLines(pidFile);
    String password = Files.readString(data.resolve("secrets/postgres.password"));
    String url = "jdbc:postgresql://127.0.0.1:" + lines.get(PORT_LINE).strip() + "/postgres?sslmode=disable";
    Login login = new Login(url, "postgres", password);
    try (Connection connection = login.connect()) {
      return Optional.of(login);
    } catch (SQLException nobody) {
      return Optional.empty();
    }
  }
}
