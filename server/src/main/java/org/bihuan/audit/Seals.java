package org.bihuan.audit;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Consumer;
import org.bihuan.audit.SealQueries.Sealed;
import org.bihuan.platform.Acting;
import org.bihuan.platform.Ref;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** Holds every sealed row against the entry of the last act on it. */
@Service
public class Seals {

  private static final int AT_ONCE = 2_000;
  private static final Ref BEFORE_ALL = new Ref(0, new UUID(0, 0));

  /** Who did what when, in words as far as known. */
  public record Done(Instant at, String act, @Nullable String person) {}

  /**
   * @param title what such a row is, e.g. 督办文书
   * @param name what it is called, as the entry says; its address where it has no name
   * @param last the act after which it should stand as it was
   * @param columns what differs, in words; empty where the row is gone
   * @param older the act after which it stood as it stands now; null where it never did
   * @param gone whether there is no such row any more
   */
  public record Broken(
      String title, String name, Done last, List<String> columns, @Nullable Done older, boolean gone) {}

  /**
   * @param rows how many were compared
   * @param unsealed of each kind, how many were last dealt with before acts were sealed
   */
  public record Checked(long rows, Map<String, Long> unsealed) {}

  private final List<SealedTable> tables;
  private final SealQueries queries;
  private final TransactionTemplate oneMoment;

  Seals(List<SealedTable> tables, SealQueries queries, PlatformTransactionManager transactions) {
    this.tables = tables;
    this.queries = queries;
    this.oneMoment = new TransactionTemplate(transactions);
    oneMoment.setReadOnly(true);
    oneMoment.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
  }

  /** What rows of this kind are for a person. */
  public String title(String kind) {
    return tables.stream().filter(table -> table.kind().equals(kind)).map(SealedTable::title).findFirst().orElse(kind);
  }

  /** All rows of all districts, some at a time; work goes on beside it. */
  public Checked check(Consumer<Broken> found) {
    long rows = 0;
    Map<String, Long> unsealed = new TreeMap<>();
    for (SealedTable table : tables) {
      long without = 0;
      Ref after = BEFORE_ALL;
      Optional<Ref> to = further(table, after);
      while (to.isPresent()) {
        Page page = page(table, after, to.get());
        rows += page.rows();
        without += page.unsealed();
        page.broken().forEach(found);
        after = to.get();
        to = further(table, after);
      }
      unsealed.put(table.kind(), without);
    }
    return new Checked(rows, unsealed);
  }

  private Optional<Ref> further(SealedTable table, Ref after) {
    return Objects.requireNonNull(
        Acting.asSystem(() -> oneMoment.execute(status -> queries.further(table, after, AT_ONCE))));
  }

  private record Page(long rows, long unsealed, List<Broken> broken) {}

  private Page page(SealedTable table, Ref after, Ref to) {
    return Objects.requireNonNull(
        Acting.asSystem(
            () ->
                oneMoment.execute(
                    status -> compare(table, queries.rows(table, after, to), queries.seals(table, after, to)))));
  }

  private static Page compare(SealedTable table, Map<Ref, DigestedRow> rows, Map<Ref, List<Sealed>> seals) {
    long unsealed = 0;
    List<Broken> broken = new ArrayList<>();
    for (DigestedRow row : rows.values()) {
      List<Sealed> told = seals.getOrDefault(row.ref(), List.of());
      if (told.isEmpty()) {
        unsealed++;
      } else if (!row.is(told.getFirst().seal())) {
        broken.add(differing(table, row, told));
      }
    }
    Set<Ref> gone = new HashSet<>(seals.keySet());
    gone.removeAll(rows.keySet());
    for (Ref ref : gone) {
      Sealed last = seals.getOrDefault(ref, List.of()).getFirst();
      broken.add(new Broken(table.title(), name(last), done(table, last), List.of(), null, true));
    }
    return new Page(rows.size(), unsealed, broken);
  }

  private static Broken differing(SealedTable table, DigestedRow row, List<Sealed> told) {
    Sealed last = told.getFirst();
    List<String> columns =
        row.differing(last.seal()).stream().map(column -> table.words().getOrDefault(column, column)).distinct().toList();
    Done older =
        told.stream().skip(1).filter(one -> row.is(one.seal())).findFirst().map(one -> done(table, one)).orElse(null);
    return new Broken(table.title(), name(last), done(table, last), columns, older, false);
  }

  private static String name(Sealed sealed) {
    String name = sealed.seal().name();
    return name == null ? sealed.ref().toString() : name;
  }

  private static Done done(SealedTable table, Sealed sealed) {
    return new Done(sealed.at(), table.acts().getOrDefault(sealed.act(), sealed.act()), sealed.person());
  }
}
