package org.bihuan.inspection.patrol;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.bihuan.platform.Actor;
import org.bihuan.platform.Ref;
import org.jspecify.annotations.Nullable;

/**
 * Somebody was at a place (一次到点). Written once and never changed.
 *
 * @param at by the clock of whoever tells it
 * @param receivedAt by the clock of the server
 * @param hazards what was found, as it stands on the ledger
 * @param scanned whether the code at the place was read; else the place was chosen by hand
 * @param postId the post he acted by at that time
 */
public record PatrolStop(
    Ref ref,
    Ref unit,
    UUID placeId,
    Instant at,
    Instant receivedAt,
    PatrolResult result,
    @Nullable String note,
    List<UUID> hazards,
    boolean scanned,
    UUID personId,
    String personName,
    UUID postId,
    String postTitle) {

  public PatrolStop {
    hazards = List.copyOf(hazards);
  }

  static PatrolStop of(PatrolDesk.NewStop wanted, Actor by, Instant now) {
    String note = wanted.note();
    return new PatrolStop(
        new Ref(wanted.unit().districtId(), wanted.id()),
        wanted.unit(),
        wanted.placeId(),
        wanted.at(),
        now,
        wanted.result(),
        note == null || note.isBlank() ? null : note.strip(),
        wanted.hazards() == null ? List.of() : wanted.hazards().stream().map(Ref::id).distinct().sorted().toList(),
        wanted.scanned(),
        by.personId(),
        by.personName(),
        by.postId(),
        by.postTitle());
  }

  /** Whether it says the same of the same person; when the server got it, and by which post, is not part of what he said. */
  boolean saysTheSameAs(PatrolStop other) {
    return ref.equals(other.ref)
        && unit.equals(other.unit)
        && placeId.equals(other.placeId)
        && at.equals(other.at)
        && result == other.result
        && Objects.equals(note, other.note)
        && hazards.equals(other.hazards)
        && scanned == other.scanned
        && personId.equals(other.personId);
  }
}
