package org.bihuan.demo;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.bihuan.checklist.CheckItem;
import org.bihuan.checklist.Level;
import org.bihuan.checklist.MajorProposal;
import org.bihuan.checklist.Standards;
import org.bihuan.platform.BeijingTime;
import org.bihuan.platform.Ref;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** The check items that can fail at a unit. All items have been in force since before the history begins. */
@Component
@Profile("demonstration")
class DemoItems {

  private static final Set<Fate> OF_MAJOR = Set.of(Fate.MAJOR, Fate.MAJOR_AT_THE_CITY, Fate.DOWNGRADED, Fate.DOWNGRADE_ASKED);

  private record Wanted(Ref unit, boolean major, boolean simple) {}

  private final Standards standards;
  private final Clock clock;
  private final Map<Wanted, List<CheckItem>> fitting = new ConcurrentHashMap<>();
  private final Map<String, Optional<MajorProposal>> hits = new ConcurrentHashMap<>();

  DemoItems(Standards standards, Clock clock) {
    this.standards = standards;
    this.clock = clock;
  }

  List<CheckItem> fitting(DemoCast.Unit unit, Fate fate) {
    boolean major = OF_MAJOR.contains(fate);
    boolean simple = fate == Fate.ON_SPOT || fate == Fate.ON_SPOT_UNCONFIRMED;
    return fitting.computeIfAbsent(
        new Wanted(unit.ref(), major, simple),
        wanted ->
            standards.itemsInForce(today()).stream()
                .filter(i -> unit.types().stream().anyMatch(i.unitTypes()::contains))
                .filter(i -> DemoPlaces.has(unit, i.code()))
                .filter(i -> major == hit(i).isPresent())
                .filter(i -> major || i.level() != Level.MAJOR)
                .filter(i -> !simple || i.deadlineDays() <= 7)
                .toList());
  }

  CheckItem named(@Nullable String code) {
    return standards.item(String.valueOf(code), today());
  }

  /** The rule a failed item hits, where the fate is that of a major hazard. */
  @Nullable MajorProposal hit(CheckItem item, Fate fate) {
    return OF_MAJOR.contains(fate) ? hit(item).orElse(null) : null;
  }

  private Optional<MajorProposal> hit(CheckItem item) {
    return hits.computeIfAbsent(
        item.code(), code -> standards.judge(List.of(code), today()).stream().findFirst());
  }

  private LocalDate today() {
    return BeijingTime.today(clock);
  }
}
