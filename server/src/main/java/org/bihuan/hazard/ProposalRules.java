package org.bihuan.hazard;

import static org.bihuan.hazard.HazardStatus.INTERIM_CONTROL;
import static org.bihuan.hazard.HazardStatus.PLANNING;
import static org.bihuan.hazard.HazardStatus.REGISTERED;
import static org.bihuan.hazard.HazardStatus.WITHDRAWN;

import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.bihuan.checklist.Level;
import org.bihuan.platform.FieldChecks;
import org.bihuan.platform.Ids;
import org.bihuan.platform.Ref;
import org.bihuan.platform.Refusal;
import org.bihuan.platform.Role;
import org.jspecify.annotations.Nullable;

/** What one person may only ask for: more time, a lower level, or to leave the ledger without rectification. */
final class ProposalRules {

  private ProposalRules() {}

  /**
   * 延期: asked with reason and the control kept meanwhile, before the deadline is past; decided above, of a major hazard
   * under the head's signature.
   */
  static Change proposeExtension(Hazard hazard, HazardCommand.ProposeExtension c, Situation now) {
    LocalDate deadline = hazard.plan().deadline();
    if (deadline == null) {
      throw Refusal.state("no-deadline", "该隐患没有整改期限", "请先制定整改方案");
    }
    new FieldChecks()
        .text("reason", "延期理由", c.reason(), 500)
        .text("interimControl", "延期期间的管控措施", c.interimControl(), 2000)
        .notBefore("newDeadline", "延期至", c.newDeadline(), deadline.plusDays(1))
        .refuseIfAny();
    if (deadline.isBefore(now.today())) {
      throw Refusal.state("deadline-past", "整改期限 " + deadline + " 已过，不能再申请延期", "请尽快整改，并由上级督办");
    }
    boolean byHead = now.byHeadHimself();
    return made(
        hazard,
        new Proposal(
            Ids.at(now.now()), Proposal.Kind.EXTENSION, Proposal.State.OPEN, c.reason().strip(), c.newDeadline(),
            deadline, c.interimControl().strip(), null, null, null, extendedBy(hazard, now),
            hazard.isMajor(), now.me(), now.now(), byHead ? now.me() : null, byHead ? now.now() : null, null, null,
            null));
  }

  /**
   * Whether more time for this hazard is the actor's to give with what he sends back. What a unit asks for, one office
   * decides; the city's, which stands above the district's, may do with its own return what the district may (决定 0254).
   */
  static boolean mayExtend(Hazard hazard, Situation now) {
    return now.actor().is(Role.CITY_ADMIN)
        || (extendedBy(hazard, now) == Role.Level.DISTRICT && now.actor().is(Role.DISTRICT_ADMIN));
  }

  /** Where the next extension of this hazard is decided. */
  static Role.Level extendedBy(Hazard hazard, Situation now) {
    return above(hazard, tooMany(hazard, now));
  }

  /** A major hazard, and one extended too often already, is decided by the city. */
  private static boolean tooMany(Hazard hazard, Situation now) {
    return hazard.isMajor() || hazard.links().extensions() >= now.settings().generalExtensions();
  }

  /** 撤销: a false report or a duplicate, nothing else; decided by somebody above who did not ask. */
  static Change proposeWithdrawal(Hazard hazard, HazardCommand.ProposeWithdrawal c, Situation now) {
    Ref other = c.duplicateOf();
    new FieldChecks()
        .present("ground", "撤销原因", c.ground())
        .text("reason", "撤销理由", c.reason(), 500)
        .holds(c.ground() != Proposal.Ground.DUPLICATE || other != null, "duplicateOf", "没有指明与哪一条重复", "请选择保留的那条隐患")
        .holds(other == null || !other.equals(hazard.ref()), "duplicateOf", "不能与自身重复", "请选择另一条隐患")
        .holds(
            other == null || other.districtId() == hazard.ref().districtId(), "duplicateOf", "不是同一台账的隐患", "请选择同一台账内的隐患")
        .refuseIfAny();
    boolean city =
        hazard.looksMajor() || hazard.finding().overHead() || now.actor().level() != Role.Level.UNIT
            || hazard.finding().foundLevel() == Role.Level.CITY;
    return made(
        hazard,
        new Proposal(
            Ids.at(now.now()), Proposal.Kind.WITHDRAWAL, Proposal.State.OPEN, c.reason().strip(), null, null, null,
            null, c.ground(), other, above(hazard, city), false, now.me(), now.now(), null, null, null, null, null));
  }

  /** 降级: reason, the head's signature, the decision above; the proposal of the rule stays on record. */
  static Change proposeDowngrade(Hazard hazard, HazardCommand.ProposeDowngrade c, Situation now) {
    Level graded = hazard.grading().level();
    Level current = graded == null ? hazard.grading().proposedLevel() : graded;
    new FieldChecks()
        .text("reason", "降级理由", c.reason(), 2000)
        .present("toLevel", "降低后的等级", c.toLevel())
        .holds(
            c.toLevel() == null || current == null || c.toLevel().compareTo(current) > 0, "toLevel", "没有低于现在的等级",
            "请选择更低的等级")
        .refuseIfAny();
    boolean bySuperior = now.actor().level() != Role.Level.UNIT;
    boolean byHead = now.byHeadHimself();
    return made(
        hazard,
        new Proposal(
            Ids.at(now.now()), Proposal.Kind.DOWNGRADE, Proposal.State.OPEN, c.reason().strip(), null, null, null,
            c.toLevel(), null, null, above(hazard, current == Level.MAJOR || bySuperior), true, now.me(),
            now.now(), byHead ? now.me() : null, byHead ? now.now() : null, null, null, null));
  }

