package org.bihuan.access;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.bihuan.platform.Ref;
import org.bihuan.platform.Role;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Accounts and their login names. */
@Repository
class AccountStore {

  private static final String ACCOUNT =
      """
      select a.id, a.login, p.name, a.password_set_at, a.initial_until, a.post_district, a.post_id, a.opened_at, a.disabled_at,
             a.signed_in_at, a.counted_from, a.sign_on_subject, a.version, a.password_hash,
             exists (select 1 from access.second_factor f where f.account_id = a.id and f.secret is not null) as second_factor
      from access.account a
      join organisation.v_person p on p.person_id = a.id
      """;

  private static final String HAS_POST =
      """
      exists (select 1
              from organisation.v_post_holder h
              where h.person_id = a.id and h.from_on <= :today and (h.to_on is null or h.to_on >= :today))
      """;

  /**
   * A district's tier: who works in the district and nowhere else and administers nothing, and those without a post
   * whose account was opened there.
   */
  private static final String IN_TIER =
      """
      coalesce(
        (select bool_and(h.district_id = :tier and h.role not in ('SYSTEM_ADMIN', 'SECURITY_ADMIN', 'AUDIT_ADMIN', 'SEAL_KEEPER'))
         from organisation.v_post_holder h
         where h.person_id = a.id and h.from_on <= :today and (h.to_on is null or h.to_on >= :today)),
        a.opened_in = :tier)
      """;

  /** An account together with its hash, which never leaves this module. */
  record Known(Account account, PasswordHash hash) {}

  /** Why an account stands in the system administrator's list of what to look at. */
  enum Concern {
    UNUSED_SOON,
    WITHOUT_POST,
    DISABLED
  }

  /** @param posts those of today */
  record Listed(Account account, List<HeldPost> posts) {}

