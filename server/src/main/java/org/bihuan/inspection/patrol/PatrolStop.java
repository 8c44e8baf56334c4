package org.bihuan.inspection.patrol;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.bihuan.platform.Actor;
import org.bihuan.platform.BeijingTime;
import org.bihuan.platform.Ref;
import org.jspecify.annotations.Nullable;

/**
 * Somebody was at a place (一次到点). Written once and never changed.
 *
 * @param at by the clock of whoever tells it
 * @param receivedAt by the clock of the server
 * @param doubt why the receipt stands for the time told; null where what was told is taken
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
    @Nullable Doubt doubt,
    PatrolResult result,
    @Nullable String note,
    List<UUID> hazards,
    boolean scanned,
    UUID personId,
    String personName,
    UUID postId,
    String postTitle) {

  /** Why the time a phone told was not taken. */
  public enum Doubt {
    AHEAD("手机时间晚于收到时间"),
    LONG_AGO("手机时间早于一年以前");

    private final String title;

    Doubt(String title) {
      this.title = title;
    }

    public String title() {
      return title;
    }
  }

  public PatrolStop {
    hazards = List.copyOf(hazards);
  }

  static PatrolStop of(PatrolDesk.NewStop wanted, Instant at, @Nullable Doubt doubt, Actor by, Instant now) {
    String note = wanted.note();
    return new PatrolStop(
        new Ref(wanted.unit().districtId(), wanted.id()),
        wanted.unit(),
        wanted.placeId(),
        doubt == null ? at : now,
        now,
        doubt,
        wanted.result(),
        note == null || note.isBlank() ? null : note.strip(),
        wanted.hazards() == null ? List.of() : wanted.hazards().stream().map(Ref::id).distinct().sorted().toList(),
        wanted.scanned(),
        by.personId(),
        by.personName(),
        by.postId(),
        by.postTitle());
  }

  /**
   * Whether it tells of another day than the one it was told on, or by a clock that cannot be right: the daily patrol is
   * recorded while one walks (公安部令第61号第二十五条), and what was written down afterwards is not counted with it.
   */
  boolean isLate() {
    return doubt != null || BeijingTime.dayOf(at).isBefore(BeijingTime.dayOf(receivedAt));
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
