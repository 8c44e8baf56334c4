package org.bihuan.hazard;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
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
   * @param row whether the lines are whole and only the row of the ledger, or what hangs on it, differs from the last of them
   * @param columns those of the row that differ, in the words of the screens
   */
  public record Broken(Ref hazard, @Nullable String number, int version, boolean row, List<String> columns) {}

  private final ChainQueries queries;
  private final HazardHistory history;
  private final RowProof proof;
  private final TransactionTemplate oneMoment;

  HazardChains(ChainQueries queries, JsonMapper json, PlatformTransactionManager transactions) {
    this.queries = queries;
    this.history = new HazardHistory(json);
    this.proof = new RowProof(json);
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
      reached = batch.size() < AT_ONCE ? null : batch.getLast().ref();
    }
    return checked;
  }

  /** Empty where it has none, or no row any more. */
  public Optional<String> numberOf(Ref hazard) {
    return Objects.requireNonNull(Acting.asSystem(() -> oneMoment.execute(status -> queries.numberOf(hazard))));
  }

  private List<ChainQueries.Kept> checkAfter(Ref after, Consumer<Broken> found) {
    List<ChainQueries.Kept> batch = queries.rowsAfter(after, AT_ONCE);
    if (batch.isEmpty()) {
      return batch;
    }
    Ref first = batch.getFirst().ref();
    Ref last = batch.getLast().ref();
    Map<Ref, ChainQueries.Lines> histories = queries.historiesBetween(first, last);
    Map<Ref, Set<UUID>> photos = queries.photosBetween(first, last);
    for (ChainQueries.Kept kept : batch) {
      Ref ref = kept.ref();
      check(kept, histories.getOrDefault(ref, ChainQueries.Lines.NONE), photos.getOrDefault(ref, Set.of()), found);
    }
    return batch;
  }

  private void check(ChainQueries.Kept kept, ChainQueries.Lines history, Set<UUID> photos, Consumer<Broken> found) {
    List<HazardEvent> lines = history.read();
    Integer broken = HazardHistory.firstBroken(lines);
    if (history.unreadable() > 0) {
      broken = broken == null ? history.unreadable() : Math.min(broken, history.unreadable());
    }
    if (broken != null) {
      found.accept(new Broken(kept.ref(), kept.number(), broken, false, List.of()));
      return;
    }
    try {
      List<String> columns = lines.isEmpty() ? List.of() : proof.differing(kept.columns(), lines);
      if (lines.isEmpty() || lines.size() != kept.version() || !columns.isEmpty() || !photos.equals(this.history.photosOf(lines))) {
        found.accept(new Broken(kept.ref(), kept.number(), kept.version(), true, ColumnWords.of(columns)));
      }
    } catch (RuntimeException unreadable) {
      // What stands there is no hazard as we write them. That is what was looked for, so the run goes on.
      found.accept(new Broken(kept.ref(), kept.number(), lines.size(), false, List.of()));
    }
  }
}
