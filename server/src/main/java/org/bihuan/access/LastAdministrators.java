package org.bihuan.access;

import java.time.Clock;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.Set;
import java.util.UUID;
import org.bihuan.organisation.LastOfOffice;
import org.bihuan.platform.Acting;
import org.bihuan.platform.BeijingTime;
import org.bihuan.platform.Ref;
import org.bihuan.platform.Refusal;
import org.bihuan.platform.Role;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * None of the three administrators of the city goes before somebody else stands in his place: where one is missing, another
 * would act unwatched, and only the city's three can fill an office of the three again.
 */
@Component
class LastAdministrators implements LastOfOffice {

  static final Set<Role> THREE = EnumSet.of(Role.SYSTEM_ADMIN, Role.SECURITY_ADMIN, Role.AUDIT_ADMIN);

  private final AccountStore store;
  private final TransactionTemplate beside;
  private final Clock clock;

  LastAdministrators(AccountStore store, PlatformTransactionManager transactions, Clock clock) {
    this.store = store;
    this.clock = clock;
    beside = new TransactionTemplate(transactions);
    beside.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    beside.setReadOnly(true);
  }

  /** Accounts are the system's to read, while the one who ends a post acts within his own scope. */
  @Override
  public boolean standsEmpty(Role role, UUID node, Ref holding, LocalDate from) {
    return Boolean.FALSE.equals(
        Acting.asSystem(() -> beside.execute(status -> store.fills(role, node, holding, from))));
  }

  /** In the system's own transaction, with the accounts of the office locked: of two at the same moment one sees the other. */
  boolean isLast(UUID account) {
    LocalDate today = BeijingTime.today(clock);
    if (!store.holds(account, THREE, today)) {
      return false;
    }
    store.lockHolders(THREE);
    return THREE.stream().anyMatch(role -> store.isOnlyOneOfTheCity(account, role, today));
  }

  void mustNotBeLast(Account account) {
    if (isLast(account.id())) {
      throw Refusal.state(
          "last-administrator",
          account.personName() + "是本市三员中某一员的最后一人，停用后三员缺位，无人再能履行其职责",
          "请先由安全管理员另行任命一人，并确认其账号可以登录，再停用");
    }
  }
}
