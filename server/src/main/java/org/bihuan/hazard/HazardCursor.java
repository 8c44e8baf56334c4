package org.bihuan.hazard;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Base64;
import java.util.UUID;
import org.bihuan.platform.Refusal;
import org.bihuan.platform.SqlFilter;
import org.jspecify.annotations.Nullable;

/** The place in a list after which the next page starts: the sort key and id of the last row shown. */
final class HazardCursor {

  private HazardCursor() {}

  /** The orders an index exists for; no other is offered. */
  enum Order {
    NEWEST("h.registered_at desc, h.id desc"),
    MOST_URGENT("h.due_on, h.id"),
    DRAFTS("h.id desc");

    private final String sql;

    Order(String sql) {
      this.sql = sql;
    }

    String sql() {
      return sql;
    }
  }

  static Order orderOf(HazardFilter wanted) {
    if (wanted.onlyDrafts()) {
      return Order.DRAFTS;
    }
    return wanted.mostUrgentFirst() ? Order.MOST_URGENT : Order.NEWEST;
  }

  static String of(HazardSummary last, Order order) {
    String key =
        switch (order) {
          case NEWEST -> String.valueOf(last.registeredAt());
          case MOST_URGENT -> String.valueOf(last.clock() == null ? null : last.clock().dueOn());
          case DRAFTS -> "";
        };
    String text = key + "|" + last.ref().id();
    return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  static void after(@Nullable String cursor, Order order, SqlFilter filter) {
    if (cursor == null || cursor.isEmpty()) {
      return;
    }
    try {
      String[] parts = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8).split("\\|", 2);
      UUID id = UUID.fromString(parts[1]);
      filter.and("true", "cursorId", id);
      switch (order) {
        case NEWEST ->
            filter.and(
                "(h.registered_at, h.id) < (:cursorKey, :cursorId)",
                "cursorKey",
                HazardRow.require(Instant.parse(parts[0])));
        case MOST_URGENT -> filter.and("(h.due_on, h.id) > (:cursorKey, :cursorId)", "cursorKey", LocalDate.parse(parts[0]));
        case DRAFTS -> filter.and("h.id < :cursorId");
      }
    } catch (IllegalArgumentException | DateTimeException | ArrayIndexOutOfBoundsException e) {
      throw Refusal.invalid("cursor", "翻页位置无法识别", "请从第一页重新开始");
    }
  }
}
