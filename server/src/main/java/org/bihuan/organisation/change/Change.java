package org.bihuan.organisation.change;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.bihuan.platform.Ref;
import org.jspecify.annotations.Nullable;

/**
 * A line in the history of a node.
 *
 * @param ref the ledger it stands in and the id it was asked for under
 * @param told what happened, or will, in sentences
 */
record Change(
    Ref ref,
    UUID nodeId,
    @Nullable UUID unitId,
    State state,
    WantedChange wanted,
    List<String> told,
    Instant askedAt,
    String askedBy,
    @Nullable Instant settledAt) {

  enum State {
    PLANNED("待生效"),
    DONE("已生效"),
    CANCELLED("已取消"),
    FAILED("未能生效");

    private final String title;

    State(String title) {
      this.title = title;
    }

    String title() {
      return title;
    }
  }

  Change {
    told = List.copyOf(told);
  }
}
