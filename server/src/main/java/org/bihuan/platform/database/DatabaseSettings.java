package org.bihuan.platform.database;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.bihuan.platform.start.StartRefused;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where the database is and how patient we are with it. Empty {@code url}: our own embedded server.
 *
 * <p>Each time-out lets the one inside it speak first, so that somebody is told what happened instead of losing the line:
 * waiting for a lock &lt; a statement &lt; silence of the server &lt; a transaction &lt; what the browser or the proxy
 * waits. Zero: no limit.
 *
 * @param url {@code BIHUAN_DATABASE_URL}: jdbc:postgresql://host/name or postgres://user:password@host/name
 * @param user {@code BIHUAN_DATABASE_USER}: as whom requests are served (and migrations run, unless named apart)
 * @param migration {@code BIHUAN_DATABASE_MIGRATION_USER} and {@code …_PASSWORD}: who owns and changes the schema
 * @param poolSize connections of this process; beyond about twice the cores more only queue inside the database
 * @param connectionTimeout for one's turn with a connection: two hundred phones at once wait in line instead of being sent
 *     away, and a database that cannot be reached is still said within ten seconds
 * @param socketTimeout silence after which the server is taken for gone (DU-04: said within ten seconds)
 * @param transactionTimeout of all statements together, where a person waits for the answer
 * @param requireDurable false only in a test that asks for it; always true in production
 */
@ConfigurationProperties("bihuan.database")
record DatabaseSettings(
    @Nullable String url,
    @Nullable String user,
    @Nullable String password,
    @DefaultValue Migration migration,
    @DefaultValue("16") int poolSize,
    @DefaultValue("5s") Duration connectionTimeout,
    @DefaultValue("10s") Duration socketTimeout,
    @DefaultValue("8s") Duration statementTimeout,
    @DefaultValue("5s") Duration lockTimeout,
    @DefaultValue("25s") Duration transactionTimeout,
    @DefaultValue("30s") Duration idleInTransactionTimeout,
    @DefaultValue("60s") Duration patience,
    @DefaultValue("true") boolean requireDurable) {

  record Migration(@Nullable String user, @Nullable String password) {}

  private record Limit(String setting, Duration length) {
    boolean isLongerThan(Limit other) {
      return length.isZero() || !other.length.isZero() && length.compareTo(other.length) > 0;
    }
  }

  void requireOrder() {
    List<Limit> inOrder =
        List.of(
            new Limit("BIHUAN_DATABASE_LOCKTIMEOUT", lockTimeout),
            new Limit("BIHUAN_DATABASE_STATEMENTTIMEOUT", statementTimeout),
            new Limit("BIHUAN_DATABASE_SOCKETTIMEOUT", socketTimeout),
            new Limit("BIHUAN_DATABASE_TRANSACTIONTIMEOUT", transactionTimeout));
    List<String> wrong = new ArrayList<>();
    for (int i = 1; i < inOrder.size(); i++) {
      if (!inOrder.get(i).isLongerThan(inOrder.get(i - 1))) {
        wrong.add(inOrder.get(i).setting() + " 须长于 " + inOrder.get(i - 1).setting());
      }
    }
    if (!wrong.isEmpty()) {
      throw new StartRefused(
          "数据库的时限次序不对：" + String.join("；", wrong) + "。",
          "请按 等锁 < 一条语句 < 网络无应答 < 整个事务 的次序设置（0 为不限），见 docs/operate/single.md。");
    }
  }

  boolean isExternal() {
    return url != null && !url.isBlank();
  }
}
