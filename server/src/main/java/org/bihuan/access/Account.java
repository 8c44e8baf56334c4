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
 * @param countedFrom since when nobody has used it: the last sign-in, the opening, or the day it was given back
 * @param secondFactor whether a code is asked besides the password
 * @param signOnSubject who he is at the site's identity server, where that is registered
 */
public record Account(
    UUID id,
    String login,
    String personName,
    Instant passwordSetAt,
    @Nullable Instant initialUntil,
    @Nullable Ref lastPost,
    Instant openedAt,
    @Nullable Instant disabledAt,
    @Nullable Instant signedInAt,
    Instant countedFrom,
    boolean secondFactor,
    @Nullable String signOnSubject,
    int version) {}
