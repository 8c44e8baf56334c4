package org.bihuan.hazard;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
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
}
