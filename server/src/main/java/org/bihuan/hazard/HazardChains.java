package org.bihuan.hazard;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
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

  private final ChainQueries queries;
  private final HazardHistory history;
  private final TransactionTemplate oneMoment;

  HazardChains(ChainQueries queries, JsonMapper json, PlatformTransactionManager transactions) {
    this.queries = queries;
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
      List<ChainQueries.Kept> batch =
          Objects.requireNonNull(Acting.asSystem(() -> oneMoment.execute(status -> checkAfter(after, found))));
      checked += batch.size();
      reached = batch.size() < AT_ONCE ? null : batch.getLast().hazard().ref();
    }
    return checked;
  }

  private List<ChainQueries.Kept> checkAfter(Ref after, Consumer<Broken> found) {
    List<ChainQueries.Kept> batch = queries.rowsAfter(after, AT_ONCE);
    if (batch.isEmpty()) {
      return batch;
    }
    Ref first = batch.getFirst().hazard().ref();
    Ref last = batch.getLast().hazard().ref();
    Map<Ref, List<HazardEvent>> histories = queries.historiesBetween(first, last);
    Map<Ref, Set<UUID>> photos = queries.photosBetween(first, last);
    for (ChainQueries.Kept kept : batch) {
      Ref ref = kept.hazard().ref();
      check(kept, histories.getOrDefault(ref, List.of()), photos.getOrDefault(ref, Set.of()), found);
    }
    return batch;
  }

  private void check(ChainQueries.Kept kept, List<HazardEvent> lines, Set<UUID> photos, Consumer<Broken> found) {
    Hazard row = kept.hazard();
    Integer broken = HazardHistory.firstBroken(lines);
    if (broken != null) {
      found.accept(new Broken(row.ref(), row.number(), broken, false));
    } else if (lines.isEmpty()
        || lines.size() != row.version()
        || !Arrays.equals(kept.head(), lines.getLast().hash())
        || !history.agrees(lines.getLast(), row)
        || !followsFrom(row, kept)
        || !history.photosOf(lines).equals(photos)) {
      found.accept(new Broken(row.ref(), row.number(), row.version(), true));
    }
  }

  /** What lists and figures go by is made of the hazard; where it does not need the calendar of that day, it is made again. */
  private static boolean followsFrom(Hazard row, ChainQueries.Kept kept) {
    return Objects.equals(kept.lookBackDue(), NextStep.lookBackDue(row))
        && (row.status() != HazardStatus.RECTIFYING || Objects.equals(kept.dueOn(), row.plan().deadline()));
  }
}
