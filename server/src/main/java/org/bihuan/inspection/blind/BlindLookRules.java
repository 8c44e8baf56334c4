package org.bihuan.inspection.blind;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.bihuan.hazard.Hazard;
import org.bihuan.hazard.PersonAtPost;
import org.bihuan.platform.Actor;
import org.bihuan.platform.Refusal;
import org.bihuan.platform.Role;

/** Who may look back blindly, and at what. Pure. */
final class BlindLookRules {

  /** A look left for so long is over: it may not be answered any more, and others may be given the hazard. */
  static final Duration LEFT_ALONE = Duration.ofDays(60);

  /** As many as one goes to see in a few days: who took more would choose among them. */
  static final int MOST_HELD = 3;

  /** What was given up counts as held for so long. */
  static final Duration GIVEN_UP_LATELY = Duration.ofDays(7);

  private BlindLookRules() {}

  static boolean looksBlindly(Actor actor) {
    return actor.is(Role.DISTRICT_ADMIN, Role.DISTRICT_INSPECTOR, Role.CITY_ADMIN, Role.CITY_SUPERVISOR);
  }

  /** The look of somebody above the unit; a unit that looks at itself knows the file. */
  static void mustBeAboveUnits(Actor actor) {
    if (!looksBlindly(actor)) {
      throw Refusal.forbidden("not-above", "盲查回头看由市、区人员进行", "单位的回头看请在隐患页办理");
    }
  }

  static void mustOversee(Actor actor) {
    if (!actor.is(Role.DISTRICT_ADMIN, Role.CITY_ADMIN)) {
      throw Refusal.forbidden("no-permission", "全部盲查由区级、市级管理员查看", "本人的盲查列在“盲查回头看”上方");
    }
  }

  static void mustHoldFew(int held) {
    if (held >= MOST_HELD) {
      throw Refusal.state(
          "looks-held", "手上未答复的和七日内放弃的盲查已有 " + held + " 项，最多 " + MOST_HELD + " 项", "请先到现场看过并答复，再领取下一项");
    }
  }

  /** While the file is shut to him; what he says after he could have read it is no blind look. */
  static void mustBeOpen(BlindLook look, Instant now) {
    if (look.answeredAt() != null) {
      throw Refusal.state("already-answered", "这次盲查已经答复，不能再改", "请打开隐患档案核对");
    }
    if (look.givenUpAt() != null) {
      throw Refusal.state("given-up", "这次盲查已经放弃，档案已对您开放", "现场仍有问题的，请在隐患页办理“回头看”");
    }
    if (look.isLeft(now)) {
      throw Refusal.state(
          "left-too-long", "领取已满 " + LEFT_ALONE.toDays() + " 天没有答复，档案已对您开放，不再算盲查", "现场仍有问题的，请在隐患页办理“回头看”");
    }
  }

  /** A second pair of eyes: not who found it, registered it, graded it, rectified it, accepted it, wrote it off or looked back at it. */
  static boolean isSecondPair(Actor actor, Hazard hazard) {
    Hazard.Closure closure = hazard.closure();
    Stream<PersonAtPost> knew =
        Stream.of(
                hazard.finding().foundBy(),
                hazard.finding().registeredBy(),
                hazard.grading().gradedBy(),
                hazard.plan().signedBy(),
                hazard.plan().rectifier(),
                hazard.plan().responsible(),
                closure.completion() == null ? null : closure.completion().by(),
                closure.acceptance() == null ? null : closure.acceptance().by(),
                closure.confirmation() == null ? null : closure.confirmation().by())
            .filter(Objects::nonNull);
    UUID me = actor.personId();
    return knew.noneMatch(person -> person.personId().equals(me))
        && hazard.plan().tookPart().stream().noneMatch(person -> person.personId().equals(me))
        && closure.lookBacks().stream().noneMatch(look -> look.by() != null && look.by().personId().equals(me));
  }
}
