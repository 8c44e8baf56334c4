package org.bihuan.hazard;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.bihuan.file.FileRecord;
import org.bihuan.organisation.Holding;
import org.bihuan.platform.Acting;
import org.bihuan.platform.Actor;
import org.bihuan.platform.Ref;
import org.springframework.transaction.support.TransactionTemplate;

/** Asked once and remembered: a load asks the same of a unit thousands of times and nothing of it changes meanwhile. */
final class KnownUnitFacts implements UnitFacts {

  private record Named(Ref unit, UUID thing) {}

  private final UnitFacts source;
  private final TransactionTemplate transaction;
  private final Map<Ref, Names> units = new HashMap<>();
  private final Set<Named> places = new HashSet<>();
  private final Map<Named, Optional<FileRecord>> files = new HashMap<>();
  private final Map<Ref, List<Holding>> holders = new HashMap<>();

  KnownUnitFacts(UnitFacts source, TransactionTemplate transaction) {
    this.source = source;
    this.transaction = transaction;
  }

  @Override
  public Names requireUnit(Ref unit) {
    if (!Acting.scope().covers(unit.districtId(), unit.id())) {
      throw HazardLedger.unknown();
    }
    return units.computeIfAbsent(unit, any -> ask(() -> source.requireUnit(unit)));
  }

  @Override
  public boolean hasPlace(Ref unit, UUID place) {
    var named = new Named(unit, place);
    return places.contains(named) || (ask(() -> source.hasPlace(unit, place)) && places.add(named));
  }

  @Override
  public Optional<FileRecord> file(Ref unit, Ref file) {
    return files.computeIfAbsent(new Named(unit, file.id()), any -> ask(() -> source.file(unit, file)));
  }

  /** A story hangs each photo where it was taken. */
  @Override
  public boolean mayShow(Actor actor, FileRecord file) {
    return true;
  }

  /** Of what is told, the story says how grave it is. */
  @Override
  public List<CompositeRules.OpenItem> openItems(Ref unit) {
    return List.of();
  }

  /** Nobody takes or leaves a post during the time that is told. */
  @Override
  public List<Holding> holdersOn(Ref unit, LocalDate day) {
    return holders.computeIfAbsent(unit, any -> ask(() -> source.holdersOn(unit, day))).stream()
        .filter(holding -> holding.covers(day))
        .toList();
  }

  private <T> T ask(Supplier<T> question) {
    return Objects.requireNonNull(Acting.asSystem(() -> transaction.execute(status -> question.get())));
  }
}