  /** @param at the unit, with the department where it is one of the unit's, or the office */
  record HeldPost(String at, String title) {}

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
      UUID person,
      String login,
      PasswordHash hash,
      @Nullable Instant initialUntil,
      Instant now,
      String openedBy,
      @Nullable Integer tier) {
    db.sql(
            """
            insert into access.account (id, login, password_hash, password_set_at, initial_until, opened_at, opened_by,
                                        opened_in, counted_from, version)
            values (:id, :login, :hash, :now, :until, :now, :by, :tier, :now, 1)
            """)
        .param("id", person)
        .param("login", login)
        .param("hash", hash.encoded())
        .param("now", utc(now))
        .param("until", initialUntil == null ? null : utc(initialUntil))
        .param("by", openedBy)
        .param("tier", tier)
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

  /** @param concern only those that give reason to act */
  List<Listed> list(
      String after,
      @Nullable Integer tier,
      @Nullable Concern concern,
      LocalDate today,
      Instant unusedSince,
      int limit) {
    List<Account> accounts =
        db.sql(
                ACCOUNT
                    + "where a.login > :after"
                    + (tier == null ? "" : " and " + IN_TIER)
                    + (concern == null ? "" : " and " + condition(concern))
                    + " order by a.login limit :limit")
            .param("today", today)
            .param("unused", utc(unusedSince))
            .param("tier", tier)
            .param("after", after)
            .param("limit", limit)
            .query((row, i) -> known(row, i).account())
            .list();
    Map<UUID, List<HeldPost>> posts = postsOf(accounts, today);
    return accounts.stream()
        .map(account -> new Listed(account, posts.getOrDefault(account.id(), List.of())))
        .toList();
  }

  private Map<UUID, List<HeldPost>> postsOf(List<Account> accounts, LocalDate today) {
    Map<UUID, List<HeldPost>> posts = new HashMap<>();
    db.sql(
            """
            select h.person_id, concat_ws(' ', u.name, case when h.node_id is distinct from u.unit_id then h.node_name end) as at,
                   h.title
            from organisation.v_post_holder h
            left join organisation.v_unit u on u.district_id = h.district_id and u.unit_id = h.unit_id
            where h.person_id = any (:people) and h.from_on <= :today and (h.to_on is null or h.to_on >= :today)
            order by h.from_on, h.holding_id
            """)
        .param("people", accounts.stream().map(Account::id).toArray(UUID[]::new))
        .param("today", today)
        .query(
            row -> {
              posts
                  .computeIfAbsent(row.getObject("person_id", UUID.class), person -> new ArrayList<>())
                  .add(new HeldPost(row.getString("at"), row.getString("title")));
            });
    return posts;
  }

  private static String condition(Concern concern) {
    return switch (concern) {
      case UNUSED_SOON -> "a.disabled_at is null and a.counted_from < :unused";
      case WITHOUT_POST -> "a.disabled_at is null and not " + HAS_POST;
      case DISABLED -> "a.disabled_at is not null";
    };
  }

  /** Whoever has not used his account since then. */
  List<UUID> unusedSince(Instant since) {
    return db.sql(
            """
            select a.id
            from access.account a
            where a.disabled_at is null and a.counted_from < :since
            order by a.counted_from, a.id
            """)
        .param("since", utc(since))
        .query(UUID.class)
        .list();
  }

  boolean inTier(UUID id, int tier, LocalDate today) {
    return db.sql("select exists (select 1 from access.account a where a.id = :id and " + IN_TIER + ")")
        .param("id", id)
        .param("tier", tier)
        .param("today", today)
        .query(Boolean.class)
        .single();
  }

  /** Whether somebody holds, or is appointed to hold, one of these. */
  boolean holds(UUID id, Set<Role> roles, LocalDate today) {
    return db.sql(
            """
            select exists (select 1
                           from organisation.v_post_holder h
                           where h.person_id = :id and h.role in (:roles) and (h.to_on is null or h.to_on >= :today))
            """)
        .param("id", id)
        .param("roles", roles.stream().map(Role::name).toList())
        .param("today", today)
        .query(Boolean.class)
        .single();
  }

  /** Whether an enabled account belongs to somebody who holds the role at the node on a day, by another holding. */
  boolean fills(Role role, UUID node, Ref except, LocalDate day) {
    return db.sql(
            """
            select exists (select 1
                           from access.account a
                           join organisation.v_post_holder h on h.person_id = a.id
                           where a.disabled_at is null and h.role = :role and h.node_id = :node
                             and not (h.district_id = :district and h.holding_id = :except)
                             and h.from_on <= :day and (h.to_on is null or h.to_on >= :day))
            """)
        .param("role", role.name())
        .param("node", node)
        .param("district", except.districtId())
        .param("except", except.id())
        .param("day", day)
        .query(Boolean.class)
        .single();
  }

  /** Whether this enabled account holds the role at the city today and no other enabled one does. */
  boolean isOnlyOneOfTheCity(UUID id, Role role, LocalDate today) {
    return db.sql(
            """
            select count(*) = 1 and bool_and(one.id = :id)
            from (select distinct a.id
                  from access.account a
                  join organisation.v_post_holder h on h.person_id = a.id
                  where a.disabled_at is null and h.role = :role and h.node_kind = 'CITY'
                    and h.from_on <= :today and (h.to_on is null or h.to_on >= :today)) one
            """)
        .param("id", id)
        .param("role", role.name())
        .param("today", today)
        .query(Boolean.class)
        .single();
  }

  void lockHolders(Set<Role> roles) {
    db.sql(
            """
            select a.id
            from access.account a
            where a.id in (select h.person_id
                           from organisation.v_post_holder h
                           where h.role in (:roles) and h.node_kind = 'CITY')
            order by a.id
            for update
            """)
        .param("roles", roles.stream().map(Role::name).toList())
        .query(UUID.class)
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
    db.sql("update access.account set signed_in_at = :now, counted_from = :now, post_district = :district, post_id = :post where id = :id")
        .param("now", utc(now))
        .param("district", post.districtId())
        .param("post", post.id())
        .param("id", id)
        .update();
  }

  /** The password that goes joins the former ones, of which the newest are kept. */
  void setPassword(UUID id, PasswordHash hash, @Nullable Instant initialUntil, Instant now, int history) {
    db.sql(
            """
            insert into access.password_history (account_id, set_at, password_hash)
            select id, password_set_at, password_hash
            from access.account
            where id = :id
            on conflict (account_id, set_at) do nothing
            """)
        .param("id", id)
        .update();
    db.sql(
            """
            delete from access.password_history
            where account_id = :id and set_at not in (
              select set_at
              from access.password_history
              where account_id = :id
              order by set_at desc
              limit :history)
            """)
        .param("id", id)
        .param("history", history)
        .update();
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

  List<PasswordHash> formerPasswords(UUID id) {
    return db.sql("select password_hash from access.password_history where account_id = :id order by set_at desc")
        .param("id", id)
        .query((row, i) -> new PasswordHash(row.getString("password_hash")))
        .list();
  }

  void setDisabled(UUID id, boolean disabled, Instant now, String by) {
    db.sql(
            """
            update access.account
            set disabled_at = case when :disabled then cast(:now as timestamptz) end,
                disabled_by = case when :disabled then :by end,
                counted_from = case when :disabled then counted_from else :now end,
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
            row.getObject("password_set_at", OffsetDateTime.class).toInstant(),
            instant(row, "initial_until"),
            post == null ? null : new Ref(row.getInt("post_district"), post),
            row.getObject("opened_at", OffsetDateTime.class).toInstant(),
            instant(row, "disabled_at"),
            instant(row, "signed_in_at"),
            row.getObject("counted_from", OffsetDateTime.class).toInstant(),
            row.getBoolean("second_factor"),
            row.getString("sign_on_subject"),
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
