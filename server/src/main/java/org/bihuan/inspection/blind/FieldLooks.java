package org.bihuan.inspection.blind;

import java.time.Instant;
import java.util.List;
import org.bihuan.hazard.Hazard;
import org.bihuan.inspection.blind.BlindLooks.Seen;
import org.bihuan.platform.Actor;
import org.bihuan.platform.Permitted;
import org.bihuan.platform.Ref;
import org.bihuan.platform.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Blind looks on a phone: what is carried to the place, and the answer that comes back from there. */
@Service
@Transactional
public class FieldLooks {

  private static final String PERMISSION = "hazard.reopen";

  /**
   * A look somebody holds, without anything of the file.
   *
   * @param photos how many former photos there are
   * @param leftFrom from then on it can no longer be answered
   */
  public record Carried(
      Ref ref, Ref unit, String unitName, String placeText, int photos, Instant takenAt, Instant leftFrom) {

    static Carried of(Seen seen) {
      BlindLook look = seen.look();
      return new Carried(
          look.ref(), look.unit(), seen.unitName(), seen.placeText(), seen.photos(), look.takenAt(),
          look.takenAt().plus(BlindLookRules.LEFT_ALONE));
    }
  }

  /** @param hazard the file it went into, open now */
  public record Answered(Ref hazard, @Nullable String number) {}

  private final BlindLooks looks;
  private final Permitted permitted;

  FieldLooks(BlindLooks looks, Permitted permitted) {
    this.looks = looks;
    this.permitted = permitted;
  }

  /** As many as one may hold. */
  public static int most() {
    return BlindLookRules.MOST_HELD;
  }

  /** What he can still answer; null for whoever does not look blindly. */
  @Transactional(readOnly = true)
  public @Nullable List<Carried> carried(Actor actor) {
    return looksBlindly(actor) ? looks.held(actor).stream().map(Carried::of).toList() : null;
  }

  /** @param unit where the phone says it was; the look has to be of that unit */
  public Answered answer(Actor actor, Ref look, Ref unit, boolean found, String note) {
    if (!looksBlindly(actor)) {
      throw Refusal.forbidden("no-permission", "盲查回头看不属于您现任岗位的职责", "请由领取这项盲查的人以当时的岗位提交");
    }
    if (!looks.unitOf(actor, look).equals(unit)) {
      throw Refusal.notFound("这次盲查");
    }
    Hazard file = looks.answer(actor, look, found, note).hazard().orElseThrow();
    return new Answered(file.ref(), file.number());
  }

  private boolean looksBlindly(Actor actor) {
    return BlindLookRules.looksBlindly(actor) && permitted.mayChange(actor, PERMISSION);
  }
}
