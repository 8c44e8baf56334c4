package org.bihuan.access;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.bihuan.platform.Ref;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Accounts and their login names. */
@Repository
class AccountStore {

  private static final String ACCOUNT =
      """
      select a.id, a.login, p.name, a.initial_until, a.post_district, a.post_id, a.opened_at, a.disabled_at,
             a.signed_in_at, a.version, a.password_hash,
             exists (select 1 from access.second_factor f where f.account_id = a.id and f.secret is not null) as second_factor
      from access.account a
      join organisation.v_person p on p.person_id = a.id
      """;

  /** An account together with its hash, which never leaves this module. */
  record Known(Account account, PasswordHash hash) {}

  private final JdbcClient db;

  AccountStore(JdbcClient db) {
    this.db = db;
  }

  /** False when the name is taken. */
  boolean reserve(String login, UUID account) {
    return db.sql(
                """
                insert into access.login_name (login, account_id)
                values (:login, :account)
                on conflict (login) do nothing
                """)
            .param("login", login)
            .param("account", account)
            .update()
        == 1;
  }

  void add(
      UUID person, String login, PasswordHash hash, @Nullable Instant initialUntil, Instant now, String openedBy) {
    db.sql(
            """
            insert into access.account (id, login, password_hash, password_set_at, initial_until, opened_at, opened_by,
                                        version)
            values (:id, :login, :hash, :now, :until, :now, :by, 1)
            """)
        .param("id", person)
        .param("login", login)
        .param("hash", hash.encoded())
        .param("now", utc(now))
        .param("until", initialUntil == null ? null : utc(initialUntil))
        .param("by", openedBy)
        .update();
  }

  Optional<Known> find(String login) {
    return db.sql(ACCOUNT + "where a.id = (select account_id from access.login_name where login = :login)")
        .param("login", login)
        .query(AccountStore::known)
        .optional();
  }

  Optional<Known> find(UUID id) {
    return db.sql(ACCOUNT + "where a.id = :id").param("id", id).query(AccountStore::known).optional();
  }

  /** Sign-in, password and disabling of one account wait for one another. */
  void lock(UUID id) {
    db.sql("select 1 from access.account where id = :id for update").param("id", id).query(Integer.class).optional();
  }

  List<Account> list(String after, int limit) {
    return db.sql(ACCOUNT + "where a.login > :after order by a.login limit :limit")
        .param("after", after)
        .param("limit", limit)
        .query((row, i) -> known(row, i).account())
        .list();
  }

  List<Account> openedBy(String by, int limit) {
    return db.sql(
            ACCOUNT
                + """
                where a.opened_by = :by and a.disabled_at is null
                order by a.opened_at, a.login
                limit :limit
                """)
        .param("by", by)
        .param("limit", limit)
        .query((row, i) -> known(row, i).account())
        .list();
  }

  boolean any() {
    return db.sql("select exists (select 1 from access.account)").query(Boolean.class).single();
  }

  void signedIn(UUID id, Ref post, Instant now) {
    db.sql("update access.account set signed_in_at = :now, post_district = :district, post_id = :post where id = :id")
        .param("now", utc(now))
        .param("district", post.districtId())
        .param("post", post.id())
        .param("id", id)
        .update();
  }

  void setPassword(UUID id, PasswordHash hash, @Nullable Instant initialUntil, Instant now) {
    db.sql(
            """
            update access.account
            set password_hash = :hash, password_set_at = :now, initial_until = :until, version = version + 1
            where id = :id
            """)
        .param("hash", hash.encoded())
        .param("now", utc(now))
        .param("until", initialUntil == null ? null : utc(initialUntil))
        .param("id", id)
        .update();
  }

  void setDisabled(UUID id, boolean disabled, Instant now, String by) {
    db.sql(
            """
            update access.account
            set disabled_at = case when :disabled then cast(:now as timestamptz) end,
                disabled_by = case when :disabled then :by end,
                version = version + 1
            where id = :id
            """)
        .param("disabled", disabled)
        .param("now", utc(now))
        .param("by", by)
        .param("id", id)
        .update();
  }

  private static Known known(ResultSet row, int number) throws SQLException {
    UUID post = row.getObject("post_id", UUID.class);
    return new Known(
        new Account(
            row.getObject("id", UUID.class),
            row.getString("login"),
            row.getString("name"),
            instant(row, "initial_until"),
            post == null ? null : new Ref(row.getInt("post_district"), post),
            row.getObject("opened_at", OffsetDateTime.class).toInstant(),
            instant(row, "disabled_at"),
            instant(row, "signed_in_at"),
            row.getBoolean("second_factor"),
            row.getInt("version")),
        new PasswordHash(row.getString("password_hash")));
  }

  static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
    OffsetDateTime value = row.getObject(column, OffsetDateTime.class);
    return value == null ? null : value.toInstant();
  }

  static OffsetDateTime utc(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }
}
