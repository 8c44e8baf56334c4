package org.bihuan.hazard;

import static org.bihuan.hazard.HazardStatus.AWAITING_ACCEPTANCE;
import static org.bihuan.hazard.HazardStatus.AWAITING_CONFIRMATION;
import static org.bihuan.hazard.HazardStatus.CLOSED;
import static org.bihuan.hazard.HazardStatus.FIXED_ON_SPOT;
import static org.bihuan.hazard.HazardStatus.PLANNING;
import static org.bihuan.hazard.HazardStatus.RECTIFYING;
import static org.bihuan.hazard.HazardStatus.REGISTERED;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.bihuan.checklist.Level;
import org.bihuan.platform.BeijingTime;
import org.bihuan.platform.FieldChecks;
import org.bihuan.platform.Refusal;
import org.bihuan.platform.Role;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of a hazard by each act. Pure: {@link HazardRules} has already said that this person may do it now; here
 * the content is checked and the next state made. Asking is in {@link ProposalRules}, referring in {@link ReferralRules},
 * what only a major hazard needs in {@link MajorRules}, the plan in {@link PlanRules}, sending back in {@link ReturnRules}, what
 * a later check adds in {@link SeenAgainRules}, looking back in {@link LookBackRules}.
 */
final class HazardLifecycle {

  private static final int SHORT = 500;
  private static final int LONG = 2000;

  private HazardLifecycle() {}

  static Change change(Hazard hazard, HazardCommand command, Situation now) {
    return ProposalRules.lapsed(outcome(hazard, command, now), now);
  }

  private static Change outcome(Hazard hazard, HazardCommand command, Situation now) {
    return switch (command) {
      case HazardCommand.Submit c -> submit(hazard, now);
      case HazardCommand.Grade c -> grade(hazard, c, now);
      case HazardCommand.FixOnSpot c -> fixOnSpot(hazard, c, now);
      case HazardCommand.ConfirmOnSpotFix c -> accept(hazard, c.conclusion(), now);
      case HazardCommand.ReturnOnSpotFix c -> returnOnSpotFix(hazard, c);
      case HazardCommand.RecordInterimControl c -> MajorRules.interimControl(hazard, c, now);
      case HazardCommand.ReportToAuthority c ->
          MajorRules.report(hazard, Hazard.MajorReport.To.AUTHORITY, c.recipient(), c.reportedAt(), c.content(), now);
      case HazardCommand.ReportToStaff c ->
          MajorRules.report(hazard, Hazard.MajorReport.To.STAFF, c.recipient(), c.reportedAt(), c.content(), now);
      case HazardCommand.MakePlan c -> PlanRules.plan(hazard, c, now);
      case HazardCommand.SignPlan c -> PlanRules.start(hazard.with(hazard.plan().signed(now.me(), now.now())));
      case HazardCommand.Start c -> PlanRules.start(hazard);
      case HazardCommand.ReportProgress c -> note(hazard.with(hazard.plan().joinedBy(now.me())), c.note(), "进展情况");
      case HazardCommand.Reassign c -> reassign(hazard, c, now);
      case HazardCommand.Finish c -> finish(hazard, c, now);
      case HazardCommand.Accept c -> accept(hazard, c.conclusion(), now);
      case HazardCommand.Reject c -> ReturnRules.sendBack(hazard, c.reason(), c.newDeadline(), c.interimControl(), now);
      case HazardCommand.ConfirmClosure c -> confirm(hazard, c.conclusion(), now);
      case HazardCommand.RefuseClosure c -> ReturnRules.sendBack(hazard, c.reason(), c.newDeadline(), c.interimControl(), now);
      case HazardCommand.ProposeExtension c -> ProposalRules.proposeExtension(hazard, c, now);
      case HazardCommand.ProposeWithdrawal c -> ProposalRules.proposeWithdrawal(hazard, c, now);
      case HazardCommand.ProposeDowngrade c -> ProposalRules.proposeDowngrade(hazard, c, now);
      case HazardCommand.SignProposal c -> ProposalRules.sign(hazard, c, now);
      case HazardCommand.ApproveProposal c -> ProposalRules.approve(hazard, c, now);
      case HazardCommand.RefuseProposal c -> ProposalRules.refuse(hazard, c, now);
      case HazardCommand.TakeBackProposal c -> ProposalRules.takeBack(hazard, c, now);
      case HazardCommand.RaiseLevel c -> raise(hazard, c, now);
      case HazardCommand.Transfer c ->
          ReferralRules.refer(hazard, Hazard.Referral.Kind.TRANSFER, c.authority(), c.reason(), c.interimControl(), now);
      case HazardCommand.RecordTransferOutcome c -> ReferralRules.transferOutcome(hazard, c, now);
      case HazardCommand.StartJointStudy c ->
          ReferralRules.refer(hazard, Hazard.Referral.Kind.JOINT_STUDY, null, c.reason(), c.interimControl(), now);
      case HazardCommand.ConcludeJointStudy c -> ReferralRules.concludeStudy(hazard, c);
      case HazardCommand.LookBack c -> LookBackRules.lookBack(hazard, c, now);
      case HazardCommand.AskLookBack c -> LookBackRules.asked(hazard, c, now);
      case HazardCommand.BlindLook c -> LookBackRules.seenBlindly(hazard, c, now);
      case HazardCommand.ReportOverHead c -> overHead(hazard, c);
      case HazardCommand.AddNote c -> addNote(hazard, c);
      case HazardCommand.SeeAgain c -> SeenAgainRules.seen(hazard, c, now);
    };
  }

