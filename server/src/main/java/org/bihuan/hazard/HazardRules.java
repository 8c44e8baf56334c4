package org.bihuan.hazard;

import static org.bihuan.platform.Role.AUDITOR;
import static org.bihuan.platform.Role.CITY_ADMIN;
import static org.bihuan.platform.Role.CITY_SUPERVISOR;
import static org.bihuan.platform.Role.CONTRACTOR;
import static org.bihuan.platform.Role.DISTRICT_ADMIN;
import static org.bihuan.platform.Role.DISTRICT_INSPECTOR;
import static org.bihuan.platform.Role.EXPERT;
import static org.bihuan.platform.Role.POST_HOLDER;
import static org.bihuan.platform.Role.SAFETY_OFFICER;
import static org.bihuan.platform.Role.UNIT_HEAD;

import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.bihuan.checklist.Level;
import org.bihuan.platform.Actor;
import org.bihuan.platform.Refusal;
import org.bihuan.platform.Role;
import org.jspecify.annotations.Nullable;

/**
 * Who may do what with a hazard now. Pure: the same question gives the page its buttons and the gate its refusal, so
 * the two cannot disagree.
 */
final class HazardRules {

  private HazardRules() {}

  /** Why this act is refused here and now, or empty where it may be done. */
  static Optional<Refusal> objection(Standing hazard, HazardAct act, Situation now) {
    if (!act.from().contains(hazard.status())) {
      return Optional.of(
          Refusal.state(
              "not-in-this-state",
              "隐患当前为“" + hazard.status().title() + "”，不能办理“" + act.title() + "”",
              "请刷新页面，按当前状态办理"));
    }
    if (!now.permits().test(act.permission())) {
      return Optional.of(forbidden("no-permission", "“" + act.title() + "”不属于您现任岗位的职责", "请由有权的岗位办理"));
    }
    return Optional.ofNullable(personally(hazard, act, now));
  }

  /** Whether {@link #objection} has none; asked of every act of every row of a list, so no sentence is made for nothing. */
  static boolean allows(Standing hazard, HazardAct act, Situation now) {
    return act.from().contains(hazard.status())
        && now.permits().test(act.permission())
        && personally(hazard, act, now) == null;
  }

  /** Of what a superior saw put right at once: his own finding, just registered, and nothing that may be major. */
  static Optional<Refusal> objectionToFixSeen(Hazard hazard, Situation now) {
    Hazard.Finding finding = hazard.finding();
    if (hazard.looksMajor()) {
      return Optional.of(majorNeverOnSpot());
    }
    return hazard.version() == 1
            && hazard.status() == HazardStatus.REGISTERED
            && finding.foundLevel() != Role.Level.UNIT
            && finding.foundBy().personId().equals(now.actor().personId())
        ? Optional.empty()
        : Optional.of(forbidden("unit-rectifies", "整改由责任单位的人员办理", "请由单位人员办理"));
  }

  private static @Nullable Refusal personally(Standing hazard, HazardAct act, Situation now) {
    Actor actor = now.actor();
    return switch (act) {
      case EDIT, SUBMIT -> onlyFinder(hazard, actor);
      case GRADE -> onlyGrader(actor, "核定等级");
      case RAISE_LEVEL -> hazard.isMajor() ? alreadyMajor() : onlyGrader(actor, "提高等级");
      case FIX_ON_SPOT -> hazard.looksMajor() ? majorNeverOnSpot() : onlyUnit(actor);
      case CONFIRM_ON_SPOT_FIX -> onSpotConfirmer(hazard, actor);
      case RETURN_ON_SPOT_FIX, ACCEPT, REJECT -> acceptor(hazard, actor);
      case CONFIRM_CLOSURE -> secondKey(hazard, actor);
      case REFUSE_CLOSURE -> confirmer(hazard, actor);
      case RECORD_INTERIM_CONTROL, REPORT_TO_AUTHORITY, REPORT_TO_STAFF ->
          hazard.looksMajor() ? onlyManagement(actor) : onlyForMajor();
      case PLAN, REASSIGN -> onlyManagement(actor);
      case START -> starter(hazard, actor);
      case SIGN_PLAN -> planSigner(hazard, now);
      case FINISH, REPORT_PROGRESS -> rectifier(hazard, actor);
      case PROPOSE_EXTENSION -> extensionProposer(hazard, now);
      case PROPOSE_WITHDRAWAL -> proposer(onlyUpTo(actor, SAFETY_OFFICER, UNIT_HEAD, DISTRICT_ADMIN, DISTRICT_INSPECTOR, CITY_ADMIN), now);
      case PROPOSE_DOWNGRADE -> downgradeProposer(hazard, now);
      case SIGN_PROPOSAL -> signer(now);
      case APPROVE_PROPOSAL -> approver(now);
      case REFUSE_PROPOSAL -> decider(now);
      case TAKE_BACK_PROPOSAL -> asker(now);
      case TRANSFER, RECORD_TRANSFER_OUTCOME, START_JOINT_STUDY, CONCLUDE_JOINT_STUDY ->
          onlyUpTo(actor, DISTRICT_ADMIN, CITY_ADMIN);
      case LOOK_BACK -> lookBackInspector(hazard, actor);
      case ASK_LOOK_BACK -> lookBackAsker(hazard, actor);
      case REPORT_OVER_HEAD -> overHead(hazard, actor);
      case ADD_NOTE -> null;
      case REGISTER, SAVE_DRAFT, SEE_AGAIN, BLIND_LOOK, REBOUND -> null;
    };
  }

