package org.bihuan.inspection.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.bihuan.checklist.Checklist;
import org.bihuan.checklist.Frequency;
import org.bihuan.inspection.schedule.ProposalRules.Proposal;
import org.bihuan.organisation.UnitType;
import org.junit.jupiter.api.Test;

class ProposalRulesTest {

  private static final Set<UnitType> NINE_YEARS = Set.of(UnitType.PRIMARY, UnitType.SECONDARY);

  private static Checklist list(String code, UnitType type, Frequency frequency, String... items) {
    return new Checklist(
        code, code, Set.of(type), frequency, Checklist.Kind.SELF_CHECK, List.of(items), LocalDate.of(2026, 1, 1), null);
  }

  @Test
  void of_two_lists_with_the_same_items_the_strictest_is_arranged() {
    Checklist weekly = list("P-W", UnitType.PRIMARY, Frequency.WEEKLY, "A", "B");
    Checklist daily = list("M-D", UnitType.SECONDARY, Frequency.DAILY, "A", "B", "C");
    Checklist own = list("P-M", UnitType.PRIMARY, Frequency.MONTHLY, "D");

    assertThat(ProposalRules.of(NINE_YEARS, Set.of(), List.of(weekly, daily, own)))
        .containsExactly(
            new Proposal("M-D", "M-D", Frequency.DAILY, null),
            new Proposal("P-W", "P-W", Frequency.WEEKLY, "M-D"),
            new Proposal("P-M", "P-M", Frequency.MONTHLY, null));
  }

  @Test
  void a_rarer_list_covers_no_stricter_one_and_a_list_of_the_flood_season_none() {
    Checklist daily = list("P-D", UnitType.PRIMARY, Frequency.DAILY, "A");
    Checklist monthly = list("M-M", UnitType.SECONDARY, Frequency.MONTHLY, "A", "B");
    Checklist flood = list("M-F", UnitType.SECONDARY, Frequency.WEEKLY_IN_FLOOD_SEASON, "A", "B", "C");

    assertThat(ProposalRules.of(NINE_YEARS, Set.of(), List.of(daily, monthly, flood)))
        .allMatch(proposal -> proposal.coveredBy() == null);
  }

  @Test
  void what_goes_on_already_other_types_and_what_has_no_rhythm_are_left_out() {
    Checklist going = list("P-D", UnitType.PRIMARY, Frequency.DAILY, "A", "B");
    Checklist covered = list("M-D", UnitType.SECONDARY, Frequency.DAILY, "A");
    Checklist other = list("KG", UnitType.KINDERGARTEN, Frequency.DAILY, "K");
    Checklist special = list("S", UnitType.SECONDARY, Frequency.SPECIAL, "S");

    assertThat(ProposalRules.of(NINE_YEARS, Set.of("P-D"), List.of(going, covered, other, special)))
        .containsExactly(new Proposal("M-D", "M-D", Frequency.DAILY, "P-D"));
  }
}
