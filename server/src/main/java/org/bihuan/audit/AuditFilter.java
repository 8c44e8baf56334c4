package org.bihuan.audit;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What an auditor looks for.
 *
 * <p>Each member is a query parameter of the same name; {@code from} is included, {@code to} is not.
 *
 * @param before only lines before this one, for the next page
 */
record AuditFilter(
    @Nullable UUID person,
    @Nullable String act,
    AuditEntry.@Nullable Result result,
    @Nullable Instant from,
    @Nullable Instant to,
    @Nullable UUID before) {}