  /** A draft belongs to who wrote it; a registered finding is corrected only by its finder, until it is graded. */
  private static @Nullable Refusal onlyFinder(Standing hazard, Actor actor) {
    return hazard.foundBy().equals(actor.personId())
        ? null
        : forbidden("not-the-finder", "只有发现人可以修改尚未核定的记录", "如有疑问请用“补充说明”");
  }

  private static @Nullable Refusal onlyGrader(Actor actor, String what) {
    return actor.is(POST_HOLDER, EXPERT)
        ? forbidden("only-proposes", "岗位责任人和专家只能建议等级，不能" + what, "请由单位安全干部、主要负责人或上级" + what)
        : null;
  }

  private static @Nullable Refusal onlyUnit(Actor actor) {
    return actor.level() == Role.Level.UNIT ? null : forbidden("unit-rectifies", "整改由责任单位的人员办理", "请由单位人员办理");
  }

  private static @Nullable Refusal onlyManagement(Actor actor) {
    return actor.is(SAFETY_OFFICER, UNIT_HEAD)
        ? null
        : forbidden("unit-management", "须由单位安全干部或主要负责人办理", "请由单位安全干部或主要负责人办理");
  }

  private static @Nullable Refusal starter(Standing hazard, Actor actor) {
    if (hazard.isMajor()) {
      return forbidden("head-signs", "重大隐患须由单位主要负责人签署方案后开始整改", "请由主要负责人办理“签署方案”");
    }
    Refusal own = onlyManagement(actor);
    return own == null ? unplanned(hazard) : own;
  }

  /** Said before anybody opens the form, not after he has filled it in. */
  private static @Nullable Refusal unplanned(Standing hazard) {
    return hazard.planned() && (!hazard.isMajor() || hazard.majorPlanned())
        ? null
        : Refusal.state("five-elements-missing", "责任人、措施、资金、期限、应急预案尚未全部落实", "请先补全整改方案");
  }

  /** 安全生产法 第二十一条: the head himself, no delegate. */
  private static @Nullable Refusal planSigner(Standing hazard, Situation now) {
    if (!hazard.isMajor()) {
      return onlyForMajor();
    }
    Refusal other = headHimself(now, "重大隐患治理方案");
    return other == null ? unplanned(hazard) : other;
  }

  private static @Nullable Refusal headHimself(Situation now, String what) {
    return now.byHeadHimself()
        ? null
        : forbidden("head-signs", what + "须由单位主要负责人本人签署，代班的人不能代签", "请主要负责人登录后签署");
  }

  private static @Nullable Refusal rectifier(Standing hazard, Actor actor) {
    if (actor.is(SAFETY_OFFICER, UNIT_HEAD) || hazard.isNamedRectifier(actor.personId())) {
      return null;
    }
    return actor.is(CONTRACTOR, POST_HOLDER)
        ? forbidden("not-assigned", "该隐患没有指派给您整改", "请由整改责任人办理，或请安全干部改派")
        : forbidden("unit-rectifies", "整改由责任单位的人员办理", "请由单位整改人办理");
  }

  /** Rectifier ≠ acceptor, always; and who was not trusted to find it may not declare it gone. */
  private static @Nullable Refusal acceptor(Standing hazard, Actor actor) {
    if (actor.is(EXPERT)) {
      return forbidden("only-proposes", "专家只出具意见，不能验收", "请由单位或上级的验收人办理");
    }
    Role.Level needed = hazard.acceptanceLevel();
    if (actor.level().compareTo(needed) < 0) {
      return forbidden(
          "superior-accepts",
          whyAboveTheUnit(hazard),
          "请等待" + (needed == Role.Level.CITY ? "市级" : "区级") + "验收");
    }
    if (hazard.onSpot() && sawIt(hazard, actor.personId())) {
      return forbidden("two-persons", "当场整改由您在检查时登记，须由另一人确认", "请由本级另一名有权的人确认");
    }
    if (hazard.hasTakenPart(actor.personId())) {
      return forbidden("rectifier-is-not-acceptor", "须由验收人（非整改人）办理：您参与了该隐患的整改", "请由没有参与整改的人验收");
    }
    if (actor.level() == Role.Level.CITY && hazard.looksMajor() && !hazard.isCityDirect()) {
      return forbidden("district-first-key", "重大隐患的验收（第一把钥匙）由区级管理员办理", "请等待区级验收");
    }
    if (actor.is(DISTRICT_INSPECTOR) && (hazard.looksMajor() || !hazard.foundBy().equals(actor.personId()))) {
      return forbidden("own-findings-only", "区级检查员只验收本人检查发现的一般隐患", "请由区级管理员验收");
    }
    return null;
  }