  private static Change submit(Hazard hazard, Situation now) {
    Hazard registered = hazard.with(Registration.registered(hazard.finding(), now));
    Instant since = registered.looksMajor() ? now.now() : null;
    return Change.of(registered.with(registered.grading().majorSince(since)).become(REGISTERED));
  }

  /** A superior's or a rule's proposal is the floor: going lower is a downgrade with two signatures. */
  private static Change grade(Hazard hazard, HazardCommand.Grade c, Situation now) {
    new FieldChecks()
        .present("level", "等级", c.level())
        .optionalText("reason", "理由", c.reason(), SHORT)
        .optionalText("basis", "依据", c.basis(), SHORT)
        .holds(
            c.level() != Level.MAJOR || saysWhyMajor(hazard, c), "reason", "核定为重大没有写明判定条款或理由", "请选择判定条款，或写明理由")
        .refuseIfAny();
    Level proposed = hazard.grading().proposedLevel();
    boolean floor = proposed == Level.MAJOR || hazard.finding().foundLevel() != Role.Level.UNIT;
    if (proposed != null && floor && c.level().compareTo(proposed) > 0) {
      throw Refusal.state(
          "needs-downgrade",
          "判定标准或上级检查提示该隐患为“" + proposed.title() + "”，不能直接核定为“" + c.level().title() + "”",
          "请办理“申请降级”，说明理由，经主要负责人签署并由上级审批");
    }
    Hazard graded = hazard.with(graded(hazard, c.level(), named(c.judgementClause(), foundOn(hazard), now), now));
    if (c.basis() != null && !c.basis().isBlank()) {
      graded = graded.with(Registration.basedOn(graded.finding(), c.basis()));
    }
    if (c.responsiblePersonId() != null) {
      PersonAtPost person = personOfUnit("responsiblePersonId", c.responsiblePersonId(), now);
      graded =
          graded.with(
              new Hazard.Plan(
                  person, null, null, null, null, null, null, null, null, null, null, hazard.plan().tookPart()));
    }
    return Change.of(graded.become(c.level() == Level.MAJOR ? MajorRules.afterGrading(graded) : PLANNING), c.reason());
  }

  private static boolean saysWhyMajor(Hazard hazard, HazardCommand.Grade c) {
    return hazard.grading().judgement() != null
        || (c.judgementClause() != null && !c.judgementClause().isBlank())
        || (c.reason() != null && !c.reason().isBlank());
  }

  /** @param named a clause that a person finds met; without one, what was judged before stays */
  static Hazard.Grading graded(Hazard hazard, Level level, Hazard.@Nullable Judgement named, Situation now) {
    Hazard.Grading was = hazard.grading();
    Hazard.Judgement judgement = named == null ? was.judgement() : named;
    return new Hazard.Grading(
        level, level.statutory(), was.proposedLevel(), judgement, now.now(), now.me(), MajorRules.since(hazard, level, now));
  }

  /** A finding is judged by what was in force on its day, however late it is graded. */
  private static LocalDate foundOn(Hazard hazard) {
    return BeijingTime.dayOf(hazard.finding().foundAt());
  }

