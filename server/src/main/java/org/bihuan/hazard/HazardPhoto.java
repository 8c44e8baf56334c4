package org.bihuan.hazard;

import java.time.Instant;
import org.bihuan.platform.Ref;

/**
 * A photo or paper of a hazard.
 *
 * @param version the line of history it came with
 */
public record HazardPhoto(Ref file, PhotoKind kind, int version, PersonAtPost addedBy, Instant addedAt) {}
