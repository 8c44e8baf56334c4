package org.bihuan.organisation.change;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.bihuan.organisation.Holding;
import org.bihuan.organisation.UnitActs;
import org.bihuan.platform.BeijingTime;
import org.bihuan.platform.Ref;
import org.springframework.stereotype.Component;

/** Whether posts that a change ends the day before it have been used since. */
@Component
class ActsOfToday {

  private final List<UnitActs> kept;

  ActsOfToday(List<UnitActs> kept) {
    this.kept = kept;
  }

  /** @param ending holdings whose last day is to be the one before {@code day} */
  void mustBeNone(String unitName, Ref unit, List<Holding> ending, LocalDate day) {
    Set<UUID> people = ending.stream().map(Holding::personId).collect(Collectors.toSet());
    Optional<UnitActs.Act> last =
        people.isEmpty()
            ? Optional.empty()
            : kept.stream()
                .flatMap(module -> module.lastOf(unit, people, BeijingTime.startOf(day)).stream())
                .max(Comparator.comparing(UnitActs.Act::at));
    last.ifPresent(
        act -> {
          throw ChangeRules.actedToday(unitName, act, day);
        });
  }
}