  /** An extension asked for and then not needed, anything asked for what is written off: it ends undecided. */
  static Change lapsed(Change change, Situation now) {
    return now.openProposal()
        .filter(open -> change.proposal() == null && !open.hasObjectIn(change.after().status()))
        .map(open -> new Change(change.after(), open.ended(Proposal.State.LAPSED), change.reason()))
        .orElse(change);
  }

  static Change sign(Hazard hazard, HazardCommand.SignProposal c, Situation now) {
    Proposal open = open(c.proposalId(), now);
    return new Change(hazard, open.signed(now.me(), now.now()), null);
  }

  /** 撤回申请: until it is decided, without reasons to give; the line of history keeps what had been asked. */
  static Change takeBack(Hazard hazard, HazardCommand.TakeBackProposal c, Situation now) {
    new FieldChecks().optionalText("reason", "撤回的理由", c.reason(), 500).refuseIfAny();
    return new Change(hazard, open(c.proposalId(), now).ended(Proposal.State.TAKEN_BACK), c.reason());
  }

  static Change refuse(Hazard hazard, HazardCommand.RefuseProposal c, Situation now) {
    new FieldChecks().text("reason", "不同意的理由", c.reason(), 500).refuseIfAny();
    Proposal open = open(c.proposalId(), now);
    return new Change(
        hazard, open.decided(Proposal.State.REFUSED, now.me(), now.now(), c.reason().strip()), c.reason());
  }

  static Change approve(Hazard hazard, HazardCommand.ApproveProposal c, Situation now) {
    new FieldChecks().optionalText("opinion", "意见", c.opinion(), 500).refuseIfAny();
    Proposal open = open(c.proposalId(), now);
    Hazard after =
        switch (open.kind()) {
          case EXTENSION -> extended(hazard, open);
          case WITHDRAWAL -> withdrawn(hazard, open);
          case DOWNGRADE -> downgraded(hazard, open, now);
        };
    return new Change(after, open.decided(Proposal.State.APPROVED, now.me(), now.now(), c.opinion()), c.opinion());
  }

  /** What has become of a proposal meanwhile: it can still be refused, but not granted any more. */
  static Optional<Refusal> overtaken(Proposal open, Situation now) {
    return switch (open.kind()) {
      case EXTENSION ->
          laterThan(now.today(), open)
              ? Optional.empty()
              : Optional.of(Refusal.state("extension-past", "申请的延期日期已过", "请不同意该申请，并要求重新提出"));
      case WITHDRAWAL ->
          Optional.ofNullable(open.duplicateOf()).flatMap(now.ledger()).flatMap(ProposalRules::notKept);
      case DOWNGRADE -> Optional.empty();
    };
  }

  private static boolean laterThan(LocalDate today, Proposal open) {
    LocalDate later = open.newDeadline();
    return later != null && !later.isBefore(today);
  }

  /** Two withdrawals must not end with nothing: what is kept in its place must still stand on the ledger. */
  static Optional<Refusal> notKept(Hazard kept) {
    return kept.status().isOpen() || kept.status() == HazardStatus.CLOSED
        ? Optional.empty()
        : Optional.of(
            Refusal.state(
                "duplicate-not-kept",
                "所指的隐患 " + kept.number() + " 为“" + kept.status().title() + "”，不能作为保留的一条",
                "请不同意该申请，或另选台账上保留的那一条"));
  }

  private static Hazard extended(Hazard hazard, Proposal open) {
    LocalDate later = Objects.requireNonNull(open.newDeadline());
    return hazard
        .with(hazard.plan().dueOn(later).heldTo(Hazard.Term.of(later)))
        .with(hazard.links().extendedOnceMore());
  }

  private static Hazard withdrawn(Hazard hazard, Proposal open) {
    Hazard.Links l = hazard.links();
    Ref other = open.duplicateOf();
    return hazard
        .with(
            new Hazard.Links(
                l.formerId(), l.successorId(), other == null ? null : other.id(), l.rebounds(), l.extensions()))
        .become(WITHDRAWN);
  }

  private static Hazard downgraded(Hazard hazard, Proposal open, Situation now) {
    Level level = open.toLevel();
    if (level == null) {
      throw new IllegalStateException("downgrade without a level: " + open.id());
    }
    Hazard lower = hazard.with(HazardLifecycle.graded(hazard, level, null, now));
    boolean leavesMajor = hazard.status() == REGISTERED || hazard.status() == INTERIM_CONTROL;
    return leavesMajor ? lower.become(PLANNING) : lower;
  }

  private static Proposal open(@Nullable UUID id, Situation now) {
    return now.openProposal()
        .filter(open -> open.id().equals(id))
        .orElseThrow(() -> Refusal.invalid("proposalId", "没有找到这件申请，或它已经办结", "请刷新页面"));
  }

  private static Role.Level above(Hazard hazard, boolean city) {
    return city || hazard.isCityDirect() ? Role.Level.CITY : Role.Level.DISTRICT;
  }

  private static Change made(Hazard hazard, Proposal proposal) {
    return new Change(hazard, proposal, proposal.reason());
  }
}
