package org.bihuan.access;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.bihuan.audit.AuditTrail;
import org.bihuan.organisation.Person;
import org.bihuan.organisation.PostRegister;
import org.bihuan.organisation.Tier;
import org.bihuan.platform.Acting;
import org.bihuan.platform.BeijingTime;
import org.bihuan.platform.Actor;
import org.bihuan.platform.Refusal;
import org.bihuan.platform.Role;
import org.bihuan.platform.StepUp;
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

  /** Whose account is shut only by one who proves afresh that it is he. */
  private static final Set<Role> WEIGHTY =
      Set.of(Role.SYSTEM_ADMIN, Role.SECURITY_ADMIN, Role.AUDIT_ADMIN, Role.SEAL_KEEPER);


  /**
   * An account opened with a first password.
   *
   * @param initialPassword shown this once; null when the same account had been opened before
   */
  record OpenedAccount(Account account, @Nullable String initialPassword, @Nullable Instant initialUntil) {}

  private final AccountStore store;
  private final SeparatePowers separate;
  private final SessionDesk sessions;
  private final LastAdministrators last;
  private final OwnerProof proof;
  private final PostRegister posts;
  private final Tier tiers;
  private final PasswordChoice choice;
  private final AccessSettings.Unused unused;
  private final Passwords passwords;
  private final AuditTrail audit;
  private final TransactionOperations transaction;
  private final Clock clock;

  Accounts(
      AccountStore store,
      SeparatePowers separate,
      SessionDesk sessions,
      LastAdministrators last,
      OwnerProof proof,
      PostRegister posts,
      Tier tiers,
      PasswordChoice choice,
      AccessSettings settings,
      Passwords passwords,
      AuditTrail audit,
      TransactionOperations transaction,
      Clock clock) {
    this.store = store;
    this.separate = separate;
    this.sessions = sessions;
    this.last = last;
    this.proof = proof;
    this.posts = posts;
    this.tiers = tiers;
    this.choice = choice;
    this.unused = settings.unused();
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
    inSystem(() -> add(personId, AccountRules.login("login", login), hash, null, openedBy, null));
  }

  /** Opens an account with a random first password; {@code newPersonName} enters a person not known yet. */
  OpenedAccount open(
      UUID personId,
      @Nullable String newPersonName,
      String loginTyped,
      String openedBy,
      @Nullable Integer tier,
      StepUp stepUp) {
    String login = AccountRules.login("login", loginTyped);
    String password = Tokens.legible();
    PasswordHash hash = passwords.hash(password);
    Instant until = clock.instant().plus(INITIAL_PASSWORD_LIFE);
    return inSystem(
        () -> {
          if (newPersonName == null) {
            requirePerson(personId);
            mustNotHaveOneElsewhere(personId, tier);
          } else {
            mustNotBeFromElsewhere(personId, tier);
            posts.enter(personId, newPersonName);
          }
          Optional<Account> known = store.find(personId).map(AccountStore.Known::account);
          if (known.filter(account -> account.login().equals(login)).isPresent()
              && (tier == null || isInTier(personId, tier))) {
            return new OpenedAccount(known.get(), null, known.get().initialUntil());
          }
          add(personId, login, hash, until, openedBy, tier);
          stepUp.mustBeRecent("开立账号");
          return new OpenedAccount(store.find(personId).orElseThrow().account(), password, until);
        });
  }

  List<AccountStore.Listed> list(
      String after, @Nullable Integer tier, AccountStore.@Nullable Concern concern) {
    if (concern == AccountStore.Concern.UNUSED_SOON && !unused.counts()) {
      return List.of();
    }
    Instant unusedSince = clock.instant().minus(unused.disableAfter()).plus(unused.announce());
    return inSystem(() -> store.list(after, tier, concern, BeijingTime.today(clock), unusedSince, PAGE));
  }

  /** The district an administrator works for; null for those of the city. */
  @Nullable Integer tierOf(Actor administrator) {
    OptionalInt district = tiers.districtOf(administrator);
    return district.isPresent() ? district.getAsInt() : null;
  }

  /** Out of the tier looks like not existing: a district's administrator reaches nobody above or beside him. */
  void mustBeInTier(UUID id, @Nullable Integer tier) {
    if (tier != null && !isInTier(id, tier)) {
      throw Refusal.notFound("该账号");
    }
  }

  boolean isInTier(UUID id, int tier) {
    return inSystem(() -> store.inTier(id, tier, BeijingTime.today(clock)));
  }

  /** The day an account will be disabled unless its owner signs in; null where that never happens. */
  @Nullable Instant disablesAt(Account account) {
    return unused.counts() && account.disabledAt() == null ? account.countedFrom().plus(unused.disableAfter()) : null;
  }

  /**
   * Disables what nobody has used for too long. The last of each of the three administrators of the city stays: without
   * them nobody could give anything back, or would watch over it.
   *
   * @return how many
   */
  int disableUnused() {
    if (!unused.counts()) {
      return 0;
    }
    Instant now = clock.instant();
    return inSystem(
        () -> {
          int disabled = 0;
          for (UUID idle : store.unusedSince(now.minus(unused.disableAfter()))) {
            if (!last.isLast(idle)) {
              store.lock(idle);
              store.setDisabled(idle, true, now, "系统（长期未用）");
              sessions.endAll(idle, SessionStore.End.DISABLED);
              record("account.disable", idle, Map.of("disabled", true, "unused", true));
              disabled++;
            }
          }
          return disabled;
        });
  }

  List<Account> demonstration() {
    return inSystem(() -> store.openedBy(DEMONSTRATION, PAGE));
  }

  /** Whether anybody at all may sign in: where not, the first administrator is still to come. */
  boolean any() {
    return inSystem(store::any);
  }

  Account require(UUID id) {
    return inSystem(() -> known(id).account());
  }

  /** Disabling ends every session of the account within a second, wherever it was opened. */
  Account setDisabled(UUID id, boolean disabled, Actor by, StepUp stepUp) {
    mustNotBeOwn(id, by);
    return inSystem(
        () -> {
          Account before = known(id).account();
          if (disabled && before.disabledAt() == null) {
            last.mustNotBeLast(before);
          }
          if (!disabled || store.holds(id, WEIGHTY, BeijingTime.today(clock))) {
            stepUp.mustBeRecent(disabled ? "停用管理员的账号" : "恢复账号");
          }
          store.lock(id);
          store.setDisabled(id, disabled, clock.instant(), by.personName());
          if (disabled) {
            sessions.endAll(id, SessionStore.End.DISABLED);
          }
          record("account.disable", id, Map.of("disabled", disabled));
          return known(id).account();
        });
  }

  static void mustNotBeOwn(UUID id, Actor by) {
    if (by.accountId().equals(id)) {
      throw Refusal.forbidden("not-oneself", "不能停用自己的账号", "请由另一名系统管理员办理");
    }
  }

  /** What stands against a new first password for this account from this administrator. */
  Optional<Refusal> againstRenewal(Account account, Actor by) {
    return isStillToBegin(account)
        ? Optional.empty()
        : separate.against(
            account, by, "重发初始密码的人可以凭它", "请本人先设置动态验证码；忘记密码又没有动态验证码的，由任免的人结束其任职后另行任命");
  }

  /**
   * Has only ever had the password that was handed to him, so that a new one opens nothing more. Whoever comes by single
   * sign-on is never asked to replace it and may be long at work: later than it lasts nobody came in by it.
   */
  private static boolean isStillToBegin(Account account) {
    Instant handedOver = account.initialUntil();
    Instant lastIn = account.signedInAt();
    return handedOver != null
        && account.signOnSubject() == null
        && (lastIn == null || !lastIn.isAfter(handedOver));
  }

  /** Gives a new first password, e.g. when one was forgotten. */
  OpenedAccount renewPassword(UUID id, Actor by) {
    String password = Tokens.legible();
    PasswordHash hash = passwords.hash(password);
    Instant until = clock.instant().plus(INITIAL_PASSWORD_LIFE);
    return inSystem(
        () -> {
          known(id);
          store.lock(id);
          againstRenewal(known(id).account(), by).ifPresent(objection -> {
            throw objection;
          });
          store.setPassword(id, hash, until, clock.instant(), choice.history());
          sessions.endAll(id, SessionStore.End.PASSWORD);
          record("account.initial_password", id, Map.of());
          return new OpenedAccount(known(id).account(), password, until);
        });
  }

  /** Changes one's own password; every session ends, the one that asked included. */
  void changePassword(UUID id, String current, String chosen, Visitor visitor) {
    AccountStore.Known known = inSystem(() -> known(id));
    proof.password("current", id, current, visitor);
    PasswordHash hash = choice.accept("password", chosen, known);
    inSystem(
        () -> {
          store.lock(id);
          store.setPassword(id, hash, null, clock.instant(), choice.history());
          sessions.endAll(id, SessionStore.End.PASSWORD);
          record("account.password", id, Map.of());
          return true;
        });
  }

  private boolean add(
      UUID personId,
      String login,
      PasswordHash hash,
      @Nullable Instant initialUntil,
      String openedBy,
      @Nullable Integer tier) {
    if (store.find(personId).isPresent()) {
      throw Refusal.conflict("account-exists", "该人员已有账号，一人只能有一个账号", "请使用已有账号");
    }
    if (!store.reserve(login, personId)) {
      throw Refusal.conflict("login-taken", "登录名“" + login + "”已被使用", "请换用另一个登录名");
    }
    store.add(personId, login, hash, initialUntil, clock.instant(), openedBy, tier);
    if (tier != null && !store.inTier(personId, tier, BeijingTime.today(clock))) {
      throw Refusal.notFound("该人员");
    }
    record("account.open", personId, Map.of("login", login));
    return true;
  }

  /** To a district's administrator nothing is told of people who are not his, their names least of all. */
  private void mustNotBeFromElsewhere(UUID person, @Nullable Integer tier) {
    boolean own =
        tier == null
            || (store.find(person).isPresent()
                ? store.inTier(person, tier, BeijingTime.today(clock))
                : posts.hasServedIn(person, tier));
    if (!own && posts.person(person).isPresent()) {
      throw Refusal.idTaken();
    }
  }

  /** Nor whether somebody of elsewhere has an account. */
  private void mustNotHaveOneElsewhere(UUID person, @Nullable Integer tier) {
    if (tier != null && store.find(person).isPresent() && !store.inTier(person, tier, BeijingTime.today(clock))) {
      throw Refusal.notFound("该人员");
    }
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
