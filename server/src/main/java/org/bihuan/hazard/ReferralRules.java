package org.bihuan.hazard;

import static org.bihuan.hazard.HazardStatus.JOINT_STUDY;
import static org.bihuan.hazard.HazardStatus.PLANNING;
import static org.bihuan.hazard.HazardStatus.RECTIFYING;
import static org.bihuan.hazard.HazardStatus.TRANSFERRED;

import org.bihuan.platform.FieldChecks;
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

  /** Solved elsewhere is still to be finished with proof here; what never had its five elements goes back to planning. */
  static Change transferOutcome(Hazard hazard, HazardCommand.RecordTransferOutcome c) {
    new FieldChecks().present("outcome", "结果", c.outcome()).text("note", "办理情况", c.note(), LONG).refuseIfAny();
    boolean resolved = c.outcome() == HazardCommand.RecordTransferOutcome.Outcome.RESOLVED;
    boolean ready = hazard.plan().hasFiveElements() && (!hazard.isMajor() || hazard.plan().signedBy() != null);
    Hazard answered = hazard.referralEnded(c.note().strip(), hazard.referrals().getLast().interimControl());
    return Change.of(answered.become(resolved && ready ? RECTIFYING : PLANNING), c.note());
  }

  static Change concludeStudy(Hazard hazard, HazardCommand.ConcludeJointStudy c) {
    new FieldChecks()
        .text("leadUnit", "牵头单位", c.leadUnit(), 100)
        .text("minutes", "会商纪要", c.minutes(), LONG)
        .text("interimMeasures", "期间管控措施", c.interimMeasures(), LONG)
        .refuseIfAny();
    String conclusion = "牵头单位：" + c.leadUnit().strip() + "。" + c.minutes().strip();
    String control = c.interimMeasures().strip();
    return Change.of(hazard.referralEnded(conclusion, control).become(PLANNING), conclusion + " 期间管控措施：" + control);
  }
}