  private static Hazard.@Nullable Judgement named(@Nullable String clause, LocalDate day, Situation now) {
    return clause == null || clause.isBlank()
        ? null
        : now.clause()
            .apply(clause.strip(), day)
            .orElseThrow(
                () -> Refusal.invalid("judgementClause", day + " 有效的判定标准中没有这一条款", "请从当日有效的条款中选择"));
  }

  private static Change fixOnSpot(Hazard hazard, HazardCommand.FixOnSpot c, Situation now) {
    new FieldChecks()
        .text("measures", "整改措施", c.measures(), LONG)
        .money("actualFen", "实际支出", c.actualFen() == null ? Long.valueOf(0) : c.actualFen())
        .holds(fitting(hazard, c.finishedOn(), now), "finishedOn", "整改日期早于发现日期或晚于今天", "请核对整改日期")
        .holds(now.hasPhoto(PhotoKind.BEFORE, c.photos()), "photos", "缺少整改前照片", "请上传至少一张整改前照片")
        .holds(shows(PhotoKind.AFTER, c.photos()), "photos", "缺少整改后照片", "请从同一角度拍摄并上传整改后照片")
        .refuseIfAny();
    Level proposed = hazard.grading().proposedLevel();
    Level level = proposed == null ? Level.MINOR : proposed;
    LocalDate day = c.finishedOn() == null ? now.today() : c.finishedOn();
    var completion = new Hazard.Completion(day, c.actualFen(), c.measures().strip(), true, now.me(), now.now(), null);
    return Change.of(
        hazard
            .with(graded(hazard, level, null, now))
            .with(now.actor().level() == Role.Level.UNIT ? hazard.plan().joinedBy(now.me()) : hazard.plan())
            .with(new Hazard.Closure(completion, null, null, null, List.of()))
            .become(FIXED_ON_SPOT));
  }

  private static boolean fitting(Hazard hazard, @Nullable LocalDate finishedOn, Situation now) {
    return finishedOn == null || !(finishedOn.isBefore(foundOn(hazard)) || finishedOn.isAfter(now.today()));
  }

  /** Of this rectification: a photo of one that was sent back proves nothing. */
  static boolean shows(PhotoKind kind, List<HazardCommand.PhotoRef> coming) {
    return coming.stream().anyMatch(photo -> photo.kind() == kind);
  }

  private static Change returnOnSpotFix(Hazard hazard, HazardCommand.ReturnOnSpotFix c) {
    new FieldChecks().text("reason", "退回理由", c.reason(), SHORT).refuseIfAny();
    Hazard.Grading g = hazard.grading();
    var ungraded = new Hazard.Grading(null, null, g.proposedLevel(), g.judgement(), null, null, null);
    return Change.of(hazard.with(Hazard.Closure.NONE).with(ungraded).become(REGISTERED), c.reason());
  }

  private static Change reassign(Hazard hazard, HazardCommand.Reassign c, Situation now) {
    new FieldChecks()
        .present("rectifierPersonId", "整改人", c.rectifierPersonId())
        .text("reason", "改派理由", c.reason(), SHORT)
        .refuseIfAny();
    PersonAtPost person = personOfUnit("rectifierPersonId", c.rectifierPersonId(), now);
    Hazard.Plan was = hazard.plan();
    Hazard.Plan before = hazard.status() == RECTIFYING ? was.joinedBy(was.rectifier()) : was;
    return Change.of(hazard.with(before.rectifiedBy(person)), c.reason());
  }

  private static Change finish(Hazard hazard, HazardCommand.Finish c, Situation now) {
    new FieldChecks()
        .notAfter("finishedOn", "整改完成日期", c.finishedOn(), now.today())
        .money("actualFen", "实际支出", c.actualFen())
        .text("measuresTaken", "整改情况", c.measuresTaken(), LONG)
        .holds(Substance.isUnsaidOrSays(c.measuresTaken()), "measuresTaken", "整改情况没有内容", "请写明做了什么")
        .holds(
            shows(PhotoKind.AFTER, c.photos()),
            "photos",
            "缺少整改后照片",
            "请从整改前的同一角度拍摄并上传至少一张整改后照片")
        .holds(
            c.finishedOn() == null || !c.finishedOn().isBefore(BeijingTime.dayOf(hazard.finding().foundAt())),
            "finishedOn",
            "整改完成日期早于发现日期",
            "请核对完成日期")
        .refuseIfAny();
    var completion =
        new Hazard.Completion(
            c.finishedOn(), c.actualFen(), c.measuresTaken().strip(), false, now.me(), now.now(), null);
    return Change.of(
        hazard
            .with(hazard.plan().joinedBy(now.me()))
            .with(new Hazard.Closure(completion, null, null, null, List.of()))
            .become(AWAITING_ACCEPTANCE));
  }

