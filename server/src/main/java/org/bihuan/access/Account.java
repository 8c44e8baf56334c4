package org.bihuan.access;

import java.time.Instant;
import java.util.UUID;
import org.bihuan.platform.Ref;
import org.jspecify.annotations.Nullable;

/**
 * An account: one per person, and its id is the person's.
 *
 * @param initialUntil a first password stands, which must be changed before this instant
 * @param lastPost the post acted under last
 * @param secondFactor whether a code is asked besides the password
 */
public record Account(
    UUID id,
    String login,
    String personName,
    @Nullable Instant initialUntil,
    @Nullable Ref lastPost,
    Instant openedAt,
    @Nullable Instant disabledAt,
    @Nullable Instant signedInAt,
    boolean secondFactor,
    int version) {}
