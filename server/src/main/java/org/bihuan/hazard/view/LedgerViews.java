package org.bihuan.hazard.view;

import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Supplier;
import org.bihuan.platform.Acting;
import org.bihuan.platform.Actor;
import org.bihuan.platform.Ids;
import org.bihuan.platform.Refusal;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Keeps each person's views of the ledger. They belong to the person, whatever post he acts under, and so to no district;
 * a view shows nobody a row he may not see, as it only names an address.
 */
@Service
class LedgerViews {

  private final LedgerViewStore store;
  private final TransactionTemplate transaction;
  private final Clock clock;

  LedgerViews(LedgerViewStore store, TransactionTemplate transaction, Clock clock) {
    this.store = store;
    this.transaction = transaction;
    this.clock = clock;
  }

  List<LedgerView> of(Actor actor) {
    return inTransaction(() -> store.of(actor.accountId()));
  }

  /** Keeps it under its id, anew or in place of what stood there; done twice it changes nothing more. */
  List<LedgerView> keep(Actor actor, LedgerView view) {
    UUID id = Ids.ofClient("id", view.id());
    try {
      return inTransaction(
          () -> {
            List<LedgerView> kept = store.of(actor.accountId());
            if (kept.size() >= LedgerViewRules.MOST && kept.stream().noneMatch(one -> one.id().equals(id))) {
              throw Refusal.invalid("name", "已保存 " + LedgerViewRules.MOST + " 个视图，不能再多", "请先删除不用的视图");
            }
            if (view.first()) {
              store.noneFirst(actor.accountId());
            }
            store.keep(actor.accountId(), view, clock.instant());
            return store.of(actor.accountId());
          });
    } catch (DuplicateKeyException taken) {
      throw Refusal.invalid("name", "已有名为“" + view.name() + "”的视图", "请换一个名称，或先删除原来的视图");
    }
  }

  List<LedgerView> remove(Actor actor, UUID id) {
    return inTransaction(
        () -> {
          if (!store.remove(actor.accountId(), id)) {
            throw Refusal.notFound("这个视图");
          }
          return store.of(actor.accountId());
        });
  }

  private <T> T inTransaction(Supplier<T> work) {
    return Objects.requireNonNull(Acting.asSystem(() -> transaction.execute(status -> work.get())));
  }
}
