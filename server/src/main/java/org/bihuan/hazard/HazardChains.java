package org.bihuan.hazard;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.bihuan.platform.Acting;
import org.bihuan.platform.BeijingTime;
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
   * @param words what is wrong, and of which act, as far as that can still be read
   */
  public record Broken(Ref hazard, @Nullable String number, int version, boolean row, String words) {}

  /**
   * What an attachment is used for.
   *
   * @param numbers of the hazards, the first few
   * @param unit null like {@code person} where nobody of that name is known any more
   */
  public record Uses(List<String> numbers, long hazards, @Nullable String unit, @Nullable String person) {}

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

  /** Of files with the same bytes; unit and person are those of the first upload. */
  public Uses usesOf(List<Ref> files, Ref unit, UUID uploadedBy) {
    return Objects.requireNonNull(
        Acting.asSystem(() -> oneMoment.execute(status -> queries.usesOf(files, unit, uploadedBy))));
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
    HazardHistory.Fault fault = HazardHistory.firstFault(lines);
    if (history.unreadable() > 0 && (fault == null || history.unreadable() <= fault.version())) {
      fault = new HazardHistory.Fault(history.unreadable(), "已不能读出：写的不是本系统的办理事项");
    }
    if (fault != null) {
      found.accept(new Broken(kept.ref(), kept.number(), fault.version(), false, told(lines, fault)));
      return;
    }
    try {
      String differing = lines.isEmpty() ? "历史全部不见了" : differing(kept, lines, photos);
      if (differing != null) {
        found.accept(new Broken(kept.ref(), kept.number(), kept.version(), true, differing));
      }
    } catch (RuntimeException unreadable) {
      // What stands there is no hazard as we write them. That is what was looked for, so the run goes on.
      String words = told(lines, new HazardHistory.Fault(lines.size(), "正文已不能读出"));
      found.accept(new Broken(kept.ref(), kept.number(), lines.size(), false, words));
    }
  }

  private @Nullable String differing(ChainQueries.Kept kept, List<HazardEvent> lines, Set<UUID> photos) {
    if (lines.size() != kept.version()) {
      return "台账写有 " + kept.version() + " 条历史，现有 " + lines.size() + " 条：末尾的不见了，或台账没有跟上";
    }
    List<String> columns = proof.differing(kept.columns(), lines);
    if (!columns.isEmpty()) {
      return "台账现状与历史不一致：" + String.join("、", ColumnWords.of(columns));
    }
    return photos.equals(history.photosOf(lines)) ? null : "台账现状与历史不一致：所附的照片和文件";
  }

  /** With the act of the line, its day and who did it, as it stands there now. */
  private String told(List<HazardEvent> lines, HazardHistory.Fault fault) {
    return lines.stream()
        .filter(line -> line.version() == fault.version())
        .findFirst()
        .map(line -> "第 " + fault.version() + " 条（" + BeijingTime.minuteOf(line.at()) + " " + person(line) + "“" + line.act().title() + "”）" + fault.words())
        .orElse("从第 " + fault.version() + " 条起，" + fault.words());
  }

  private String person(HazardEvent line) {
    try {
      return history.read(line.body()).by().name();
    } catch (RuntimeException unreadable) {
      return "某人";
    }
  }
}
