package org.bihuan.platform.database;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import javax.sql.DataSource;
import org.bihuan.platform.MovableClock;
import org.bihuan.platform.start.StartRefused;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.flyway.autoconfigure.FlywayConfigurationCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;
import org.springframework.jdbc.datasource.AbstractDataSource;
import org.springframework.transaction.PlatformTransactionManager;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(DatabaseSettings.class)
class DatabaseConfiguration {

  /** A server that is there answers at once; somebody who waits for his turn waits longer. */
  private static final Duration LONGEST_GREETING = Duration.ofSeconds(3);

  @Bean
  DataFolder dataFolder(@Value("${bihuan.data}") String folder) {
    return DataFolder.open(folder);
  }

  @Bean
  Database database(
      DatabaseSettings settings,
      DataFolder data,
      @Value("${bihuan.programs}") Path programs,
      ObjectProvider<BackupFolder> backup,
      Environment environment)
      throws IOException {
    settings.requireOrder();
    if (settings.isExternal()) {
      return ExternalDatabase.open(settings, isProduction(environment));
    }
    BackupFolder folder = backup.getIfAvailable();
    return EmbeddedDatabase.start(data, programs, folder == null ? List.of() : WalArchive.into(folder, data));
  }

  @Bean
  @ConditionalOnProperty("bihuan.backup.folder")
  BackupFolder backupFolder(
      DataFolder data,
      @Value("${bihuan.backup.folder}") Path folder,
      @Value("${bihuan.backup.key:#{null}}") @Nullable Path key) {
    return BackupFolder.open(folder, Seal.with(key, List.of(data.root(), folder)));
  }

  /** Only where a folder for them is named, and only for our own database: a site's server has ways of its own. */
  @Bean
  @ConditionalOnProperty("bihuan.backup.folder")
  Backups backups(
      Database database,
      DataFolder data,
      @Value("${bihuan.programs}") Path programs,
      BackupFolder folder) {
    if (database instanceof EmbeddedDatabase ours) {
      return new Backups(ours, data, folder, programs);
    }
    throw new StartRefused(
        "设置了 BIHUAN_BACKUP_FOLDER，但使用的是外部数据库。", "外部数据库请用它自己的办法备份（docs/operate/backup.md），并去掉这个设置。");
  }

  @Bean
  HikariDataSource dataSource(Database database, DatabaseSettings settings, Environment environment)
      throws SQLException {
    HikariDataSource pool = new DrainingPool(poolOf(database.pool(), settings));
    if (settings.requireDurable() || isProduction(environment)) {
      try (Connection connection = pool.getConnection()) {
        DurabilityCheck.require(connection);
      } catch (RuntimeException refused) {
        pool.close();
        throw refused;
      }
    }
    return pool;
  }

  @Bean
  PlatformTransactionManager transactionManager(DataSource pool, DatabaseSettings settings) {
    return new ScopedTransactionManager(pool, settings.transactionTimeout());
  }

  @Bean
  Clock clock(DatabaseTime time) {
    return new MovableClock(time);
  }

  /**
   * Not pooled: a migration needs a connection once, at the start, and may take its time. No bean either, or every probe of
   * readiness would open a connection as the owner of the schema, without a limit on silence.
   */
  @Bean
  FlywayConfigurationCustomizer migrationsAsTheOwner(Database database) {
    return flyway -> flyway.dataSource(ownersConnections(database));
  }

  private static DataSource ownersConnections(Database database) {
    return new AbstractDataSource() {
      @Override
      public Connection getConnection() throws SQLException {
        return database.migration().connect();
      }

      @Override
      public Connection getConnection(String user, String password) throws SQLException {
        return new Login(database.migration().url(), user, password).connect();
      }
    };
  }

  private static boolean isProduction(Environment environment) {
    return environment.acceptsProfiles(Profiles.of("production"));
  }

  private static HikariConfig poolOf(Login login, DatabaseSettings settings) {
    HikariConfig pool = new HikariConfig();
    pool.setPoolName("bihuan");
    pool.setJdbcUrl(login.url());
    pool.setUsername(login.user());
    pool.setPassword(login.password());
    pool.setMaximumPoolSize(settings.poolSize());
    pool.setConnectionTimeout(settings.connectionTimeout().toMillis());
    pool.setKeepaliveTime(120_000);
    pool.addDataSourceProperty("ApplicationName", "bihuan");
    pool.addDataSourceProperty("tcpKeepAlive", "true");
    pool.addDataSourceProperty("connectTimeout", LONGEST_GREETING.toSeconds());
    pool.addDataSourceProperty("socketTimeout", settings.socketTimeout().toSeconds());
    pool.addDataSourceProperty(
        "options",
        "-c statement_timeout=%d -c lock_timeout=%d -c idle_in_transaction_session_timeout=%d"
            .formatted(
                settings.statementTimeout().toMillis(),
                settings.lockTimeout().toMillis(),
                settings.idleInTransactionTimeout().toMillis()));
    if (!login.user().equals(DatabaseRoles.APP)) {
      // Outside of a scope nothing may be visible, whatever rights this login has of its own.
      pool.setConnectionInitSql("set role " + DatabaseRoles.APP);
    }
    return pool;
  }
}
