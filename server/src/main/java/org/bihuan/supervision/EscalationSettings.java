package org.bihuan.supervision;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * The clocks of the ladder as of a day; data of the standards library.
 *
 * @param remindBefore calendar days before a deadline
 * @param overdueDays calendar days past it from which a rung is proposed
 * @param extensions how many extensions by themselves make the next rung due (0: never)
 */
record EscalationSettings(List<Integer> remindBefore, Map<Rung, Integer> overdueDays, int extensions) {

  EscalationSettings {
    remindBefore = List.copyOf(remindBefore);
    overdueDays = new EnumMap<>(overdueDays);
  }
}
