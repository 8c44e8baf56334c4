package org.bihuan.supervision;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** When a reminder is given and which rung of the ladder a late hazard has reached. Pure. */
final class EscalationRules {

  private EscalationRules() {}

  /** Late work that has used up its patience; {@code reason} is a sentence for the person who decides. */
  record Due(Rung rung, String reason) {}

  /**
   * The highest rung that is due; the lower ones are then past their time.
   *
   * @param extensions granted so far: asking often is a sign of its own (工作方案（六）, 杜绝老好人)
   */
  static Optional<Due> due(LocalDate deadline, int extensions, LocalDate today, EscalationSettings settings) {
    long late = ChronoUnit.DAYS.between(deadline, today);
    if (late <= 0) {
      return Optional.empty();
    }
    Optional<Rung> byDays =
        Arrays.stream(Rung.values())
            .filter(rung -> late >= settings.overdueDays().getOrDefault(rung, Integer.MAX_VALUE))
            .reduce((lower, higher) -> higher);
    boolean often = settings.extensions() > 0 && extensions >= settings.extensions();
    Rung reached = often ? next(byDays) : byDays.orElse(null);
    if (reached == null) {
      return Optional.empty();
    }
    String reason = "整改期限 " + deadline + " 已过 " + late + " 天" + (often ? "，此前已延期 " + extensions + " 次" : "");
    return Optional.of(new Due(reached, reason));
  }

  private static Rung next(Optional<Rung> byDays) {
    int ordinal = byDays.map(rung -> rung.ordinal() + 1).orElse(Rung.URGING_LETTER.ordinal());
    return Rung.values()[Math.min(ordinal, Rung.values().length - 1)];
  }

  /**
   * The reminders to give on a working day: those of that day and those of the days off until the next one, so that
   * nobody is reminded in his holidays of what falls due before he is back.
   *
   * @return days before the deadline, the most urgent last; empty where none is due
   */
  static List<Integer> reminders(
      LocalDate deadline, LocalDate today, LocalDate nextWorkingDay, EscalationSettings settings) {
    return settings.remindBefore().stream()
        .filter(days -> !deadline.minusDays(days).isBefore(today) && deadline.minusDays(days).isBefore(nextWorkingDay))
        .sorted((a, b) -> b - a)
        .toList();
  }
}