  private static Change accept(Hazard hazard, String conclusion, Situation now) {
    new FieldChecks().text("conclusion", "验收结论", conclusion, LONG).refuseIfAny();
    var verdict = new Hazard.Verdict(conclusion.strip(), now.me(), now.actor().level(), now.now());
    Hazard.Closure was = hazard.closure();
    boolean lastWord = !hazard.isMajor() && now.actor().level().compareTo(hazard.confirmLevel()) >= 0;
    if (lastWord) {
      return Change.of(written(hazard, new Hazard.Closure(was.completion(), verdict, null, null, List.of()), now));
    }
    return Change.of(
        hazard
            .with(new Hazard.Closure(was.completion(), verdict, null, null, List.of()))
            .become(AWAITING_CONFIRMATION));
  }

  private static Change confirm(Hazard hazard, String conclusion, Situation now) {
    new FieldChecks().text("conclusion", "确认意见", conclusion, LONG).refuseIfAny();
    var verdict = new Hazard.Verdict(conclusion.strip(), now.me(), now.actor().level(), now.now());
    Hazard.Closure was = hazard.closure();
    return Change.of(
        written(hazard, new Hazard.Closure(was.completion(), was.acceptance(), verdict, null, List.of()), now));
  }

  /** 销账: the look-backs fall due from this day. */
  private static Hazard written(Hazard hazard, Hazard.Closure closure, Situation now) {
    List<Hazard.LookBack> due =
        now.settings().lookBackDays().stream()
            .map(days -> new Hazard.LookBack(now.today().plusDays(days), null, null, null, null, null))
            .toList();
    return hazard
        .with(
            new Hazard.Closure(
                closure.completion(), closure.acceptance(), closure.confirmation(), now.now(), due))
        .become(CLOSED);
  }

  private static Change raise(Hazard hazard, HazardCommand.RaiseLevel c, Situation now) {
    Level current = hazard.grading().level();
    new FieldChecks()
        .text("reason", "理由", c.reason(), SHORT)
        .present("toLevel", "等级", c.toLevel())
        .holds(
            c.toLevel() == null || current == null || c.toLevel().compareTo(current) < 0,
            "toLevel",
            "没有高于现在的等级",
            "请选择更高的等级；降低等级请办理“申请降级”")
        .refuseIfAny();
    Hazard raised = hazard.with(graded(hazard, c.toLevel(), named(c.judgementClause(), now.today(), now), now));
    if (c.toLevel() != Level.MAJOR) {
      return Change.of(raised, c.reason());
    }
    return Change.of(MajorRules.underControl(raised), c.reason());
  }

  private static Change overHead(Hazard hazard, HazardCommand.ReportOverHead c) {
    new FieldChecks().text("reason", "越级报告的理由", c.reason(), LONG).refuseIfAny();
    return Change.of(hazard.with(Registration.overHead(hazard.finding())), c.reason());
  }

  /** What comes with a note proves no step: nobody puts after photos into a file by noting something. */
  private static Change addNote(Hazard hazard, HazardCommand.AddNote c) {
    if (c.photos().stream().anyMatch(photo -> photo.kind() != PhotoKind.EVIDENCE)) {
      throw Refusal.invalid("photos", "补充说明的照片只作佐证材料", "请作为佐证材料上传");
    }
    return note(hazard, c.note(), "说明");
  }

  private static Change note(Hazard hazard, String note, String name) {
    new FieldChecks().text("note", name, note, LONG).refuseIfAny();
    return Change.of(hazard, note);
  }

  static PersonAtPost personOfUnit(String field, UUID personId, Situation now) {
    return now.person()
        .apply(personId)
        .orElseThrow(() -> Refusal.invalid(field, "该人员今天没有在本单位任职", "请从本单位在岗人员中选择"));
  }
}
