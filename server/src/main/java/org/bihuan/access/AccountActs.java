package org.bihuan.access;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bihuan.platform.Actor;
import org.bihuan.platform.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What may be done with an account within the tier, told by the rules that refuse it. */
@Component
class AccountActs {

  /** @param renewalRefused why there is no new first password, with what to do instead */
  record Offered(List<AccountAct> can, @Nullable String renewalRefused) {

    static final Offered NOTHING = new Offered(List.of(), null);
  }

  private static final String ACTION = "user.account.create_disable";

  private final Permissions permissions;
  private final Accounts accounts;
  private final SignOnDesk signOn;

  AccountActs(Permissions permissions, Accounts accounts, SignOnDesk signOn) {
    this.accounts = accounts;
    this.permissions = permissions;
    this.signOn = signOn;
  }

  /** Others may ask for an account; opening and closing one is the system administrator's alone. */
  void mustAdminister(Actor actor) {
    if (!permissions.allows(actor.role(), ACTION, Grant.Kind.FULL)) {
      throw Refusal.forbidden("no-permission", "账号由系统管理员开立和停用", "请向系统管理员提出申请");
    }
  }

  boolean mayOpen(Actor actor) {
    return permissions.mayChange(actor, ACTION) && Refusal.passes(() -> mustAdminister(actor));
  }

  Offered of(Actor actor, Account account) {
    if (!mayOpen(actor)) {
      return Offered.NOTHING;
    }
    Optional<Refusal> noRenewal = accounts.againstRenewal(account, actor);
    List<AccountAct> acts = new ArrayList<>();
    if (Refusal.passes(() -> Accounts.mustNotBeOwn(account.id(), actor))) {
      acts.add(account.disabledAt() == null ? AccountAct.DISABLE : AccountAct.RESTORE);
    }
    if (noRenewal.isEmpty()) {
      acts.add(AccountAct.RENEW_PASSWORD);
    }
    if (Refusal.passes(() -> FactorResets.mustBeAsker(actor))
        && Refusal.passes(() -> FactorResets.mustAsk(account, actor))) {
      acts.add(AccountAct.ASK_SECOND_FACTOR_RESET);
    }
    if (Refusal.passes(() -> signOn.mustLink(account, actor))) {
      acts.add(AccountAct.LINK_SINGLE_SIGN_ON);
    }
    if (account.signOnSubject() != null && Refusal.passes(() -> SignOnDesk.mustBeSomebodyElse(account.id(), actor))) {
      acts.add(AccountAct.UNLINK_SINGLE_SIGN_ON);
    }
    return new Offered(acts, noRenewal.map(refusal -> refusal.why() + "。" + refusal.remedy()).orElse(null));
  }
}
