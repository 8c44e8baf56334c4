package org.bihuan.hazard;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.bihuan.platform.Actor;
import org.bihuan.platform.Page;
import org.bihuan.platform.Ref;
import org.springframework.stereotype.Component;

/**
 * What may be done with each row of a list, by the rules of the gate itself. The open proposals of a page are read by a
 * question of their own where there are any, what those name as kept by another.
 */
@Component
class LedgerRows {

  private final RowQueries queries;
  private final Situations situations;
  private final LiveUnitFacts units;
  private final ShutFiles shut;

  LedgerRows(RowQueries queries, Situations situations, LiveUnitFacts units, ShutFiles shut) {
    this.queries = queries;
    this.situations = situations;
    this.units = units;
    this.shut = shut;
  }

  Page<LedgerRow> of(Actor actor, Page<HazardQueries.Listed> page) {
    return new Page<>(of(actor, page.items()), page.next(), page.count());
  }

  List<LedgerRow> of(Actor actor, List<HazardQueries.Listed> rows) {
    Map<Ref, Proposal> open =
        queries.openProposals(
            rows.stream().map(HazardQueries.Listed::row).filter(row -> row.proposalKind() != null).map(HazardSummary::ref).toList());
    Map<Ref, Hazard> kept =
        queries.hazards(open.values().stream().map(Proposal::duplicateOf).filter(Objects::nonNull).toList());
    Function<Ref, Optional<Hazard>> ledger = ref -> Optional.ofNullable(kept.get(ref));
    Map<Ref, Situation> moments = new HashMap<>();
    Set<Ref> closed = rows.isEmpty() ? Set.of() : shut.to(actor);
    return rows.stream()
        .map(
            listed -> {
              HazardSummary row = listed.row();
              if (closed.contains(row.ref())) {
                return new LedgerRow(row.withoutTheFile(), List.of(), true);
              }
              Situation moment =
                  moments.computeIfAbsent(
                      row.unit().ref(), unit -> situations.of(actor, unit, List.of(), List.of(), units, ledger));
              List<Proposal> asked = Optional.ofNullable(open.get(row.ref())).stream().toList();
              return new LedgerRow(row, PossibleActs.allowed(listed.standing(), moment.before(asked)), false);
            })
        .toList();
  }
}
