package org.bihuan.audit;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.bihuan.platform.Actor;
import org.jspecify.annotations.Nullable;

/**
 * One line of the audit trail.
 *
 * @param act what was done, in the words of the permission table where it has them
 * @param by who acted; null when nobody was signed in
 * @param network where the request came from, as far as known
 * @param subject what it was done to, e.g. {@code account 0193…}
 */
record AuditEntry(
    int districtId,
    UUID id,
    Instant at,
    String act,
    Result result,
    @Nullable Actor by,
    @Nullable String network,
    @Nullable String request,
    String subject,
    Map<String, Object> details) {

  enum Result {
    DONE,
    REFUSED
  }
}
