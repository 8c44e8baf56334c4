package org.bihuan.backup;

import java.time.Instant;
import java.util.UUID;

/** A backup made, or a backup opened again, and how it went. */
record Run(UUID id, Kind kind, Instant startedAt, Instant endedAt, boolean good, String told) {

  /** What was done. */
  enum Kind {
    /** 备份. */
    BACKUP,
    /** 恢复检查. */
    CHECK
  }
}
