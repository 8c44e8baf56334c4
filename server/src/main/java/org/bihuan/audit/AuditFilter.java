package org.bihuan.audit;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What an auditor looks for.
 *
 * @param before only lines before this one, for the next page
 */
record AuditFilter(
    @Nullable UUID person, @Nullable String act, @Nullable Instant from, @Nullable Instant to, @Nullable UUID before) {}
