package org.bihuan.evidence;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An office that countersigns checkpoints (见证人).
 *
 * @param to the last day its signature counts; null while it goes on
 */
record Witness(UUID id, Role role, WitnessKey key, LocalDate from, @Nullable LocalDate to) {

  /** So many under a checkpoint, and nobody can say any more that it was another. */
  static final int FINAL = 3;

  enum Role {
    DISTRICT("区节点"),
    SUPERVISION("督导（纪检）部门"),
    SAFETY_COMMITTEE("市安委办"),
    OTHER("其他单位");

    private final String title;

    Role(String title) {
      this.title = title;
    }

    String title() {
      return title;
    }
  }

  boolean countsOn(LocalDate day) {
    return !day.isBefore(from) && (to == null || !day.isAfter(to));
  }
}
