package org.bihuan.drill;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.bihuan.platform.database.SitePostgres;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** A site as larger cities run it: one PostgreSQL of its own, several nodes of Bihuan, one folder for files. */
final class DrillSite implements AutoCloseable {

  private final SitePostgres postgres;
  private final Path shared;

  /** @param shared the folder of all nodes */
  DrillSite(Path shared) throws Exception {
    this.shared = shared;
    // the oldest at hand is the one of the operating system, where it has one
    this.postgres = SitePostgres.start(SitePostgres.versions().getLast());
    postgres.run("postgres", "create database bihuan");
  }

  DrillNode node(int port, Map<String, String> environment, String... arguments) throws Exception {
    return node(postgres.url("bihuan"), port, environment, arguments);
  }

  /** @param url of the database, where it is reached by another way */
  DrillNode node(String url, int port, Map<String, String> environment, String... arguments) throws Exception {
    Map<String, String> all = new HashMap<>(environment);
    all.put("BIHUAN_DATABASE_URL", url);
    all.put("BIHUAN_DATABASE_USER", "postgres");
    all.put("BIHUAN_DATABASE_PASSWORD", SitePostgres.PASSWORD);
    return DrillNode.start(shared, port, all, arguments);
  }

  SitePostgres postgres() {
    return postgres;
  }

  JdbcClient sql() {
    return JdbcClient.create(new DriverManagerDataSource(postgres.url("bihuan"), "postgres", SitePostgres.PASSWORD));
  }

  List<UUID> hazards() {
    return new LedgerOnDisk(sql()).hazards();
  }

  @Override
  public void close() throws Exception {
    postgres.close();
  }
}
