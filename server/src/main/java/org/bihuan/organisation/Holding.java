package org.bihuan.organisation;

import java.time.LocalDate;
import java.util.UUID;
import org.bihuan.platform.Ref;
import org.jspecify.annotations.Nullable;

/**
 * Somebody holds a post.
 *
 * @param from first day
 * @param to last day; null while it lasts
 */
public record Holding(
    Ref ref, Post post, UUID personId, String personName, LocalDate from, @Nullable LocalDate to) {

  public boolean covers(LocalDate day) {
    return !day.isBefore(from) && (to == null || !day.isAfter(to));
  }
}
