package org.bihuan.access;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.bihuan.audit.AuditTrail;
import org.bihuan.organisation.Holding;
import org.bihuan.platform.Acting;
import org.bihuan.platform.Ref;
import org.bihuan.platform.Refusal;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Lets people in.
 *
 * <p>Whoever does not get in learns nothing: a name nobody has, a disabled account and a wrong password answer alike
 * and take the same time. An attempt is counted before its password is looked at. Locks hold for a name <em>and</em> a
 * network, so nobody can lock a colleague out from elsewhere.
 */
@Service
class SignInDesk {

  static final int TRIES = 5;
  static final Duration LOCK = Duration.ofMinutes(15);
  static final int NAMES_PER_NETWORK = 50;
  static final Duration NETWORK_WINDOW = Duration.ofMinutes(10);

  private final AccountStore accounts;
  private final AttemptStore attempts;
  private final SessionDesk sessions;
  private final Actors actors;
  private final Passwords passwords;
  private final AuditTrail audit;
  private final TransactionOperations transaction;
  private final Clock clock;

  SignInDesk(
      AccountStore accounts,
      AttemptStore attempts,
      SessionDesk sessions,
      Actors actors,
      Passwords passwords,
      AuditTrail audit,
      TransactionOperations transaction,
      Clock clock) {
    this.accounts = accounts;
    this.attempts = attempts;
    this.sessions = sessions;
    this.actors = actors;
    this.passwords = passwords;
    this.audit = audit;
    this.transaction = transaction;
    this.clock = clock;
  }

  SessionDesk.Opened signIn(String loginTyped, String password, Visitor visitor) {
    String login = loginTyped.strip().toLowerCase(Locale.ROOT);
    return Acting.asSystem(
        () -> {
          Optional<AccountStore.Known> known = checked(login, password, visitor);
          return transaction.execute(status -> open(known.orElseThrow(SignInDesk::refused), visitor));
        });
  }

  /** Whether the owner of a session knows his password; guesses count like those at the door. */
  boolean isPasswordOf(AccountStore.Known account, String password, Visitor visitor) {
    byte[] name = Tokens.digest(account.account().login());
    transaction.executeWithoutResult(status -> countOrRefuse(name, visitor));
    boolean right = passwords.matches(password, account.hash());
    transaction.executeWithoutResult(
        status -> {
          if (right) {
            attempts.clear(name, visitor.network());
          } else {
            lockAfterLast(name, visitor);
          }
        });
    return right;
  }

  private Optional<AccountStore.Known> checked(String login, String password, Visitor visitor) {
    byte[] name = Tokens.digest(login);
    transaction.executeWithoutResult(status -> countOrRefuse(name, visitor));
    Optional<AccountStore.Known> known =
        AccountRules.isLogin(login) ? transaction.execute(status -> accounts.find(login)) : Optional.empty();
    boolean right = passwords.matches(password, known.map(AccountStore.Known::hash).orElse(null));
    if (right && mayEnter(known.orElseThrow().account())) {
      transaction.executeWithoutResult(status -> attempts.clear(name, visitor.network()));
      return known;
    }
    transaction.executeWithoutResult(status -> lockAfterLast(name, visitor));
    return Optional.empty();
  }

  private boolean mayEnter(Account account) {
    Instant initialUntil = account.initialUntil();
    return account.disabledAt() == null && (initialUntil == null || clock.instant().isBefore(initialUntil));
  }

  private void countOrRefuse(byte[] name, Visitor visitor) {
    Instant now = clock.instant();
    attempts
        .lockedUntil(name, visitor.network(), now)
        .ifPresent(
            until -> {
              throw tooMany(Duration.between(now, until), "同一账号在此网络连续 " + TRIES + " 次登录失败");
            });
    if (attempts.namesFailed(visitor.network(), now.minus(NETWORK_WINDOW)) >= NAMES_PER_NETWORK) {
      throw tooMany(NETWORK_WINDOW, "此网络短时间内登录失败的账号太多");
    }
    int count = attempts.count(name, visitor.network(), now, now.minus(LOCK));
    if (count > TRIES) {
      throw tooMany(LOCK, "同一账号在此网络连续 " + TRIES + " 次登录失败");
    }
  }

  private void lockAfterLast(byte[] name, Visitor visitor) {
    Instant now = clock.instant();
    attempts.lockWhenFull(name, visitor.network(), TRIES, now.plus(LOCK));
    audit.recordRefusal(
        "session.open", null, visitor.network(), "name " + HexFormat.of().formatHex(name, 0, 8), "sign-in-failed");
    attempts.forget(now.minus(Duration.ofDays(1)));
  }

  private SessionDesk.Opened open(AccountStore.Known known, Visitor visitor) {
    Account account = known.account();
    List<Holding> held = actors.heldToday(account.id());
    if (held.isEmpty()) {
      throw Refusal.forbidden("no-post", "您的账号还没有岗位，不能办理任何事项", "请联系安全管理员为您任命岗位");
    }
    Ref last = account.lastPost();
    Ref post =
        held.stream()
            .map(h -> h.post().ref())
            .filter(ref -> ref.equals(last))
            .findFirst()
            .orElse(held.getFirst().post().ref());
    return sessions.open(account.id(), post, visitor);
  }

  private static Refusal refused() {
    return new Refusal(401, "sign-in-failed", "没有登录成功", "用户名或密码不正确，或者账号不可用", "请核对后重试；连续 5 次失败将暂停 15 分钟", List.of());
  }

  private static Refusal tooMany(Duration wait, String why) {
    long minutes = Math.max(1, (wait.toSeconds() + 59) / 60);
    return new Refusal(429, "too-many-attempts", "登录已暂停", why, "请 " + minutes + " 分钟后再试", List.of())
        .with("retryAfterSeconds", wait.toSeconds());
  }
}
