package org.bihuan.inspection.schedule;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.bihuan.checklist.Checklist;
import org.bihuan.checklist.Frequency;
import org.bihuan.organisation.UnitType;
import org.jspecify.annotations.Nullable;

/** Which lists a unit of these types would have to arrange. Pure. */
final class ProposalRules {

  private ProposalRules() {}

  /** @param coveredBy title of a list that asks for all its items at least as often, so that it need not be arranged */
  record Proposal(String checklistCode, String title, Frequency frequency, @Nullable String coveredBy) {}

  /** @param going codes of what is arranged already: left out, but counted among what covers others */
  static List<Proposal> of(Collection<UnitType> types, Set<String> going, List<Checklist> inForce) {
    List<Checklist> kept = new ArrayList<>(inForce.stream().filter(list -> going.contains(list.code())).toList());
    List<Proposal> proposals = new ArrayList<>();
    inForce.stream()
        .filter(list -> comesRound(list.frequency()) && !going.contains(list.code()))
        .filter(list -> list.unitTypes().stream().anyMatch(types::contains))
        .sorted(
            Comparator.comparing(Checklist::frequency)
                .thenComparing(list -> -list.items().size())
                .thenComparing(Checklist::code))
        .forEach(
            list -> {
              Optional<Checklist> cover = covering(list, kept);
              if (cover.isEmpty()) {
                kept.add(list);
              }
              proposals.add(
                  new Proposal(
                      list.code(), list.title(), list.frequency(), cover.map(Checklist::title).orElse(null)));
            });
    return List.copyOf(proposals);
  }

  static boolean comesRound(Frequency frequency) {
    return frequency != Frequency.SPECIAL && frequency != Frequency.BEFORE_WORK;
  }

  /** The strictest counts. A list of the flood season covers nothing: it does not come round for most of the year. */
  private static Optional<Checklist> covering(Checklist list, Collection<Checklist> kept) {
    return kept.stream()
        .filter(other -> other.frequency() != Frequency.WEEKLY_IN_FLOOD_SEASON && comesRound(other.frequency()))
        .filter(other -> !list.frequency().isStricterThan(other.frequency()) && Set.copyOf(other.items()).containsAll(list.items()))
        .findFirst();
  }
}
