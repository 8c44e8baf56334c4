package org.bihuan.hazard;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Consumer;
import org.bihuan.platform.Acting;
import org.bihuan.platform.Ref;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/** Recomputes every history: each line must follow from the one before it, and the row must be what the last says. */
@Service
public class HazardChains {

  private static final int AT_ONCE = 500;
  private static final Ref BEFORE_ALL = new Ref(0, new UUID(0, 0));

  /**
   * @param number null for a draft
   * @param version the first line that does not follow
   * @param row whether the lines are whole and only the row of the ledger differs from the last of them
   */
  public record Broken(Ref hazard, @Nullable String number, int version, boolean row) {}

  private final HazardStore store;
  private final HazardHistory history;
  private final TransactionTemplate oneMoment;

  HazardChains(HazardStore store, JsonMapper json, PlatformTransactionManager transactions) {
    this.store = store;
    this.history = new HazardHistory(json);
    this.oneMoment = new TransactionTemplate(transactions);
    oneMoment.setReadOnly(true);
    oneMoment.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
  }

  /**
   * Every hazard of the city, in the order of addresses; work goes on beside it.
   *
   * @return how many hazards were checked
   */
  public long check(Consumer<Broken> found) {
    long checked = 0;
    Ref reached = BEFORE_ALL;
    while (reached != null) {
      Ref after = reached;
      List<HazardStore.Kept> batch =
          Objects.requireNonNull(Acting.asSystem(() -> oneMoment.execute(status -> checkAfter(after, found))));
      checked += batch.size();
      reached = batch.size() < AT_ONCE ? null : batch.getLast().hazard().ref();
    }
    return checked;
  }

  private List<HazardStore.Kept> checkAfter(Ref after, Consumer<Broken> found) {
    List<HazardStore.Kept> batch = store.rowsAfter(after, AT_ONCE);
    if (batch.isEmpty()) {
      return batch;
    }
    Map<Ref, List<HazardEvent>> histories =
        store.historiesBetween(batch.getFirst().hazard().ref(), batch.getLast().hazard().ref());
    for (HazardStore.Kept kept : batch) {
      check(kept, histories.getOrDefault(kept.hazard().ref(), List.of()), found);
    }
    return batch;
  }

  private void check(HazardStore.Kept kept, List<HazardEvent> lines, Consumer<Broken> found) {
    Hazard row = kept.hazard();
    Integer broken = HazardHistory.firstBroken(lines);
    if (broken != null) {
      found.accept(new Broken(row.ref(), row.number(), broken, false));
    } else if (lines.isEmpty()
        || lines.size() != row.version()
        || !Arrays.equals(kept.head(), lines.getLast().hash())
        || !history.agrees(lines.getLast(), row)) {
      found.accept(new Broken(row.ref(), row.number(), row.version(), true));
    }
  }
}
