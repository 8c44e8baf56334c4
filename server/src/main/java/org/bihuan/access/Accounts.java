package org.bihuan.access;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.bihuan.audit.AuditTrail;
import org.bihuan.organisation.Person;
import org.bihuan.organisation.PostRegister;
import org.bihuan.platform.Acting;
import org.bihuan.platform.Actor;
import org.bihuan.platform.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionOperations;

/**
 * The desk that opens and closes accounts. An account gives no right at all: what somebody may do follows from the
 * posts he holds, and those are given by somebody else.
 */
@Service
public class Accounts {

  /** Who opened the accounts of the demonstration city; only these are ever published. */
  public static final String DEMONSTRATION = "演示数据";

  static final Duration INITIAL_PASSWORD_LIFE = Duration.ofHours(72);
  static final int PAGE = 100;

  /** An account opened with a first password, which is shown this once. */
  record OpenedAccount(Account account, String initialPassword, Instant initialUntil) {}

  private final AccountStore store;
  private final SessionDesk sessions;
  private final OwnerProof proof;
  private final PostRegister posts;
  private final Passwords passwords;
  private final AuditTrail audit;
  private final TransactionOperations transaction;
  private final Clock clock;

  Accounts(
      AccountStore store,
      SessionDesk sessions,
      OwnerProof proof,
      PostRegister posts,
      Passwords passwords,
      AuditTrail audit,
      TransactionOperations transaction,
      Clock clock) {
    this.store = store;
    this.sessions = sessions;
    this.proof = proof;
    this.posts = posts;
    this.passwords = passwords;
    this.audit = audit;
    this.transaction = transaction;
    this.clock = clock;
  }

  /** Computed once where many accounts share a published password, as in the demonstration city. */
  public PasswordHash hash(String password) {
    return passwords.hash(password);
  }

  /** Opens an account with a lasting password for a person the organisation knows. */
  public void open(UUID personId, String login, PasswordHash hash, String openedBy) {
    inSystem(() -> add(personId, AccountRules.login("login", login), hash, null, openedBy));
  }

  /** Opens an account with a random first password; {@code newPersonName} enters a person not known yet. */
  OpenedAccount open(UUID personId, @Nullable String newPersonName, String loginTyped, String openedBy) {
    String login = AccountRules.login("login", loginTyped);
    String password = Tokens.legible();
    PasswordHash hash = passwords.hash(password);
    Instant until = clock.instant().plus(INITIAL_PASSWORD_LIFE);
    return inSystem(
        () -> {
          if (newPersonName == null) {
            requirePerson(personId);
          } else {
            posts.enter(personId, newPersonName);
          }
          add(personId, login, hash, until, openedBy);
          return new OpenedAccount(store.find(personId).orElseThrow().account(), password, until);
        });
  }

  List<Account> list(String after) {
    return inSystem(() -> store.list(after, PAGE));
  }

  List<Account> demonstration() {
    return inSystem(() -> store.openedBy(DEMONSTRATION, PAGE));
  }

  boolean any() {
    return inSystem(store::any);
  }

  Account require(UUID id) {
    return inSystem(() -> known(id).account());
  }

  /** Disabling ends every session of the account within a second, wherever it was opened. */
  Account setDisabled(UUID id, boolean disabled, Actor by) {
    if (by.accountId().equals(id)) {
      throw Refusal.forbidden("not-oneself", "不能停用自己的账号", "请由另一名系统管理员办理");
    }
    return inSystem(
        () -> {
          known(id);
          store.lock(id);
          store.setDisabled(id, disabled, clock.instant(), by.personName());
          if (disabled) {
            sessions.endAll(id, SessionStore.End.DISABLED);
          }
          record("account.disable", id, Map.of("disabled", disabled));
          return known(id).account();
        });
  }

  /** Gives a new first password, e.g. when one was forgotten. */
  OpenedAccount renewPassword(UUID id) {
    String password = Tokens.legible();
    PasswordHash hash = passwords.hash(password);
    Instant until = clock.instant().plus(INITIAL_PASSWORD_LIFE);
    return inSystem(
        () -> {
          known(id);
          store.lock(id);
          store.setPassword(id, hash, until, clock.instant());
          sessions.endAll(id, SessionStore.End.PASSWORD);
          record("account.initial_password", id, Map.of());
          return new OpenedAccount(known(id).account(), password, until);
        });
  }

  /** Changes one's own password; every session ends, the one that asked included. */
  void changePassword(UUID id, String current, String chosen, Visitor visitor) {
    AccountStore.Known known = inSystem(() -> known(id));
    proof.password("current", id, current, visitor);
    PasswordRules.check("password", chosen, known.account().login(), known.account().personName());
    if (chosen.equals(current)) {
      throw Refusal.invalid("password", "新密码与原密码相同", "请换用新的密码");
    }
    PasswordHash hash = passwords.hash(chosen);
    inSystem(
        () -> {
          store.lock(id);
          store.setPassword(id, hash, null, clock.instant());
          sessions.endAll(id, SessionStore.End.PASSWORD);
          record("account.password", id, Map.of());
          return true;
        });
  }

  private boolean add(
      UUID personId, String login, PasswordHash hash, @Nullable Instant initialUntil, String openedBy) {
    if (store.find(personId).isPresent()) {
      throw Refusal.conflict("account-exists", "该人员已有账号，一人只能有一个账号", "请使用已有账号");
    }
    if (!store.reserve(login, personId)) {
      throw Refusal.conflict("login-taken", "登录名“" + login + "”已被使用", "请换用另一个登录名");
    }
    store.add(personId, login, hash, initialUntil, clock.instant(), openedBy);
    record("account.open", personId, Map.of("login", login));
    return true;
  }

  private void record(String act, UUID account, Map<String, ?> details) {
    audit.record(AuditTrail.WHOLE_CITY, act, "account " + account, details);
  }

  private Person requirePerson(UUID id) {
    return posts.person(id).orElseThrow(() -> Refusal.notFound("该人员"));
  }

  private AccountStore.Known known(UUID id) {
    return store.find(id).orElseThrow(() -> Refusal.notFound("该账号"));
  }

  private <T> T inSystem(Supplier<T> work) {
    return Acting.asSystem(() -> transaction.execute(status -> work.get()));
  }
}
