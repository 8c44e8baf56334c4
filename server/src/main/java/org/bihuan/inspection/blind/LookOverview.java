package org.bihuan.inspection.blind;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import org.bihuan.hazard.ShutFiles;
import org.bihuan.inspection.blind.LookQueries.Listed;
import org.bihuan.inspection.blind.LookQueries.Month;
import org.bihuan.inspection.blind.LookQueries.Taken;
import org.bihuan.platform.Actor;
import org.bihuan.platform.BeijingTime;
import org.bihuan.platform.Cursor;
import org.bihuan.platform.FieldChecks;
import org.bihuan.platform.Ref;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Shows who administers a district or the city which blind looks were taken there and what came of them. */
@Service
@Transactional(readOnly = true)
class LookOverview {

  private static final int MONTHS_BACK = 11;
  private static final int MOST_DAYS = 3 * 366;

  /**
   * A look as it is shown.
   *
   * @param shut the reader looks at this hazard himself and has not said anything yet: what others saw is not told
   * @param open it can still be answered; which hazard it is, is not told, so that nobody tells who looks
   */
  record Shown(Listed listed, boolean shut, boolean open) {

    boolean opensTheFile() {
      return !shut && !open;
    }
  }

  /** @param next cursor of the following page of looks */
  record Overview(LocalDate from, LocalDate to, LookCounts total, List<Month> months, List<Shown> looks, @Nullable String next) {}

  private final LookQueries queries;
  private final ShutFiles shutFiles;
  private final Clock clock;

  LookOverview(LookQueries queries, ShutFiles shutFiles, Clock clock) {
    this.queries = queries;
    this.shutFiles = shutFiles;
    this.clock = clock;
  }

  /** Looks taken on these days; without them of the last twelve months. */
  Overview of(Actor actor, @Nullable LocalDate from, @Nullable LocalDate to, @Nullable String cursor, int limit) {
    BlindLookRules.mustOversee(actor);
    LocalDate until = to == null ? BeijingTime.today(clock) : to;
    LocalDate since = from == null ? until.withDayOfMonth(1).minusMonths(MONTHS_BACK) : from;
    long days = ChronoUnit.DAYS.between(since, until);
    new FieldChecks()
        .holds(days >= 0, "to", "截止日期早于起始日期", "请改为起始日期当天或以后")
        .holds(days < MOST_DAYS, "from", "起止日期超过三年", "请分段查询")
        .refuseIfAny();
    Taken wanted = new Taken(actor.scope(), since, until);
    Instant now = clock.instant();
    List<Listed> rows = queries.looks(wanted, Cursor.open(cursor, Instant::parse), limit + 1);
    List<Listed> page = rows.stream().limit(limit).toList();
    List<Month> months = queries.months(wanted, now.minus(BlindLookRules.LEFT_ALONE));
    Set<Ref> shut = shutFiles.to(actor);
    return new Overview(
        since,
        until,
        months.stream().map(Month::counts).reduce(LookCounts.NONE, LookCounts::plus),
        months,
        page.stream().map(row -> new Shown(row, shut.contains(row.look().hazard()), row.look().isOpen(now))).toList(),
        rows.size() > page.size() ? page.getLast().cursor() : null);
  }
}
