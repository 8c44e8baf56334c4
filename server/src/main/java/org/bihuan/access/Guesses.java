package org.bihuan.access;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.bihuan.audit.AuditTrail;
import org.bihuan.platform.Actor;
import org.bihuan.platform.Refusal;
import org.bihuan.platform.Request;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Counts what somebody tries, before it is looked at, so that a hundred at once are a hundred. A lock holds for a name
 * <em>and</em> a network: nobody locks a colleague out from elsewhere. At a browser where that name got in before, it
 * holds for the name and this browser alone, so that nobody locks him out from beside him either;
 * whoever has a second factor gets in everywhere with password and code at once (decision 0160), and everybody with a first
 * password that the system administrator gives (0174).
 */
@Component
class Guesses {

  static final int TRIES = 5;
  static final Duration LOCK = Duration.ofMinutes(15);
  static final int NAMES_PER_NETWORK = 50;
  static final Duration NETWORK_WINDOW = Duration.ofMinutes(10);
  /** Codes are short; whoever guesses them from many networks knows the password already, and is stopped everywhere. */
  static final int CODES_PER_HOUR = 25;

  /** What is looked at under a lock too; this only keeps a network from burning our time. */
  static final int UNDER_LOCK_PER_MINUTE = 60;

  private static final String FIRST_PASSWORD = "；急用请系统管理员重发初始密码，它不受暂停影响";

  private static final Duration HOUR = Duration.ofHours(1);
  private static final Duration MINUTE = Duration.ofMinutes(1);

  private final AttemptStore attempts;
  private final FamiliarStore familiar;
  private final AuditTrail audit;
  private final TransactionOperations transaction;
  private final Clock clock;
  private final Allowances<String> underLock = new Allowances<>();

  Guesses(AttemptStore attempts, FamiliarStore familiar, AuditTrail audit, TransactionOperations transaction, Clock clock) {
    this.attempts = attempts;
    this.familiar = familiar;
    this.audit = audit;
    this.transaction = transaction;
    this.clock = clock;
  }

  /** @return what keeps an ordinary password out now; it is then not to be looked at */
  Optional<Refusal> count(byte[] name, Visitor visitor) {
    return Objects.requireNonNull(
        transaction.execute(
            status -> {
              Instant now = clock.instant();
              String place = place(name, visitor);
              Optional<Refusal> locked = locked(name, place, now);
              if (locked.isPresent()) {
                return locked;
              }
              if (place.equals(visitor.network()) && isBraked(name, visitor, now) && !familiar.isNetwork(name, place)) {
                return Optional.of(networkBraked());
              }
              return oneMore(name, place, now);
            }));
  }

  /**
   * Counts somebody who gives password and code at once, or a first password. He is looked at even where his name is
   * locked: the answer is no before all is right, so he learns nothing, and a neighbour's guesses do not keep the owner
   * out.
   */
  void countUnderLock(byte[] name, Visitor visitor) {
    Instant now = clock.instant();
    underLock
        .spend(visitor.network(), UNDER_LOCK_PER_MINUTE, MINUTE, now)
        .ifPresent(
            wait -> {
              throw tooMany(wait, "此网络短时间内的登录太多", "");
            });
    transaction.executeWithoutResult(
        status -> attempts.count(name, place(name, visitor), now, now.minus(LOCK)));
  }

  /** The brake of a network is not asked: whoever has come as far as the code has not tried one name after another. */
  void countCode(byte[] name, Visitor visitor) {
    transaction.executeWithoutResult(
        status -> {
          Instant now = clock.instant();
          if (attempts.failures(name, now.minus(HOUR)) >= CODES_PER_HOUR) {
            throw tooMany(HOUR, "一小时内输错的验证码太多，密码可能已经泄露", "");
          }
          String place = place(name, visitor);
          locked(name, place, now)
              .or(() -> oneMore(name, place, now))
              .ifPresent(
                  refusal -> {
                    throw refusal;
                  });
        });
  }

  void right(byte[] name, Visitor visitor) {
    transaction.executeWithoutResult(status -> attempts.clear(name, place(name, visitor)));
  }

  /** @param owner who is asked in the middle of his session; null at the door, where nobody is known yet */
  void wrong(byte[] name, Visitor visitor, String why, @Nullable Actor owner) {
    boolean braked =
        Boolean.TRUE.equals(
            transaction.execute(
                status -> {
                  Instant now = clock.instant();
                  String place = record(name, visitor, why, owner, now);
                  return place.equals(visitor.network()) && isBraked(name, visitor, now);
                }));
    if (braked) {
      // Spared names must not be told from others by a wrong password.
      throw networkBraked();
    }
  }

  void wrongCode(byte[] name, Visitor visitor, @Nullable Actor owner) {
    transaction.executeWithoutResult(status -> record(name, visitor, "wrong-code", owner, clock.instant()));
  }

  /** @return where it was counted */
  private String record(byte[] name, Visitor visitor, String why, @Nullable Actor owner, Instant now) {
    String place = place(name, visitor);
    attempts.lockWhenFull(name, place, TRIES, now.plus(LOCK));
    if (owner == null) {
      String whose =
          attempts.knownName(name).map(login -> "login " + login).orElseGet(() -> "name " + HexFormat.of().formatHex(name, 0, 8));
      audit.recordRefusal("session.open", null, visitor.network(), whose, "", why);
    } else {
      String line = Request.current().map(Request::line).orElse("");
      audit.recordRefusal("session.step_up", owner, visitor.network(), line, "", why);
    }
    attempts.forget(now.minus(Duration.ofDays(1)));
    return place;
  }

  private Optional<Refusal> locked(byte[] name, String place, Instant now) {
    return attempts.lockedUntil(name, place, now).map(until -> nameLocked(Duration.between(now, until)));
  }

  private Optional<Refusal> oneMore(byte[] name, String place, Instant now) {
    return attempts.count(name, place, now, now.minus(LOCK)) > TRIES ? Optional.of(nameLocked(LOCK)) : Optional.empty();
  }

  /** Where the tries of this name are counted: at its own browser, else in the whole network. */
  private String place(byte[] name, Visitor visitor) {
    String mark = visitor.mark();
    return mark != null && familiar.isDevice(name, mark) ? FamiliarStore.placeOf(mark) : visitor.network();
  }

  private boolean isBraked(byte[] name, Visitor visitor, Instant now) {
    return attempts.otherNamesFailed(name, visitor.network(), now.minus(NETWORK_WINDOW)) >= NAMES_PER_NETWORK;
  }

  private static Refusal networkBraked() {
    return tooMany(NETWORK_WINDOW, "此网络短时间内登录失败的账号太多；曾在此网络或此浏览器登录过的账号不受影响", FIRST_PASSWORD)
        .with("codeHelps", true);
  }

  private static Refusal nameLocked(Duration wait) {
    return tooMany(wait, "同一账号在此网络连续 " + TRIES + " 次登录失败", FIRST_PASSWORD)
        .with("codeHelps", true);
  }

  private static Refusal tooMany(Duration wait, String why, String orElse) {
    long minutes = Math.max(1, (wait.toSeconds() + 59) / 60);
    return new Refusal(429, "too-many-attempts", "登录已暂停", why, "请 " + minutes + " 分钟后再试" + orElse, List.of())
        .with("retryAfterSeconds", wait.toSeconds());
  }
}
