package org.bihuan.inspection.patrol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import org.bihuan.organisation.Place;
import org.bihuan.organisation.PlaceKind;
import org.bihuan.platform.Ids;
import org.bihuan.platform.Ref;
import org.bihuan.platform.Refusal;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PatrolRulesTest {

  private static final Instant NOW = Instant.parse("2026-11-28T02:32:00Z");
  private static final Ref UNIT = new Ref(110108, Ids.next());
  private static final Ref STOP = new Ref(110108, Ids.next());
  private static final UUID PLACE = Ids.next();
  private static final UUID HAZARD = Ids.next();
  private static final UUID SOMEBODY = Ids.next();

  @Test
  void a_place_in_order_needs_no_words_and_names_no_hazard() {
    assertThatCode(() -> PatrolRules.check(stop(PatrolResult.NORMAL, null, NOW))).doesNotThrowAnyException();
    assertThatCode(() -> PatrolRules.check(stop(PatrolResult.NORMAL, "已巡", NOW))).doesNotThrowAnyException();
    assertThat(refused(stop(PatrolResult.NORMAL, null, NOW, HAZARD))).containsExactly("hazards");
  }

  @Test
  void what_is_wrong_is_said_or_stands_on_the_ledger() {
    assertThat(refused(stop(PatrolResult.PROBLEM, null, NOW))).containsExactly("note");
    assertThatCode(() -> PatrolRules.check(stop(PatrolResult.PROBLEM, "门锁坏了", NOW))).doesNotThrowAnyException();
    assertThatCode(() -> PatrolRules.check(stop(PatrolResult.PROBLEM, null, NOW, HAZARD))).doesNotThrowAnyException();
  }

  @Test
  void words_and_hazards_have_an_end() {
    assertThat(refused(stop(PatrolResult.PROBLEM, "长".repeat(501), NOW))).containsExactly("note");
    UUID[] many = Collections.nCopies(21, HAZARD).toArray(UUID[]::new);
    assertThat(refused(stop(PatrolResult.PROBLEM, null, NOW, many))).containsExactly("hazards");
  }

  @Test
  void clocks_differ_a_little_but_nobody_was_there_tomorrow() {
    assertThatCode(() -> PatrolRules.check(stop(PatrolResult.NORMAL, null, NOW.plus(Duration.ofMinutes(5)))))
        .doesNotThrowAnyException();
    assertThat(refused(stop(PatrolResult.NORMAL, null, NOW.plus(Duration.ofMinutes(6))))).containsExactly("at");
    assertThatCode(() -> PatrolRules.check(stop(PatrolResult.NORMAL, null, NOW.minus(Duration.ofDays(9)))))
        .as("handed in late after days without a network")
        .doesNotThrowAnyException();
    assertThat(PatrolRules.doubt(NOW.plus(Duration.ofMinutes(5)), NOW)).isNull();
    assertThat(PatrolRules.doubt(NOW.plus(Duration.ofMinutes(6)), NOW)).isEqualTo(PatrolStop.Doubt.AHEAD);
    assertThat(PatrolRules.doubt(NOW.minus(Duration.ofDays(365)), NOW)).isNull();
    assertThat(PatrolRules.doubt(Instant.EPOCH, NOW)).isEqualTo(PatrolStop.Doubt.LONG_AGO);
  }

  @Test
  void at_a_desk_a_round_is_written_down_within_a_week() {
    LocalDate today = LocalDate.parse("2026-11-28");
    assertThatCode(() -> PatrolRules.mustBeOfLate(Instant.parse("2026-11-20T16:00:00Z"), today)).doesNotThrowAnyException();
    Refusal refusal =
        catchThrowableOfType(Refusal.class, () -> PatrolRules.mustBeOfLate(Instant.parse("2026-11-20T15:59:59Z"), today));
    assertThat(refusal.fields().getFirst().field()).isEqualTo("at");
    assertThat(refusal.why()).contains("7 天");
    assertThat(refusal.remedy()).contains("2026-11-21 起", "补记");
  }

  @Test
  void what_is_told_after_its_day_or_by_a_clock_in_doubt_is_late() {
    assertThat(stop(PatrolResult.NORMAL, null, Instant.parse("2026-11-27T16:00:00Z")).isLate()).isFalse();
    assertThat(stop(PatrolResult.NORMAL, null, Instant.parse("2026-11-27T15:59:59Z")).isLate()).isTrue();
    assertThat(stop(PatrolResult.NORMAL, null, NOW, PatrolStop.Doubt.LONG_AGO).isLate()).isTrue();
  }

  @Test
  void a_closed_place_is_stopped_at_until_its_last_day() {
    Place place =
        new Place(
            new Ref(110108, Ids.next()), UNIT, PlaceKind.BOILER_ROOM, "锅炉房", "", null, LocalDate.parse("2026-11-28"), 2);
    assertThatCode(() -> PatrolRules.mustBeInUse(place, NOW)).doesNotThrowAnyException();
    Refusal refusal =
        catchThrowableOfType(Refusal.class, () -> PatrolRules.mustBeInUse(place, Instant.parse("2026-11-28T16:00:00Z")));
    assertThat(refusal.why()).contains("锅炉房", "2026-11-28");
  }

  @Test
  void a_hazard_of_somewhere_else_is_not_named() {
    assertThatCode(() -> PatrolRules.mustAllBeOfUnit(List.of(HAZARD), List.of(HAZARD))).doesNotThrowAnyException();
    assertThat(catchThrowableOfType(Refusal.class, () -> PatrolRules.mustAllBeOfUnit(List.of(HAZARD), List.of())).code())
        .isEqualTo("invalid");
  }

  @Test
  void it_says_the_same_only_of_the_same_person_place_and_moment() {
    PatrolStop stop = stop(PatrolResult.PROBLEM, "门锁坏了", NOW);
    assertThat(stop.saysTheSameAs(stop(PatrolResult.PROBLEM, "门锁坏了", NOW))).isTrue();
    assertThat(stop.saysTheSameAs(stop(PatrolResult.PROBLEM, "门锁好了", NOW))).isFalse();
    assertThat(stop.saysTheSameAs(stop(PatrolResult.PROBLEM, "门锁坏了", NOW.minusSeconds(1)))).isFalse();
  }

  private static PatrolStop stop(PatrolResult result, @Nullable String note, Instant at, UUID... hazards) {
    return stop(result, note, at, null, hazards);
  }

  private static PatrolStop stop(
      PatrolResult result, @Nullable String note, Instant at, PatrolStop.@Nullable Doubt doubt, UUID... hazards) {
    return new PatrolStop(
        STOP, UNIT, PLACE, at, NOW, doubt, result, note, List.of(hazards), true, SOMEBODY, "王某", SOMEBODY, "门卫");
  }

  private static List<String> refused(PatrolStop stop) {
    return catchThrowableOfType(Refusal.class, () -> PatrolRules.check(stop)).fields().stream()
        .map(Refusal.FieldProblem::field)
        .toList();
  }
}
