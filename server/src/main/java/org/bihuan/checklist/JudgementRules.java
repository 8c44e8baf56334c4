package org.bihuan.checklist;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bihuan.checklist.JudgementSet.Clause;
import org.bihuan.checklist.JudgementSet.Section;

/** Which published clauses a set of failed items meets. Decides nothing else: grading stays with people. */
public final class JudgementRules {

  private JudgementRules() {}

  /**
   * Proposals in the order of the sets.
   *
   * @param failed one failing item, or all that are counted together, wherever they failed
   * @param here those of them that failed at one place: all that a rule of one place counts
   * @param inForce the sets in force on the day of the inspection
   */
  public static List<MajorProposal> propose(
      Collection<String> failed, Collection<String> here, List<JudgementSet> inForce) {
    Set<String> all = Set.copyOf(failed);
    Set<String> there = Set.copyOf(here);
    return inForce.stream()
        .flatMap(set -> set.sections().stream().flatMap(section -> propose(section.samePlace() ? there : all, set, section)))
        .toList();
  }

  /** What it says when a person, not a failed item, finds this clause met. */
  static Optional<MajorProposal> named(String clauseCode, List<JudgementSet> inForce) {
    return inForce.stream()
        .flatMap(set -> set.sections().stream().flatMap(section -> named(clauseCode, set, section)))
        .findFirst();
  }

  private static Stream<MajorProposal> named(String clauseCode, JudgementSet set, Section section) {
    return section.clauses().stream()
        .filter(clause -> clause.code().equals(clauseCode))
        .map(clause -> proposal(Set.of(), set, section, List.of(clause), section.atLeast()));
  }

  private static Stream<MajorProposal> propose(Set<String> failed, JudgementSet set, Section section) {
    List<Clause> met = section.clauses().stream().filter(clause -> isMet(clause, failed)).toList();
    return switch (section.kind()) {
      case DIRECT -> met.stream().map(clause -> proposal(failed, set, section, List.of(clause), 1));
      case COMPOSITE ->
          met.size() < section.atLeast()
              ? Stream.empty()
              : Stream.of(proposal(failed, set, section, met, section.atLeast()));
    };
  }

  private static boolean isMet(Clause clause, Set<String> failed) {
    return clause.items().stream().anyMatch(failed::contains);
  }

  private static MajorProposal proposal(
      Set<String> failed, JudgementSet set, Section section, List<Clause> clauses, int needed) {
    Set<String> items =
        clauses.stream()
            .flatMap(clause -> clause.items().stream())
            .filter(failed::contains)
            .collect(Collectors.toCollection(TreeSet::new));
    return new MajorProposal(
        set.code(),
        set.version(),
        set.effectiveFrom(),
        set.title(),
        set.document(),
        section.title(),
        section.kind(),
        section.samePlace(),
        clauses,
        needed,
        section.clauses().size(),
        items);
  }
}
