package org.bihuan.access;

import java.util.List;
import java.util.UUID;
import org.bihuan.access.factor.SecondFactors;
import org.bihuan.platform.Acting;
import org.bihuan.platform.Actor;
import org.bihuan.platform.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/** Whether it is really the owner of an account, by his password or by his second factor; guesses are counted. */
@Component
class OwnerProof {

  private final AccountStore accounts;
  private final SecondFactors factors;
  private final Passwords passwords;
  private final Guesses guesses;
  private final TransactionOperations transaction;

  OwnerProof(
      AccountStore accounts,
      SecondFactors factors,
      Passwords passwords,
      Guesses guesses,
      TransactionOperations transaction) {
    this.accounts = accounts;
    this.factors = factors;
    this.passwords = passwords;
    this.guesses = guesses;
    this.transaction = transaction;
  }

  /** Refuses the field when the owner of a session does not know his password. */
  void password(String field, UUID account, @Nullable String typed, Visitor visitor) {
    AccountStore.Known known = known(account);
    byte[] name = Tokens.digest(known.account().login());
    Actor owner = Acting.current().orElse(null);
    boolean right =
        Acting.asSystem(
            () -> {
              guesses
                  .count(name, visitor)
                  .ifPresent(
                      locked -> {
                        throw inSession(locked);
                      });
              boolean same = typed != null && passwords.matches(typed, known.hash());
              if (same) {
                guesses.right(name, visitor);
              } else {
                guesses.wrong(name, visitor, "wrong-password", owner);
              }
              return same;
            });
    if (!right) {
      throw Refusal.invalid(field, "密码不对", "请核对正在使用的密码后重新填写");
    }
  }

  /** Only the password is not looked at for a while; the session goes on, and so does signing in elsewhere. */
  private static Refusal inSession(Refusal locked) {
    Object seconds = locked.extras().getOrDefault("retryAfterSeconds", Guesses.LOCK.toSeconds());
    long minutes = (((Number) seconds).longValue() + 59) / 60;
    return new Refusal(
            429,
            locked.code(),
            "暂停核对密码",
            "此处输错的密码太多，这几分钟里不再核对",
            "请 " + Math.max(1, minutes) + " 分钟后再试；您现在的登录不受影响，可以继续办理其他事项",
            List.of())
        .with("retryAfterSeconds", seconds);
  }

  /** Refuses the field when the code fits neither the app nor an unused recovery code. */
  void code(String field, UUID account, @Nullable String typed, Visitor visitor) {
    if (!codeFits(account, typed, visitor, Acting.current().orElse(null))) {
      throw Refusal.invalid(field, "验证码不对，或者已经用过", "请等手机上出现下一个验证码再填写；手机时间须准确");
    }
  }

  /** At the door, where whoever sits there is not known yet, even if he is signed in as somebody else. */
  boolean codeFits(UUID account, @Nullable String typed, Visitor visitor) {
    return codeFits(account, typed, visitor, null);
  }

  private boolean codeFits(UUID account, @Nullable String typed, Visitor visitor, @Nullable Actor owner) {
    byte[] name = codeName(account);
    return Acting.asSystem(
        () -> {
          guesses.countCode(name, visitor);
          boolean fits =
              typed != null
                  && Boolean.TRUE.equals(transaction.execute(status -> factors.accepts(account, typed)));
          if (fits) {
            guesses.right(name, visitor);
          } else {
            guesses.wrongCode(name, visitor, owner);
          }
          return fits;
        });
  }

  /** The same for somebody who must not learn that his password was right: a locked code looks like a wrong one. */
  boolean codeFitsUntold(UUID account, String typed, Visitor visitor) {
    try {
      return codeFits(account, typed, visitor);
    } catch (Refusal locked) {
      return false;
    }
  }

  /** The name under which guesses at the codes of an account are counted. */
  static byte[] codeName(UUID account) {
    return Tokens.digest("code " + account);
  }

  /** Both where both are set up. */
  void everything(UUID account, @Nullable String password, @Nullable String code, Visitor visitor) {
    password("password", account, password, visitor);
    if (known(account).account().secondFactor()) {
      code("code", account, code, visitor);
    }
  }

  private AccountStore.Known known(UUID account) {
    return Acting.asSystem(() -> transaction.execute(status -> accounts.find(account)))
        .orElseThrow(() -> Refusal.notFound("该账号"));
  }
}
