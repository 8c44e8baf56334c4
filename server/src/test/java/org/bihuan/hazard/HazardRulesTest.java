package org.bihuan.hazard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.bihuan.hazard.Cast.COOK;
import static org.bihuan.hazard.Cast.GUARD;
import static org.bihuan.hazard.Cast.OFFICER;
import static org.bihuan.hazard.Cast.TODAY;

import org.bihuan.checklist.Level;
import org.bihuan.platform.Refusal;
import org.junit.jupiter.api.Test;

/** Each test is a sentence of the plan or the law about who may do what. */
class HazardRulesTest {

  @Test
  void a_self_found_general_hazard_is_graded_planned_rectified_accepted_and_written_off_inside_the_unit() {
    Hazard hazard = Cast.closed().hazard;
    assertThat(hazard.status()).isEqualTo(HazardStatus.CLOSED);
    assertThat(hazard.closure().lookBacks())
        .extracting(Hazard.LookBack::dueOn)
        .containsExactly(TODAY.plusDays(30), TODAY.plusDays(90));
  }

  @Test
  void what_the_ledger_already_proposes_as_major_cannot_be_edited_into_something_less() {
    Cast.File file = new Cast.File(COOK, Level.MAJOR, HazardSource.PATROL);
    assertRefused(
        "needs-downgrade",
        () ->
            Registration.revise(
                file.hazard, Cast.finding(Level.MINOR, HazardSource.PATROL), file.situation(COOK)));
    Hazard corrected =
        Registration.revise(file.hazard, Cast.finding(Level.MAJOR, HazardSource.PATROL), file.situation(COOK));
    assertThat(corrected.grading().proposedLevel()).isEqualTo(Level.MAJOR);
  }

  @Test
  void whoever_calls_it_major_says_why() {
    Cast.File file = Cast.general();
    assertRefused(
        "invalid", () -> file.does(OFFICER, new HazardCommand.Grade(Level.MAJOR, null, null, null, null)));
    file.does(OFFICER, new HazardCommand.Grade(Level.MAJOR, null, null, "出口全部封堵", null));
    assertThat(file.hazard.status()).isEqualTo(HazardStatus.INTERIM_CONTROL);
  }

  @Test
  void what_is_registered_later_than_the_next_working_day_says_how_late() {
    assertThat(registered(TODAY.minusDays(1)).finding().lateDays()).isNull();
    assertThat(registered(TODAY.minusDays(40)).finding().lateDays()).isEqualTo(40);
  }

  @Test
  void the_policy_level_minor_is_general_in_law() {
    assertThat(Cast.general().does(OFFICER, Cast.grade(Level.MINOR)).hazard.grading().statutoryLevel())
        .isEqualTo(Level.GENERAL);
  }

  @Test
  void a_post_holder_proposes_but_does_not_grade_or_plan() {
    assertThat(Cast.general().objection(GUARD, HazardAct.GRADE)).contains("only-proposes");
    assertThat(Cast.general().does(OFFICER, Cast.grade(Level.GENERAL)).objection(COOK, HazardAct.PLAN)).isPresent();
  }

  private static Hazard registered(java.time.LocalDate foundOn) {
    Registration r = Cast.finding(null, HazardSource.SELF_CHECK);
    var earlier =
        new Registration(
            r.id(), r.unit(), null, r.placeText(), r.category(), null, r.description(), r.basis(), r.source(),
            Cast.noon(foundOn), null, null, r.photos(), null, false, null);
    return Registration.begin(earlier, Cast.general().situation(OFFICER));
  }

  private static void assertRefused(String code, Runnable act) {
    assertThatExceptionOfType(Refusal.class).isThrownBy(act::run).extracting(Refusal::code).isEqualTo(code);
  }
}
