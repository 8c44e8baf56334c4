package org.bihuan.inspection.patrol;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.bihuan.inspection.patrol.PatrolStop.Doubt;
import org.bihuan.organisation.Place;
import org.bihuan.platform.Actor;
import org.bihuan.platform.BeijingTime;
import org.bihuan.platform.FieldChecks;
import org.bihuan.platform.Refusal;
import org.bihuan.platform.Role;
import org.jspecify.annotations.Nullable;

/** What makes a stop at a place a record that somebody can stand by. Pure. */
final class PatrolRules {

  static final int LONGEST_NOTE = 500;
  static final int MOST_HAZARDS = 20;

  /** For so many days somebody at a desk remembers which rounds he walked; phones may carry what they have for longer. */
  static final int DAYS_TO_WRITE_DOWN = 7;

  /** Clocks differ; a stop of tomorrow is none. */
  private static final Duration AHEAD = Duration.ofMinutes(5);

  /** What is told of longer ago cannot be checked against anything, as with checks and findings. */
  private static final Duration LONGEST_AGO = Duration.ofDays(365);

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

  /** At a desk there is a clock to rely on, and a day to have been there on. */
  static void mustBeOfLate(Instant at, LocalDate today) {
    LocalDate earliest = today.minusDays(DAYS_TO_WRITE_DOWN);
    if (BeijingTime.dayOf(at).isBefore(earliest)) {
      throw Refusal.invalid(
          "at",
          "巡查时间早于 " + DAYS_TO_WRITE_DOWN + " 天以前",
          "请核对时间；没有当天记的只能补记最近 " + DAYS_TO_WRITE_DOWN + " 天（" + earliest + " 起）的，另计为补记");
    }
  }

  /** Whether a phone's clock can be right. It may have been without a network for longer than anybody is to be. */
  static @Nullable Doubt doubt(Instant told, Instant now) {
    if (told.isAfter(now.plus(AHEAD))) {
      return Doubt.AHEAD;
    }
    return told.isBefore(now.minus(LONGEST_AGO)) ? Doubt.LONG_AGO : null;
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
