package org.bihuan.sync;

import java.time.Instant;
import java.util.UUID;
import org.bihuan.platform.Ref;
import org.jspecify.annotations.Nullable;

/**
 * What the server says of a record it has: from now on the phone need not keep it.
 *
 * @param contentHash tells whether the same comes again
 * @param content as JSON
 * @param thing the hazard or the task it changed
 * @param outcome what became of it, for the person
 */
record Receipt(
    Ref ref,
    Ref unit,
    FieldContent.Kind kind,
    String content,
    String contentHash,
    Ref thing,
    @Nullable String number,
    String outcome,
    UUID personId,
    FieldRecord.Device device,
    Instant receivedAt) {}
