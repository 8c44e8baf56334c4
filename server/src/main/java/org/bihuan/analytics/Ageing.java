package org.bihuan.analytics;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** How long what is open now has been on the ledger. */
final class Ageing {

  /** The oldest day whose hazards are told apart; what is open beyond is older. */
  static final int DAYS = 90;

  private Ageing() {}

  /** @param open all that is open now */
  static List<Share> of(List<FigureQueries.Day> days, long open, LedgerRows rows) {
    LocalDate today = rows.today();
    List<Share> shares = new ArrayList<>();
    shares.add(share("D7", "7 天以内", days, today.minusDays(7), today, rows));
    shares.add(share("D30", "8–30 天", days, today.minusDays(30), today.minusDays(8), rows));
    shares.add(share("D90", "31–90 天", days, today.minusDays(DAYS), today.minusDays(31), rows));
    long younger = shares.stream().mapToLong(Share::value).sum();
    String older = rows.open().and("registeredTo", today.minusDays(DAYS + 1)).toString();
    shares.add(new Share("OLDER", "90 天以上", open - younger, older));
    return shares;
  }

  private static Share share(
      String key, String title, List<FigureQueries.Day> days, LocalDate from, LocalDate to, LedgerRows rows) {
    Predicate<FigureQueries.Day> within = day -> !day.day().isBefore(from) && !day.day().isAfter(to);
    long open = days.stream().filter(within).mapToLong(day -> day.found() - day.rectified()).sum();
    return new Share(
        key, title, open, rows.open().and("registeredFrom", from).and("registeredTo", to).toString());
  }
}
