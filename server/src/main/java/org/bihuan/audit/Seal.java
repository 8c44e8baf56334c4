package org.bihuan.audit;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the entry of an act keeps of the row it left.
 *
 * @param name what the row was called then
 * @param hash SHA-256 in hex over the columns named here, in their order
 * @param columns a few digits for each, only to say which one differs
 */
record Seal(
    String kind, String id, int version, @Nullable String name, String hash, Map<String, String> columns) {}
