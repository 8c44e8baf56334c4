package org.bihuan.hazard;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.bihuan.checklist.Level;
import org.bihuan.platform.Ref;
import org.bihuan.platform.Role;
import org.jspecify.annotations.Nullable;

/** What one person asks for a hazard and another decides; never the same person, held by the database too. */
public record Proposal(
    UUID id,
    Kind kind,
    State state,
    String reason,
    @Nullable LocalDate newDeadline,
    @Nullable LocalDate oldDeadline,
    @Nullable String interimControl,
    @Nullable Level toLevel,
    @Nullable Ground ground,
    @Nullable Ref duplicateOf,
    Role.Level decidedAtLevel,
    boolean needsSignature,
    PersonAtPost proposedBy,
    Instant proposedAt,
    @Nullable PersonAtPost signedBy,
    @Nullable Instant signedAt,
    @Nullable PersonAtPost decidedBy,
    @Nullable Instant decidedAt,
    @Nullable String opinion) {

  public enum Kind {
    EXTENSION("延期"),
    WITHDRAWAL("撤销"),
    DOWNGRADE("降级");

    private final String title;

    Kind(String title) {
      this.title = title;
    }

    public String title() {
      return title;
    }
  }

  public enum State {
    OPEN,
    APPROVED,
    REFUSED,
    /** Nobody decided it: the hazard went on to where it has no object. */
    LAPSED,
    /** Nobody decided it: who asked does not ask any more. */
    TAKEN_BACK
  }

  /** Why a hazard may leave the ledger without rectification; nothing else is a reason. */
  public enum Ground {
    FALSE_REPORT,
    DUPLICATE
  }

  boolean isOpen() {
    return state == State.OPEN;
  }

  /** Whether there is still something to decide once the hazard stands there. */
  boolean hasObjectIn(HazardStatus status) {
    return kind == Kind.EXTENSION ? status == HazardStatus.RECTIFYING : status.isOpen();
  }

  boolean awaitsSignature() {
    return isOpen() && needsSignature && signedBy == null;
  }

  /** Whose move an open proposal is. */
  NextActor waitsFor() {
    if (awaitsSignature()) {
      return NextActor.UNIT_HEAD;
    }
    return decidedAtLevel == Role.Level.CITY ? NextActor.CITY : NextActor.DISTRICT;
  }

  Proposal signed(PersonAtPost head, Instant at) {
    return new Proposal(
        id, kind, state, reason, newDeadline, oldDeadline, interimControl, toLevel, ground, duplicateOf,
        decidedAtLevel, needsSignature, proposedBy, proposedAt, head, at, decidedBy, decidedAt, opinion);
  }

  /** @param how it ended without a decision */
  Proposal ended(State how) {
    return new Proposal(
        id, kind, how, reason, newDeadline, oldDeadline, interimControl, toLevel, ground, duplicateOf,
        decidedAtLevel, needsSignature, proposedBy, proposedAt, signedBy, signedAt, decidedBy, decidedAt, opinion);
  }

  /** As it is told to who may not open the hazard that is kept. */
  Proposal withoutTheKept() {
    return new Proposal(
        id, kind, state, reason, newDeadline, oldDeadline, interimControl, toLevel, ground, null,
        decidedAtLevel, needsSignature, proposedBy, proposedAt, signedBy, signedAt, decidedBy, decidedAt, opinion);
  }

  Proposal decided(State outcome, PersonAtPost by, Instant at, @Nullable String words) {
    return new Proposal(
        id, kind, outcome, reason, newDeadline, oldDeadline, interimControl, toLevel, ground, duplicateOf,
        decidedAtLevel, needsSignature, proposedBy, proposedAt, signedBy, signedAt, by, at, words);
  }
}
