package org.bihuan.hazard;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.UUID;
import java.util.function.Supplier;
import org.bihuan.platform.Acting;
import org.bihuan.platform.Actor;
import org.bihuan.platform.ExpectedVersion;
import org.bihuan.platform.MovableClock;
import org.bihuan.platform.Ref;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The ledger of one district while it is loaded. To be told in the order of registration, as the numbers are given;
 * each hazard to its end before {@link #write}.
 */
public final class LoadingLedger {

  private static final Comparator<Returned> BY_TIME = Comparator.comparing(Returned::at);

  /** A hazard that is back and will be registered when the telling reaches that moment. */
  private record Returned(Actor actor, Instant at, Registration registration) {}

  private final LoadStore store;
  private final UnitFacts units;
  private final Situations situations;
  private final HazardHistory history;
  private final TransactionTemplate transaction;
  private final PriorityQueue<Returned> returned = new PriorityQueue<>(BY_TIME);
  private LoadedPage page;
  private HazardActs acts;

  LoadingLedger(
      int districtId,
      LoadStore store,
      UnitFacts units,
      Situations situations,
      HazardHistory history,
      TransactionTemplate transaction) {
    this.store = store;
    this.units = units;
    this.situations = situations;
    this.history = history;
    this.transaction = transaction;
    page = new LoadedPage(districtId, inTransaction(() -> store.numbers(districtId)));
    acts = new Acts(page);
  }

  /** What comes back is registered later, in the order of the numbers. */
  private final class Acts extends HazardActs {

    Acts(LoadedPage page) {
      super(page, units, situations, history);
    }

    @Override
    void rebound(Actor actor, Registration registration) {
      returned.add(new Returned(actor, registration.foundAt(), registration));
    }
  }

  public Hazard register(Actor actor, Registration registration) {
    return acts.register(actor, registration).entered().hazard();
  }

  public Hazard perform(Actor actor, Ref ref, ExpectedVersion expected, HazardCommand command, UUID key) {
    return acts.perform(actor, ref, expected, command, key, what -> {});
  }

  public Optional<UUID> latestProposal(Ref ref) {
    return page.proposals(ref).reversed().stream().findFirst().map(Proposal::id);
  }

  /** Registers what came back until then. */
  public List<Hazard> registerReturned(Instant until) {
    List<Hazard> registered = new ArrayList<>();
    while (!returned.isEmpty() && !returned.peek().at().isAfter(until)) {
      Returned next = returned.remove();
      registered.add(
          MovableClock.at(
              next.at(),
              () -> Acting.as(next.actor(), () -> acts.enterRebound(next.actor(), next.registration()))));
    }
    return registered;
  }

  /** How many hazards wait to be written. */
  public int size() {
    return page.lives().size();
  }

  /** Rows, histories, photos, proposals, numbers and figures of this page, in one transaction. */
  public void write() {
    if (page.lives().isEmpty()) {
      return;
    }
    LoadedPage full = page;
    inTransaction(
        () -> {
          store.write(full);
          return full;
        });
    page = new LoadedPage(full.districtId(), full.numbersAfter());
    acts = new Acts(page);
  }

  private <T> T inTransaction(Supplier<T> work) {
    return Objects.requireNonNull(Acting.asSystem(() -> transaction.execute(status -> work.get())));
  }
}
