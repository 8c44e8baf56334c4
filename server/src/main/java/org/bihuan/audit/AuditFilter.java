package org.bihuan.audit;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What an auditor looks for.
 *
 * <p>Each member is a query parameter of the same name; {@code from} is included, {@code to} is not.
 *
 * @param name of whoever acted, as it was then
 * @param before only lines before this one, for the next page
 */
record AuditFilter(
    @Nullable UUID person,
    @Nullable String name,
    @Nullable String act,
    AuditEntry.@Nullable Result result,
    @Nullable Instant from,
    @Nullable Instant to,
    @Nullable UUID before) {

  /** What was asked for, as the trail notes it: what was not asked for is left out. */
  Map<String, String> words() {
    Map<String, String> words = new LinkedHashMap<>();
    put(words, "person", person);
    put(words, "name", name);
    put(words, "act", act);
    put(words, "result", result);
    put(words, "from", from);
    put(words, "to", to);
    put(words, "before", before);
    return words;
  }

  private static void put(Map<String, String> words, String name, @Nullable Object value) {
    if (value != null) {
      words.put(name, value.toString());
    }
  }
}
