package org.bihuan.hazard;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.bihuan.checklist.Level;
import org.bihuan.platform.Actor;
import org.bihuan.platform.Page;
import org.bihuan.platform.Ref;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The few rows of the ledger somebody carries on his way, without a network to ask for more. */
@Service
@Transactional(readOnly = true)
public class PocketLedger {

  /**
   * A hazard not yet written off, as short as a small screen needs it.
   *
   * @param level graded, or proposed where nobody has graded it yet
   * @param overdueDays past its deadline and not finished, else null
   * @param before the first photo taken of it
   */
  public record Carried(
      Ref ref,
      @Nullable String number,
      int version,
      Ref unit,
      String unitName,
      HazardStatus status,
      String statusTitle,
      @Nullable Level level,
      String placeText,
      String description,
      @Nullable LocalDate deadline,
      @Nullable Long overdueDays,
      @Nullable Ref before) {

    static Carried of(HazardSummary s) {
      return new Carried(
          s.ref(), s.number(), s.version(), s.unit().ref(), s.unit().name(), s.status(), s.statusTitle(),
          s.level() == null ? s.proposedLevel() : s.level(), s.placeText(), s.description(), s.deadline(),
          s.overdueDays(), s.thumbnail());
    }
  }

  /**
   * What waits for the actor and is no rectification of his own: it takes a screen and a network.
   *
   * @param late past a deadline or past the day it should have been dealt with
   * @param exact whether there are no more
   */
  public record AtDesk(int waiting, int late, boolean exact) {}

  private static final int MOST_AT_DESK = 100;

  private final HazardQueries queries;

  PocketLedger(HazardQueries queries) {
    this.queries = queries;
  }

  /** What is open at a unit and may be seen by the actor, the most urgent first. */
  public List<Carried> open(Actor actor, Ref unit, int most) {
    List<Carried> carried = new ArrayList<>();
    String cursor = null;
    do {
      Page<HazardQueries.Listed> page =
          queries.page(
              actor, HazardFilter.openOf(unit, cursor, Math.min(HazardFilter.LARGEST_PAGE, most - carried.size())));
      page.items().forEach(row -> carried.add(Carried.of(row.row())));
      cursor = page.next();
    } while (cursor != null && carried.size() < most);
    return carried;
  }

  /** What the actor himself has to put right. */
  public List<Carried> toRectify(Actor actor, int most) {
    return queries.waitingFor(actor, most).stream()
        .map(HazardQueries.Listed::row)
        .filter(row -> row.status() == HazardStatus.RECTIFYING)
        .map(Carried::of)
        .toList();
  }

  /** How much waits for the actor elsewhere, so that a phone without a word does not pass for an empty desk. */
  public AtDesk atDesk(Actor actor) {
    List<HazardSummary> waiting =
        Stream.concat(
                queries.waitingFor(actor, MOST_AT_DESK + 1).stream()
                    .filter(listed -> listed.row().status() != HazardStatus.RECTIFYING),
                queries.lookBacksDue(actor, LookBackRules.LOOK_BACK_AHEAD_DAYS, MOST_AT_DESK + 1).stream())
            .map(HazardQueries.Listed::row)
            .toList();
    int late = (int) waiting.stream().filter(PocketLedger::isLate).count();
    return new AtDesk(Math.min(waiting.size(), MOST_AT_DESK), late, waiting.size() <= MOST_AT_DESK);
  }

  private static boolean isLate(HazardSummary row) {
    return row.overdueDays() != null || row.clock() != null && row.clock().overdueDays() != null;
  }
}
