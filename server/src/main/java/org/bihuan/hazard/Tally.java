package org.bihuan.hazard;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.bihuan.checklist.Category;
import org.bihuan.checklist.Level;
import org.bihuan.platform.BeijingTime;
import org.jspecify.annotations.Nullable;

/**
 * One fact a figure counts. Each hazard contributes a set of facts that follows from its row alone, so a figure is the
 * sum of the differences of all changes and can be recounted from the rows at any time.
 *
 * @param level the grade; PROPOSED_MAJOR while nobody has graded what is proposed as major, else UNGRADED
 */
record Tally(LocalDate day, Measure measure, Category category, String level, Origin origin) {

  /**
   * What is counted, and on which day: the day of registration where nothing else is said. Each has a column of its name
   * in {@code hazard.tally} and its sums.
   */
  enum Measure {
    /** 排查数: registered and not withdrawn. */
    FOUND,
    /** 已整改销账 of those registered that day. */
    RECTIFIED,
    /** 当场整改 of those registered that day. */
    ON_SPOT,
    /** 列入治理计划: named plan with a deadline. */
    PLANNED,
    /** 五落实 complete. */
    FIVE_ELEMENTS,
    /** 撤销. */
    WITHDRAWN,
    /** 反弹: came back after write-off. */
    REBOUND,
    /** 越级报告. */
    OVER_HEAD,
    /** Written off, on the day of the write-off. */
    WRITTEN_OFF,
    /** Not finished, on the day it is owed: overdue is the sum of the days before today. */
    DUE,
    /** Money really spent in fen, on the day of the finish. */
    FUNDS
  }

  /** The figures a change adds and takes away. */
  static Map<Tally, Long> difference(@Nullable Hazard before, Hazard after) {
    Map<Tally, Long> difference = new HashMap<>(of(after));
    if (before != null) {
      of(before).forEach((tally, amount) -> difference.merge(tally, -amount, Long::sum));
    }
    difference.values().removeIf(amount -> amount == 0);
    return difference;
  }

  static Map<Tally, Long> of(Hazard hazard) {
    if (hazard.status() == HazardStatus.DRAFT) {
      return Map.of();
    }
    Map<Tally, Long> facts = new HashMap<>();
    LocalDate registered = NextStep.registrationDay(hazard);
    for (Measure measure : onRegistrationDay(hazard)) {
      facts.put(tally(hazard, registered, measure), 1L);
    }
    var closedAt = hazard.closure().closedAt();
    if (closedAt != null) {
      facts.put(tally(hazard, BeijingTime.dayOf(closedAt), Measure.WRITTEN_OFF), 1L);
    }
    LocalDate owedOn = hazard.plan().owedOn();
    if (owedOn != null && isUnfinished(hazard.status())) {
      facts.put(tally(hazard, owedOn, Measure.DUE), 1L);
    }
    Hazard.Completion completion = hazard.closure().completion();
    Long spent = completion == null ? null : completion.actualFen();
    if (completion != null && spent != null && spent > 0) {
      facts.put(tally(hazard, completion.finishedOn(), Measure.FUNDS), spent);
    }
    return facts;
  }

  private static List<Measure> onRegistrationDay(Hazard hazard) {
    if (hazard.status() == HazardStatus.WITHDRAWN) {
      return List.of(Measure.WITHDRAWN);
    }
    List<Measure> measures = new ArrayList<>(List.of(Measure.FOUND));
    boolean closed = hazard.closure().closedAt() != null;
    Hazard.Completion completion = hazard.closure().completion();
    add(measures, closed, Measure.RECTIFIED);
    add(measures, closed && completion != null && completion.onSpot(), Measure.ON_SPOT);
    add(measures, hazard.plan().deadline() != null, Measure.PLANNED);
    add(measures, hazard.plan().hasFiveElements(), Measure.FIVE_ELEMENTS);
    add(measures, hazard.links().formerId() != null, Measure.REBOUND);
    add(measures, hazard.finding().overHead(), Measure.OVER_HEAD);
    return measures;
  }

  private static void add(List<Measure> measures, boolean holds, Measure measure) {
    if (holds) {
      measures.add(measure);
    }
  }

  /** 到期未整改 counts what its owner has not finished; what waits for acceptance is the acceptor's delay. */
  static boolean isUnfinished(HazardStatus status) {
    return switch (status) {
      case REGISTERED, INTERIM_CONTROL, PLANNING, RECTIFYING, TRANSFERRED, JOINT_STUDY -> true;
      case DRAFT, FIXED_ON_SPOT, AWAITING_ACCEPTANCE, AWAITING_CONFIRMATION, CLOSED, REBOUNDED, WITHDRAWN -> false;
    };
  }

  private static Tally tally(Hazard hazard, LocalDate day, Measure measure) {
    return new Tally(day, measure, hazard.finding().category(), level(hazard), hazard.finding().origin());
  }

  /** Until it is graded, what may be major is told apart from the rest: leaders look for it. */
  private static String level(Hazard hazard) {
    Level level = hazard.grading().level();
    if (level != null) {
      return level.name();
    }
    return hazard.looksMajor() ? "PROPOSED_MAJOR" : "UNGRADED";
  }
}
