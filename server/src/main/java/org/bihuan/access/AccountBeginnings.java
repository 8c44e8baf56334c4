package org.bihuan.access;

import java.util.List;
import org.bihuan.platform.Actor;
import org.bihuan.platform.Beginnings;
import org.springframework.stereotype.Component;

/** Who may open accounts. */
@Component
class AccountBeginnings implements Beginnings {

  private final AccountActs acts;

  AccountBeginnings(AccountActs acts) {
    this.acts = acts;
  }

  @Override
  public List<String> openTo(Actor actor) {
    return acts.mayOpen(actor) ? List.of("OPEN_ACCOUNT") : List.of();
  }
}
