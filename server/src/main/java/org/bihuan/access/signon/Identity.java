package org.bihuan.access.signon;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What the identity server has said of somebody, signature and all checked.
 *
 * @param sid the session there; null where it does not tell
 * @param authenticatedAt when he proved himself there; null where it does not tell
 */
public record Identity(String issuer, String subject, @Nullable String sid, @Nullable Instant authenticatedAt) {}
