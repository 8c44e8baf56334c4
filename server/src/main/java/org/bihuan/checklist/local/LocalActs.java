package org.bihuan.checklist.local;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.bihuan.checklist.Standards;
import org.bihuan.checklist.local.Adaptation.Kind;
import org.bihuan.platform.Actor;
import org.bihuan.platform.BeijingTime;
import org.bihuan.platform.Permitted;
import org.bihuan.platform.Ref;
import org.bihuan.platform.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What the reader may do with a check list as it stands with him, with its lines, and with an item of his own level. */
@Component
class LocalActs {

  private final Permitted permitted;
  private final LocalStore store;
  private final Standards standards;
  private final Clock clock;

  LocalActs(Permitted permitted, LocalStore store, Standards standards, Clock clock) {
    this.permitted = permitted;
    this.store = store;
    this.standards = standards;
    this.clock = clock;
  }

  /** @param unit whose list it is; null where it is the list of a district */
  List<String> onList(Actor actor, @Nullable Ref unit) {
    return adapts(actor) && Objects.equals(Owner.of(actor).unit(), unit) ? List.of("ADAPT") : List.of();
  }

  /** By item; nothing where the list is not his to adapt. */
  @Transactional(readOnly = true)
  public Map<String, List<Kind>> onLines(Actor actor, @Nullable Ref unit, ResolvedList list) {
    if (onList(actor, unit).isEmpty()) {
      return Map.of();
    }
    Owner owner = Owner.of(actor);
    LocalDate today = BeijingTime.today(clock);
    Set<String> judged = standards.judgedItems(today);
    List<Adaptation> own =
        store.adaptationsFor(Set.of(owner.districtId()), unit == null ? List.of() : List.of(unit.id())).stream()
            .filter(adaptation -> adaptation.owner().equals(owner) && adaptation.isOpenOn(today))
            .toList();
    boolean alone = list.lines().size() == 1;
    return list.items().stream()
        .collect(
            Collectors.toMap(
                code -> code,
                code ->
                    AdaptationRules.possible(
                        code, alone, judged, own.stream().filter(each -> each.itemCode().equals(code)).toList())));
  }

  List<String> on(Actor actor, LocalItem item) {
    return adapts(actor) && Refusal.passes(() -> LocalItemDesk.mustBeOf(Owner.of(actor), item))
        ? List.of("REVISE")
        : List.of();
  }

  boolean adapts(Actor actor) {
    return permitted.mayChange(actor, "checklist.manage") && Refusal.passes(() -> Owner.of(actor));
  }
}
