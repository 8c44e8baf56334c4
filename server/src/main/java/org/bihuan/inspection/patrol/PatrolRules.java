package org.bihuan.inspection.patrol;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.bihuan.organisation.Place;
import org.bihuan.platform.Actor;
import org.bihuan.platform.BeijingTime;
import org.bihuan.platform.FieldChecks;
import org.bihuan.platform.Refusal;
import org.bihuan.platform.Role;

/** What makes a stop at a place a record that somebody can stand by. Pure. */
final class PatrolRules {

  static final int LONGEST_NOTE = 500;
  static final int MOST_HAZARDS = 20;

  /** Clocks differ; a stop of tomorrow is none. */
  private static final Duration AHEAD = Duration.ofMinutes(5);

  private PatrolRules() {}

  /** What is wrong has to be said, or to be on the ledger (公安部令第61号第二十五条: 填写巡查记录); what is in order names no hazard. */
  static void check(PatrolStop stop) {
    new FieldChecks()
        .optionalText("note", "情况说明", stop.note(), LONGEST_NOTE)
        .holds(stop.hazards().size() <= MOST_HAZARDS, "hazards", "隐患超过 " + MOST_HAZARDS + " 条", "请分次记录")
        .holds(
            stop.result() == PatrolResult.NORMAL || stop.note() != null || !stop.hazards().isEmpty(),
            "note",
            "发现了什么问题没有写明",
            "请写明情况，或登记隐患后附上")
        .holds(
            stop.result() == PatrolResult.PROBLEM || stop.hazards().isEmpty(),
            "hazards",
            "“正常”的巡查不附隐患",
            "请改为“发现问题”，或去掉隐患")
        .holds(
            !stop.at().isAfter(stop.receivedAt().plus(AHEAD)),
            "at",
            "巡查时间晚于现在",
            "请核对手机时间后重新记录")
        .refuseIfAny();
  }

  /** A place that was closed before is no place to look after any more. */
  static void mustBeInUse(Place place, Instant at) {
    if (place.closedOn() != null && BeijingTime.dayOf(at).isAfter(place.closedOn())) {
      throw Refusal.invalid("placeId", "“" + place.name() + "”已于 " + place.closedOn() + " 停用", "请从现在使用的重点部位中选择");
    }
  }

  static void mustAllBeOfUnit(List<UUID> named, List<UUID> known) {
    if (!known.containsAll(named)) {
      throw Refusal.invalid("hazards", "有的隐患不在本单位的台账上", "请从本单位的隐患中选择");
    }
  }

  /** An auditor sees what his case is about, and there are no cases yet (selfcheck.record: r case). */
  static void mustHaveCase(Actor actor) {
    if (actor.is(Role.AUDITOR)) {
      throw Refusal.forbidden("case-needed", "监督审计只能查阅已立案倒查的巡查，倒查立案尚未开通", "请先查看统计数字和审计记录");
    }
  }
}