  /** He found it for a superior and entered himself that it was put right before him. */
  private static boolean sawIt(Standing hazard, UUID me) {
    return hazard.foundLevel() != Role.Level.UNIT && me.equals(hazard.finishedBy()) && me.equals(hazard.foundBy());
  }

  private static String whyAboveTheUnit(Standing hazard) {
    if (hazard.looksMajor()) {
      return "重大隐患的治理由上级主管部门审查验收，单位不能自行销账";
    }
    return hazard.foundLevel().compareTo(Role.Level.DISTRICT) < 0
        ? "已越级报告的隐患由上级验收，单位不能自行销账"
        : "上级发现的隐患由上级验收，单位不能自行销账";
  }

  /** Fixed on the spot is accepted and confirmed in one step, by who has the last word. */
  private static @Nullable Refusal onSpotConfirmer(Standing hazard, Actor actor) {
    Refusal other = acceptor(hazard, actor);
    return other == null && actor.level().compareTo(hazard.confirmLevel()) < 0
        ? forbidden("superior-confirms", "该隐患由市级发现，当场整改须由市级确认", "请等待市级确认")
        : other;
  }

  /** 销账 of a major hazard needs two keys of two persons. */
  private static @Nullable Refusal secondKey(Standing hazard, Actor actor) {
    Refusal other = confirmer(hazard, actor);
    return other == null && actor.personId().equals(hazard.acceptedBy())
        ? forbidden("two-keys", "验收人与确认人须为两人", "请由另一人确认")
        : other;
  }

  /** Who has the last word may also take back what he accepted himself; only to confirm it takes another. */
  private static @Nullable Refusal confirmer(Standing hazard, Actor actor) {
    if (actor.level().compareTo(hazard.confirmLevel()) < 0
        || (hazard.confirmLevel() == Role.Level.CITY && !actor.is(CITY_ADMIN, CITY_SUPERVISOR))
        || (hazard.isMajor() && !actor.is(CITY_ADMIN))) {
      return forbidden("superior-confirms", "须由" + (hazard.isMajor() ? "市级管理员" : "发现该隐患的上级") + "确认销账", "请等待上级确认");
    }
    return hazard.hasTakenPart(actor.personId()) ? forbidden("two-keys", "整改人与确认人须为两人", "请由没有参与整改的人办理") : null;
  }

  private static @Nullable Refusal proposer(@Nullable Refusal own, Situation now) {
    if (own != null) {
      return own;
    }
    return now.openProposal()
        .map(open -> Refusal.state("open-proposal", "该隐患已有一件“" + open.kind().title() + "”申请等待办理", "请等待结果后再提出"))
        .orElse(null);
  }

  /** 延期 is asked for before the deadline is past. */
  private static @Nullable Refusal extensionProposer(Standing hazard, Situation now) {
    Refusal own = proposer(onlyManagement(now.actor()), now);
    LocalDate deadline = hazard.deadline();
    if (own != null || deadline == null || !deadline.isBefore(now.today())) {
      return own;
    }
    return Refusal.state("deadline-past", "整改期限 " + deadline + " 已过，不能再申请延期", "请尽快整改，并由上级督办");
  }

  private static @Nullable Refusal downgradeProposer(Standing hazard, Situation now) {
    Level current = hazard.level() == null ? hazard.proposedLevel() : hazard.level();
    if (current == null || current == Level.MINOR) {
      return Refusal.state("nothing-to-lower", "没有可以降低的等级", "请直接核定等级");
    }
    return proposer(onlyUpTo(now.actor(), SAFETY_OFFICER, UNIT_HEAD, DISTRICT_INSPECTOR, DISTRICT_ADMIN), now);
  }

  private static @Nullable Refusal signer(Situation now) {
    if (now.openProposal().filter(Proposal::awaitsSignature).isEmpty()) {
      return Refusal.state("nothing-to-sign", "没有等待签署的申请", "请刷新页面");
    }
    Refusal other = headHimself(now, "申请");
    if (other != null) {
      return other;
    }
    return now.openProposal().filter(open -> is(open.proposedBy(), now.actor().personId())).isPresent()
        ? forbidden("two-persons", "申请人与签署人须为两人", "请撤回申请，由其他人提出后再签署")
        : null;
  }

