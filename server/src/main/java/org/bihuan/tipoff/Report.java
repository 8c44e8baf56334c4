package org.bihuan.tipoff;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
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

    Handling reopened() {
      return new Handling(desk, transfer, edited, null, null, null, null, null, List.of());
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

  /** 书面材料 (安全生产法 第七十三条): what was verified and done, signed by the responsible head. */
  record Material(String text, String responsible) {}

  /** @param round 1 at closure, 2 after 28 days */
  record Feedback(int round, boolean fixed, @Nullable String words, LocalDate on) {}

  /** Who acted, as he stood that day. */
  record Person(UUID personId, String name, String post, String node) {
    static Person of(Actor actor) {
      return new Person(actor.personId(), actor.personName(), actor.postTitle(), actor.nodeName());
    }
  }

  /** The sealed identity. */
  record Sealed(byte[] identity, byte[] keeperShare, byte[] sealShare) {}

  Report to(ReportState next, Handling after) {
    return new Report(ref, version + 1, next, told, after);
  }
}
