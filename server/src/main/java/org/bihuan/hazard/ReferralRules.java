package org.bihuan.hazard;

import static org.bihuan.hazard.HazardStatus.JOINT_STUDY;
import static org.bihuan.hazard.HazardStatus.AWAITING_ACCEPTANCE;
import static org.bihuan.hazard.HazardStatus.PLANNING;
import static org.bihuan.hazard.HazardStatus.TRANSFERRED;

import java.time.LocalDate;
import java.util.List;
import org.bihuan.platform.BeijingTime;
import org.bihuan.platform.FieldChecks;
import org.bihuan.platform.Sentence;
import org.jspecify.annotations.Nullable;

/** 移送、专题研究: a hazard waits for another authority or for a decision who is responsible, under interim control. */
final class ReferralRules {

  private static final int SHORT = 500;
  private static final int LONG = 2000;

  private ReferralRules() {}

  static Change refer(
      Hazard hazard,
      Hazard.Referral.Kind kind,
      @Nullable String authority,
      String reason,
      String interimControl,
      Situation now) {
    FieldChecks checks =
        new FieldChecks()
            .text("reason", "理由", reason, SHORT)
            .text("interimControl", "期间管控措施", interimControl, LONG);
    if (kind == Hazard.Referral.Kind.TRANSFER) {
      checks.text("authority", "移送的部门", authority, 100);
    }
    checks.refuseIfAny();
    var referral =
        new Hazard.Referral(kind, authority, reason.strip(), interimControl.strip(), now.me(), now.now(), null);
    return Change.of(
        hazard.referred(referral).become(kind == Hazard.Referral.Kind.TRANSFER ? TRANSFERRED : JOINT_STUDY), reason);
  }

  /**
   * What the other authority solved is finished with proof and accepted here, by somebody who did not record it; it needs
   * no plan of the unit, which had nothing to rectify. What comes back unsolved gets one.
   */
  static Change transferOutcome(Hazard hazard, HazardCommand.RecordTransferOutcome c, Situation now) {
    boolean resolved = c.outcome() == HazardCommand.RecordTransferOutcome.Outcome.RESOLVED;
    FieldChecks checks = new FieldChecks().present("outcome", "结果", c.outcome()).text("note", "办理情况", c.note(), LONG);
    if (resolved) {
      proved(checks, hazard, c, now);
    } else {
      checks.holds(c.finishedOn() == null, "finishedOn", "收回自行整改的，对方没有处理完成", "请不要填写日期；对方已处理的，请选择“对方已处理”");
    }
    checks.refuseIfAny();
    Hazard.Referral referral = hazard.referrals().getLast();
    Hazard answered = hazard.referralEnded(c.note().strip(), referral.interimControl());
    LocalDate on = c.finishedOn();
    if (!resolved || on == null) {
      return Change.of(answered.become(PLANNING), c.note());
    }
    var completion =
        new Hazard.Completion(on, null, c.note().strip(), false, now.me(), now.now(), referral.authority());
    return Change.of(
        answered.with(new Hazard.Closure(completion, null, null, null, List.of())).become(AWAITING_ACCEPTANCE), c.note());
  }

  private static void proved(
      FieldChecks checks, Hazard hazard, HazardCommand.RecordTransferOutcome c, Situation now) {
    LocalDate on = c.finishedOn();
    checks
        .notAfter("finishedOn", "对方处理完成的日期", on, now.today())
        .holds(
            on == null || !on.isBefore(BeijingTime.dayOf(hazard.finding().foundAt())),
            "finishedOn",
            "处理完成的日期早于发现日期",
            "请核对日期")
        .holds(
            HazardLifecycle.shows(PhotoKind.AFTER, c.photos()),
            "photos",
            "缺少处理后的照片",
            "请到现场从整改前的同一角度拍摄并上传至少一张整改后照片");
  }

  static Change concludeStudy(Hazard hazard, HazardCommand.ConcludeJointStudy c) {
    new FieldChecks()
        .text("leadUnit", "牵头单位", c.leadUnit(), 100)
        .text("minutes", "会商纪要", c.minutes(), LONG)
        .text("interimMeasures", "期间管控措施", c.interimMeasures(), LONG)
        .refuseIfAny();
    String conclusion = Sentence.ended("牵头单位：" + c.leadUnit().strip()) + c.minutes().strip();
    String control = c.interimMeasures().strip();
    return Change.of(hazard.referralEnded(conclusion, control).become(PLANNING), conclusion + " 期间管控措施：" + control);
  }
}
