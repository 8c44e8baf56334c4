package org.bihuan.platform.database;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where the database is and how patient we are with it. Empty {@code url}: our own embedded server.
 *
 * @param url {@code BIHUAN_DATABASE_URL}: jdbc:postgresql://host/name or postgres://user:password@host/name
 * @param user {@code BIHUAN_DATABASE_USER}: as whom requests are served (and migrations run, unless named apart)
 * @param migration {@code BIHUAN_DATABASE_MIGRATION_USER} and {@code …_PASSWORD}: who owns and changes the schema
 * @param poolSize connections of this process; beyond about twice the cores more only queue inside the database
 * @param requireDurable false only in a test that asks for it; always true in production
 */
@ConfigurationProperties("bihuan.database")
record DatabaseSettings(
    @Nullable String url,
    @Nullable String user,
    @Nullable String password,
    @DefaultValue Migration migration,
    @DefaultValue("16") int poolSize,
    @DefaultValue("3s") Duration connectionTimeout,
    @DefaultValue("10s") Duration socketTimeout,
    @DefaultValue("15s") Duration statementTimeout,
    @DefaultValue("5s") Duration lockTimeout,
    @DefaultValue("30s") Duration idleInTransactionTimeout,
    @DefaultValue("60s") Duration patience,
    @DefaultValue("true") boolean requireDurable) {

  record Migration(@Nullable String user, @Nullable String password) {}

  boolean isExternal() {
    return url != null && !url.isBlank();
  }
}