  private static @Nullable Refusal decider(Situation now) {
    Proposal open = now.openProposal().orElse(null);
    if (open == null) {
      return Refusal.state("nothing-to-decide", "没有等待审批的申请", "请刷新页面");
    }
    if (open.awaitsSignature()) {
      return Refusal.state("head-signs-first", "该申请尚未经单位主要负责人签署", "请等待主要负责人签署");
    }
    boolean entitled =
        open.decidedAtLevel() == Role.Level.CITY
            ? now.actor().is(CITY_ADMIN)
            : now.actor().is(DISTRICT_ADMIN);
    if (!entitled) {
      return forbidden(
          "superior-decides", "须由" + (open.decidedAtLevel() == Role.Level.CITY ? "市级" : "区级") + "管理员审批", "请等待上级审批");
    }
    UUID me = now.actor().personId();
    return is(open.proposedBy(), me) || is(open.signedBy(), me)
        ? forbidden("two-persons", "申请人与审批人须为两人", "请由另一人审批")
        : null;
  }

  /** Who asked, or who holds the post he asked under: what a post has asked for is not stuck when its holder leaves. */
  private static @Nullable Refusal asker(Situation now) {
    Proposal open = now.openProposal().orElse(null);
    if (open == null) {
      return Refusal.state("nothing-to-take-back", "没有等待办理的申请", "请刷新页面");
    }
    PersonAtPost by = open.proposedBy();
    return is(by, now.actor().personId()) || by.postId().equals(now.actor().postId())
        ? null
        : forbidden("not-the-asker", "申请由提出的人或接任其岗位的人撤回", "如有疑问请联系申请人");
  }

  private static @Nullable Refusal approver(Situation now) {
    Refusal other = decider(now);
    return other == null
        ? now.openProposal().flatMap(open -> ProposalRules.overtaken(open, now)).orElse(null)
        : other;
  }

  private static @Nullable Refusal lookBackInspector(Standing hazard, Actor actor) {
    if (actor.is(EXPERT, AUDITOR)) {
      return forbidden("only-proposes", "专家和审计人员只能建议回头看", "请由单位负责人或上级办理");
    }
    if (actor.level() == Role.Level.UNIT && hazard.lookBackAsked()) {
      return forbidden("superior-looks-back", "对整改结果有疑问，这次回头看由上级办理", "请等待上级回查");
    }
    return hazard.hasTakenPart(actor.personId())
        ? forbidden("rectifier-looks-not-back", "参与整改的人不能对自己的整改作回头看", "请由其他人办理")
        : null;
  }

  /** Who is above may have it looked at now; once is enough until it has been. */
  private static @Nullable Refusal lookBackAsker(Standing hazard, Actor actor) {
    Refusal other = onlyUpTo(actor, CITY_ADMIN, CITY_SUPERVISOR, DISTRICT_ADMIN, DISTRICT_INSPECTOR);
    return other == null && hazard.lookBackAsked()
        ? Refusal.state("already-asked", "已经要求对该隐患回头看，还没有办理", "请办理“回头看”，或等待回查结果")
        : other;
  }

  /** 安全生产法 第四十六条: whoever in the unit knows may report past the head; nobody there can stop it. */
  private static @Nullable Refusal overHead(Standing hazard, Actor actor) {
    if (actor.level() != Role.Level.UNIT) {
      return forbidden("unit-people-only", "越级报告由单位人员提出", "上级人员请直接办理");
    }
    return hazard.overHead() ? Refusal.state("already-reported", "该隐患已经越级报告", "上级已收到，无需重复报告") : null;
  }

  private static @Nullable Refusal onlyUpTo(Actor actor, Role... roles) {
    return actor.is(roles) ? null : forbidden("other-role", "现任岗位不能办理此事项", "请由有权的岗位办理");
  }

  private static Refusal majorNeverOnSpot() {
    return Refusal.state("major-not-on-spot", "重大隐患（含判定标准提示为重大的）不能按当场整改销账", "请先核定等级，落实临时管控并制定治理方案");
  }

  private static Refusal onlyForMajor() {
    return Refusal.state("only-for-major", "该事项只适用于重大隐患", "一般隐患请直接制定整改方案");
  }

  private static Refusal alreadyMajor() {
    return Refusal.state("already-major", "该隐患已经是重大隐患", "无需再提高等级");
  }

  private static Refusal forbidden(String code, String why, String remedy) {
    return Refusal.forbidden(code, why, remedy);
  }

  private static boolean is(@Nullable PersonAtPost person, UUID id) {
    return person != null && person.personId().equals(id);
  }
}
