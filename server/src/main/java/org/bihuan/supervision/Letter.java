package org.bihuan.supervision;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.bihuan.platform.Actor;
import org.bihuan.platform.Ref;
import org.jspecify.annotations.Nullable;

/**
 * One step of the ladder for one overdue hazard.
 *
 * @param deadline the day that was missed
 * @param number given when it is issued, e.g. {@code 督促〔2026〕110108-3号}
 */
record Letter(
    Ref ref,
    UUID unitId,
    Ref hazard,
    Rung rung,
    State state,
    int version,
    LocalDate deadline,
    String reason,
    LocalDate proposedOn,
    @Nullable String number,
    @Nullable String requirement,
    @Nullable LocalDate replyBy,
    @Nullable Step issued,
    @Nullable Step dismissed,
    @Nullable Step received,
    @Nullable Step replied,
    @Nullable Step closed) {

  enum State {
    PROPOSED("待决定"),
    DISMISSED("不发"),
    LAPSED("不再需要"),
    ISSUED("已发出"),
    RECEIVED("已签收"),
    REPLIED("已回复"),
    CLOSED("已办结");

    private final String title;

    State(String title) {
      this.title = title;
    }

    String title() {
      return title;
    }
  }

  /** Who did it under which post, when, and what he wrote. */
  record Step(UUID personId, String name, String post, String node, Instant at, @Nullable String words) {
    static Step of(Actor actor, Instant at, @Nullable String words) {
      return new Step(actor.personId(), actor.personName(), actor.postTitle(), actor.nodeName(), at, words);
    }
  }

  Ref unit() {
    return new Ref(ref.districtId(), unitId);
  }

  Letter issued(String givenNumber, String what, LocalDate until, Step by) {
    return new Letter(
        ref, unitId, hazard, rung, State.ISSUED, version + 1, deadline, reason, proposedOn, givenNumber, what, until, by,
        null, null, null, null);
  }

  Letter dismissed(Step by) {
    return new Letter(
        ref, unitId, hazard, rung, State.DISMISSED, version + 1, deadline, reason, proposedOn, null, null, null, null, by,
        null, null, null);
  }

  Letter received(Step by) {
    return after(State.RECEIVED, by, replied, closed);
  }

  /** A reply is a receipt too. */
  Letter replied(Step by) {
    return after(State.REPLIED, received == null ? by : received, by, closed);
  }

  Letter closed(Step by) {
    return after(State.CLOSED, received, replied, by);
  }

  private Letter after(State next, @Nullable Step receipt, @Nullable Step reply, @Nullable Step end) {
    return new Letter(
        ref, unitId, hazard, rung, next, version + 1, deadline, reason, proposedOn, number, requirement, replyBy, issued,
        dismissed, receipt, reply, end);
  }
}
