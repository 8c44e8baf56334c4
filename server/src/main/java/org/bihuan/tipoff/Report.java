package org.bihuan.tipoff;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.bihuan.platform.Actor;
import org.bihuan.platform.Ref;
import org.jspecify.annotations.Nullable;

/** A report of the public: what was told, and how far it has been dealt with. Who told it is nowhere in here. */
record Report(Ref ref, int version, ReportState state, Told told, Handling handling) {

  static final int MOST_PHOTOS = 5;

  /**
   * What the reporter said; never changed, and read by the desk alone.
   *
   * @param unitId the unit picked, where one was
   * @param target its name, or the reporter's own words for it
   * @param named whether a name or a telephone number was left
   * @param destroyedOn when these were destroyed
   */
  record Told(
      About about,
      @Nullable UUID unitId,
      String target,
      String placeText,
      String what,
      LocalDate submittedOn,
      boolean named,
      @Nullable LocalDate destroyedOn) {}

  /**
   * What the desk made of it.
   *
   * @param transfer to a desk that has not taken it yet
   * @param answer what the reporter was answered at the end
   */
  record Handling(
      Desk desk,
      @Nullable Desk transfer,
      @Nullable Edited edited,
      @Nullable UUID assigneeId,
      @Nullable UUID hazardId,
      @Nullable String answer,
      @Nullable Material material,
      @Nullable LocalDate closedOn,
      List<Feedback> feedback) {

    Handling {
      feedback = List.copyOf(feedback);
    }

    static Handling at(Desk desk) {
      return new Handling(desk, null, null, null, null, null, null, null, List.of());
    }

    Handling transferred(@Nullable Desk to) {
      return new Handling(desk, to, edited, assigneeId, hazardId, answer, material, closedOn, feedback);
    }

    Handling taken() {
      return new Handling(transfer == null ? desk : transfer, null, edited, assigneeId, hazardId, answer, material, closedOn, feedback);
    }

    Handling assigned(Edited version, UUID to) {
      return new Handling(desk, transfer, version, to, hazardId, answer, material, closedOn, feedback);
    }

    Handling registered(UUID hazard) {
      return new Handling(desk, transfer, edited, assigneeId, hazard, answer, material, closedOn, feedback);
    }

    Handling closed(String words, @Nullable Material papers, LocalDate day) {
      return new Handling(desk, transfer, edited, assigneeId, hazardId, words, papers, day, List.of());
    }

    /** The hazard it became stays known: whoever looks again starts from it. */
    Handling reopened() {
      return new Handling(desk, transfer, edited, null, hazardId, null, null, null, List.of());
    }

    /** The no of the reporter has been answered in writing; it stands nevertheless. */
    Handling replied(String words, @Nullable Material papers, LocalDate day) {
      List<Feedback> all = feedback.stream().map(said -> said.isUnanswered() ? said.answered(day) : said).toList();
      return new Handling(desk, transfer, edited, assigneeId, hazardId, words, papers, closedOn, all);
    }

    Handling told(Feedback said) {
      List<Feedback> all = new ArrayList<>(feedback);
      all.add(said);
      return new Handling(desk, transfer, edited, assigneeId, hazardId, answer, material, closedOn, all);
    }
  }

  /**
   * The separately edited version: all that goes on, without a word that could tell who reported.
   *
   * @param photos positions of the photos that go along
   */
  record Edited(Ref unit, String text, String placeText, List<Integer> photos) {
    Edited {
      photos = List.copyOf(photos);
    }
  }

  /**
   * 书面材料 (安全生产法 第七十三条): what was verified and done, signed by the responsible head.
   *
   * @param verifiedBy who went to see it, and {@code verifiedOn} when, where nobody was sent through the system
   */
  record Material(
      String text, String responsible, @Nullable String verifiedBy, @Nullable LocalDate verifiedOn) {}

  /**
   * @param round 1 at closure, 2 after 28 days
   * @param answeredOn when a no was answered in writing
   */
  record Feedback(int round, boolean fixed, @Nullable String words, LocalDate on, @Nullable LocalDate answeredOn) {

    static Feedback of(int round, boolean fixed, @Nullable String words, LocalDate on) {
      return new Feedback(round, fixed, words, on, null);
    }

    boolean isUnanswered() {
      return !fixed && answeredOn == null;
    }

    Feedback answered(LocalDate day) {
      return new Feedback(round, fixed, words, on, day);
    }
  }

  /** Who acted, as he stood that day. */
  record Person(UUID personId, String name, String post, String node) {
    static Person of(Actor actor) {
      return new Person(actor.personId(), actor.personName(), actor.postTitle(), actor.nodeName());
    }
  }

  /** The sealed identity. */
  record Sealed(byte[] identity, byte[] keeperShare, byte[] sealShare) {}

  /** The no that brings it back to the desk. */
  Optional<Feedback> openNo() {
    return state == ReportState.NOT_FIXED
        ? handling.feedback().reversed().stream().limit(1).filter(Feedback::isUnanswered).findFirst()
        : Optional.empty();
  }

  Report to(ReportState next, Handling after) {
    return new Report(ref, version + 1, next, told, after);
  }
}
