package org.bihuan.access;

import java.time.Clock;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.bihuan.platform.Acting;
import org.bihuan.platform.Actor;
import org.bihuan.platform.BeijingTime;
import org.bihuan.platform.Refusal;
import org.bihuan.platform.Role;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * 三员分立: nobody who gives others their way in gets one by which he alone is another of the three administrators, or turns
 * the second key to the identity of a reporter.
 */
@Component
class SeparatePowers {

  private final AccountStore store;
  private final TransactionOperations transaction;
  private final Clock clock;

  SeparatePowers(AccountStore store, TransactionOperations transaction, Clock clock) {
    this.store = store;
    this.transaction = transaction;
    this.clock = clock;
  }

  /**
   * What stands against giving a way in to this account. A second factor keeps the giver out, and takes two persons to
   * reset.
   *
   * @param how what could be misused, e.g. {@code 重发初始密码的人可以凭它}
   * @param instead what to do, e.g. for whoever forgot his password
   */
  Optional<Refusal> against(Account account, Actor by, String how, String instead) {
    if (account.secondFactor()) {
      return Optional.empty();
    }
    Set<Role> others = EnumSet.of(Role.SYSTEM_ADMIN, Role.SECURITY_ADMIN, Role.AUDIT_ADMIN, Role.SEAL_KEEPER);
    others.remove(by.role());
    return isOneOf(account, others)
        ? Optional.of(
            Refusal.forbidden(
                "separate-powers",
                account.personName() + "是三员中的另一员或封存保管人，又没有设置动态验证码：" + how + "以其身份登录，应由两人分掌的权限落到一人手里",
                instead))
        : Optional.empty();
  }

  private boolean isOneOf(Account account, Set<Role> roles) {
    return Boolean.TRUE.equals(
        Acting.asSystem(
            () -> transaction.execute(status -> store.holds(account.id(), roles, BeijingTime.today(clock)))));
  }
}
