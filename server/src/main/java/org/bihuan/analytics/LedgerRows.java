package org.bihuan.analytics;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * The address in the ledger of the rows behind a figure: the parameters of {@code GET /api/hazards} that list exactly
 * the hazards counted. Grows by conditions; the text is what {@link #toString} gives.
 */
record LedgerRows(Map<String, String> conditions, Period period, LocalDate today) {

  private static final String UNFINISHED = "REGISTERED,INTERIM_CONTROL,PLANNING,RECTIFYING,TRANSFERRED,JOINT_STUDY";

  private static final Set<String> SCOPE = Set.of("district", "cluster", "clusterOn", "unit");

  static final int SOON_DAYS = 7;

  LedgerRows {
    conditions = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(conditions));
  }

  LedgerRows and(String name, Object value) {
    return and(Map.of(name, value.toString()));
  }

  LedgerRows and(Map<String, String> more) {
    Map<String, String> all = new LinkedHashMap<>(conditions);
    all.putAll(more);
    return new LedgerRows(all, period, today);
  }

  LedgerRows during(Period other) {
    return new LedgerRows(conditions, other, today);
  }

  LedgerRows of(Kind level) {
    return and("level", level.key());
  }

  /** The same in a part of the city; a part has one of district, cluster and unit, so the wider word goes. */
  LedgerRows in(Map<String, String> part) {
    Map<String, String> all = new LinkedHashMap<>(part);
    conditions.forEach((name, value) -> {
      if (!SCOPE.contains(name)) {
        all.put(name, value);
      }
    });
    return new LedgerRows(all, period, today);
  }

  /** The part alone, as in the address of its own dashboard. */
  String scope() {
    return text(name -> SCOPE.contains(name));
  }

  /** Registered in the period and not withdrawn: what 排查数 counts and everything measured against it. */
  LedgerRows found() {
    return found(period.from(), period.to());
  }

  LedgerRows found(LocalDate from, LocalDate to) {
    return and("registeredFrom", from).and("registeredTo", to).and("withdrawn", false);
  }

  LedgerRows rectified() {
    return and("registeredFrom", period.from()).and("registeredTo", period.to()).and("writtenOff", true);
  }

  LedgerRows unrectified() {
    return and("registeredFrom", period.from()).and("registeredTo", period.to()).and("open", true);
  }

  LedgerRows withdrawn() {
    return and("registeredFrom", period.from()).and("registeredTo", period.to()).and("withdrawn", true);
  }

  LedgerRows writtenOff(LocalDate from, LocalDate to) {
    return and("closedFrom", from).and("closedTo", to);
  }

  LedgerRows writtenOff() {
    return writtenOff(period.from(), period.to());
  }

  LedgerRows spent() {
    return and("spentFrom", period.from()).and("spentTo", period.to());
  }

  LedgerRows open() {
    return and("open", true);
  }

  LedgerRows overdue() {
    return and("overdue", true);
  }

  LedgerRows dueSoon() {
    return and("dueFrom", today).and("dueTo", today.plusDays(SOON_DAYS)).and("status", UNFINISHED);
  }

  /** Query of {@code GET /api/figures/units} for the units of this part in that state. */
  String units(UnitActivity.State state) {
    String place = scope();
    return (place.isEmpty() ? "" : place + "&") + "period=" + period.code() + "&state=" + state;
  }

  @Override
  public String toString() {
    return text(name -> true);
  }

  private String text(Predicate<String> which) {
    return conditions.entrySet().stream()
        .filter(condition -> which.test(condition.getKey()))
        .map(condition -> condition.getKey() + "=" + condition.getValue())
        .collect(Collectors.joining("&"));
  }
}
