package org.bihuan.hazard;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.bihuan.platform.BeijingTime;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Makes the row of a hazard anew from its history and names every column that says something else: lists, figures and
 * exports read the columns, so each of them has to be what the history says, and a column that is added is compared by itself.
 */
final class RowProof {

  /** The fingerprint of the request is in no line of history; it only tells a repeat from another registration. */
  private static final Set<String> IN_NO_LINE = Set.of("registration_hash");

  /** No clock of the standards is longer, sixty working days over the longest holidays included. */
  private static final int LONGEST_CLOCK_DAYS = 120;

  /** Working days and settings of that day may have been corrected since, so those clocks are only bounded. */
  private static final HazardSettings NO_TIME = new HazardSettings(0, 0, 0, 0, List.of(), 0);

  private final JsonMapper json;
  private final HazardRow row;
  private final HazardHistory history;

  RowProof(JsonMapper json) {
    this.json = json;
    this.row = new HazardRow(json);
    this.history = new HazardHistory(json);
  }

  /**
   * Names of the columns that differ, in the order of the table.
   *
   * @param stored every column of the row by its name; jsonb as text
   * @param lines whole and not empty
   * @throws JacksonException where the last line is no hazard
   */
  List<String> differing(Map<String, @Nullable Object> stored, List<HazardEvent> lines) {
    HazardEvent last = lines.getLast();
    HazardEvent.Body body = history.read(last.body());
    Hazard told = withWhatOldLinesDoNotTell(body.hazard(), last.body(), stored);
    NextStep next = next(told, lines, body.at());
    Map<String, @Nullable Object> expected = row.columns(told, next, last, new byte[0]);
    List<String> differing = new ArrayList<>();
    stored.forEach(
        (column, value) -> {
          boolean holds =
              column.equals("due_on") && NextStep.dependsOnCalendar(told)
                  ? isInReach(value, BeijingTime.dayOf(body.at()))
                  : IN_NO_LINE.contains(column)
                      || (expected.containsKey(column) && same(column, value, expected.get(column)));
          if (!holds) {
            differing.add(column);
          }
        });
    return differing;
  }

  private NextStep next(Hazard told, List<HazardEvent> lines, Instant at) {
    LocalDate day = BeijingTime.dayOf(at);
    // A correction is made before anything is proposed that outlives it.
    Proposal open = lines.getLast().act() == HazardAct.EDIT ? null : lastProposal(lines);
    return NextStep.of(told, open, new NextStep.Clocks(at, workdays -> day, NO_TIME));
  }

  private @Nullable Proposal lastProposal(List<HazardEvent> lines) {
    for (HazardEvent line : lines.reversed()) {
      Proposal proposal = line.body().contains("\"proposal\":{") ? history.read(line.body()).proposal() : null;
      if (proposal != null) {
        return proposal;
      }
    }
    return null;
  }

  private static boolean isInReach(@Nullable Object dueOn, LocalDate day) {
    return dueOn instanceof LocalDate due && !due.isBefore(day) && !due.isAfter(day.plusDays(LONGEST_CLOCK_DAYS));
  }

  private Hazard withWhatOldLinesDoNotTell(Hazard told, String line, Map<String, @Nullable Object> stored) {
    Hazard whole = told;
    if (!line.contains("\"term\":") && stored.get("term") instanceof String term) {
      whole = whole.with(whole.plan().heldTo(row.from(term, Hazard.Term.class)));
    }
    if (!line.contains("\"majorSince\":") && stored.get("major_since") instanceof OffsetDateTime since) {
      whole = whole.with(whole.grading().majorSince(since.toInstant()));
    }
    return whole;
  }

  private boolean same(String column, @Nullable Object stored, @Nullable Object expected) {
    if (stored == null || expected == null) {
      return stored == expected;
    }
    if (HazardRow.JSON_COLUMNS.contains(column)) {
      return same(json.readTree(stored.toString()), json.readTree(expected.toString()));
    }
    return stored instanceof byte[] bytes ? Arrays.equals(bytes, (byte[]) expected) : stored.equals(expected);
  }

  /** A member that is null and one that is not there say the same: rows outlive the members of their day. */
  private static boolean same(@Nullable JsonNode one, @Nullable JsonNode other) {
    if (one == null || other == null || one.isNull() || other.isNull()) {
      return (one == null || one.isNull()) && (other == null || other.isNull());
    }
    if (one.isArray() && other.isArray()) {
      boolean same = one.size() == other.size();
      for (int i = 0; same && i < one.size(); i++) {
        same = same(one.get(i), other.get(i));
      }
      return same;
    }
    if (one.isObject() && other.isObject()) {
      return one.propertyStream().allMatch(member -> same(member.getValue(), other.get(member.getKey())))
          && other.propertyStream().allMatch(member -> member.getValue().isNull() || one.has(member.getKey()));
    }
    return Objects.equals(one, other);
  }
}
