package org.bihuan.hazard;

import static org.bihuan.hazard.HazardStatus.INTERIM_CONTROL;
import static org.bihuan.hazard.HazardStatus.PLANNING;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.bihuan.checklist.Level;
import org.bihuan.platform.FieldChecks;
import org.jspecify.annotations.Nullable;

/**
 * What a major hazard needs besides: control until it is gone and two reports (安全生产法 第四十一条), a plan of six
 * contents (总局令第16号 第十五条).
 */
final class MajorRules {

  private MajorRules() {}

  /**
   * From when the 24 hours run of what is graded so. A first grading finds what was on the ledger before: waiting with it
   * gives no time (决定 0255). What had been graded lower is known as major when it is raised; a fix on the spot has its
   * level with the fix and was graded by nobody.
   */
  static @Nullable Instant since(Hazard hazard, Level level, Situation now) {
    if (level != Level.MAJOR) {
      return null;
    }
    if (hazard.looksMajor()) {
      return hazard.grading().majorSince();
    }
    boolean graded = hazard.grading().level() != null && hazard.status() != HazardStatus.FIXED_ON_SPOT;
    return graded ? now.now() : hazard.finding().registeredAt();
  }

  /** What is not graded yet and turns out to be major; where it was proposed before, its 24 hours are running. */
  static Hazard.Grading proposed(Hazard hazard, Hazard.Judgement met, Instant now) {
    Instant since = hazard.looksMajor() ? hazard.grading().majorSince() : now;
    return new Hazard.Grading(null, null, Level.MAJOR, met, null, null, since);
  }

  static Change interimControl(Hazard hazard, HazardCommand.RecordInterimControl c, Situation now) {
    Substance.text(new FieldChecks(), "measures", "临时管控措施", c.measures(), "请写明停用、隔离、看守等实际采取的措施")
        .holds(now.hasPhoto(PhotoKind.INTERIM, c.photos()), "photos", "缺少管控现场照片", "请上传停用、警戒等管控现场照片")
        .refuseIfAny();
    var interim = new Hazard.InterimControl(c.measures().strip(), c.suspendUse(), now.me(), now.now());
    return Change.of(controlled(hazard.with(new Hazard.MajorControl(interim, hazard.control().reports()))));
  }

  static Change report(
      Hazard hazard,
      Hazard.MajorReport.To to,
      String recipient,
      Instant reportedAt,
      String content,
      Situation now) {
    Substance.text(new FieldChecks(), "content", "报告内容", content, "请写明隐患的现状、原因、危害程度和治理打算")
        .text("recipient", "报告对象", recipient, 100)
        .holds(Substance.isUnsaidOrSays(recipient), "recipient", "报告对象没有内容", "请写明报告给了谁")
        .present("reportedAt", "报告时间", reportedAt)
        .holds(reportedAt == null || !reportedAt.isAfter(now.now()), "reportedAt", "报告时间晚于现在", "请填写实际报告的时间")
        .holds(
            reportedAt == null || !reportedAt.isBefore(hazard.finding().foundAt().truncatedTo(ChronoUnit.MINUTES)),
            "reportedAt",
            "报告时间早于发现时间",
            "请填写实际报告的时间")
        .refuseIfAny();
    List<Hazard.MajorReport> reports = new ArrayList<>(hazard.control().reports());
    reports.add(new Hazard.MajorReport(to, recipient.strip(), reportedAt, content.strip(), now.me()));
    return Change.of(controlled(hazard.with(new Hazard.MajorControl(hazard.control().interim(), reports))));
  }

  /** Control and reports of the hours before the grading count. */
  static HazardStatus afterGrading(Hazard major) {
    return major.control().complete() ? PLANNING : INTERIM_CONTROL;
  }

  private static Hazard controlled(Hazard hazard) {
    return hazard.status() == INTERIM_CONTROL && hazard.control().complete() ? hazard.become(PLANNING) : hazard;
  }

  static void sixContents(FieldChecks checks, Hazard.@Nullable MajorPlan plan) {
    if (plan == null) {
      checks.wrong("majorPlan", "重大隐患缺少治理方案", "请填写治理方案的六项内容");
      return;
    }
    content(checks, "goal", "治理的目标和任务", plan.goal());
    content(checks, "methods", "采取的方法和措施", plan.methods());
    content(checks, "resources", "经费和物资的落实", plan.resources());
    content(checks, "people", "负责治理的机构和人员", plan.people());
    content(checks, "schedule", "治理的时限和要求", plan.schedule());
    content(checks, "safety", "安全措施和应急预案", plan.safety());
  }

  private static void content(FieldChecks checks, String field, String name, @Nullable String words) {
    Substance.text(checks, "majorPlan." + field, name, words, "请写明" + name);
  }

  /** A hazard that turned out major begins with control and both reports; it takes another plan, signed by the head. */
  static Hazard underControl(Hazard raised) {
    Hazard.Term term = raised.plan().term();
    return raised
        .with(Hazard.Closure.NONE)
        .with(raised.plan().signed(null, null).heldTo(term == null ? null : term.awaitingNewPlan()))
        .with(Hazard.MajorControl.NONE)
        .become(INTERIM_CONTROL);
  }
}
