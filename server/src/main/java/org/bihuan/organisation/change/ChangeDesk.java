package org.bihuan.organisation.change;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.bihuan.audit.AuditTrail;
import org.bihuan.organisation.Node;
import org.bihuan.organisation.OrganisationAct;
import org.bihuan.organisation.OrganisationRegister;
import org.bihuan.organisation.PossibleChanges;
import org.bihuan.platform.Acting;
import org.bihuan.platform.Actor;
import org.bihuan.platform.BeijingTime;
import org.bihuan.platform.Permitted;
import org.bihuan.platform.Ref;
import org.bihuan.platform.Refusal;
import org.bihuan.platform.StepUp;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Where the tree is changed. A preview is the change itself, done and taken back, so that it can promise nothing the
 * act would not keep.
 */
@Service
class ChangeDesk implements PossibleChanges {

  private static final Logger LOG = LoggerFactory.getLogger(ChangeDesk.class);

  /** @param effectiveNow false when it waits for its day */
  record Outlook(List<String> told, boolean effectiveNow) {}

  /** @param isNew false when the same change had been asked for before */
  record Asked(Change change, boolean isNew) {}

  private final ChangeStore store;
  private final Permitted permitted;
  private final TreeChanges tree;
  private final OrganisationRegister organisation;
  private final AuditTrail audit;
  private final TransactionTemplate transaction;
  private final TransactionTemplate attempt;
  private final Clock clock;

  ChangeDesk(
      ChangeStore store,
      Permitted permitted,
      TreeChanges tree,
      OrganisationRegister organisation,
      AuditTrail audit,
      PlatformTransactionManager transactions,
      Clock clock) {
    this.store = store;
    this.permitted = permitted;
    this.tree = tree;
    this.organisation = organisation;
    this.audit = audit;
    this.transaction = new TransactionTemplate(transactions);
    this.attempt = new TransactionTemplate(transactions);
    this.attempt.setPropagationBehavior(TransactionDefinition.PROPAGATION_NESTED);
    this.clock = clock;
  }

  Outlook preview(Actor actor, WantedChange wanted) {
    return inTransaction(() -> new Outlook(rehearse(actor, wanted), isDue(wanted)));
  }

  Asked order(Actor actor, WantedChange wanted, StepUp stepUp) {
    return inTransaction(
        () -> {
          Node node = organisation.requireNode(wanted.nodeId());
          Ref ref = new Ref(node.districtId(), wanted.id());
          Optional<Change> known = store.find(ref, node.id());
          if (known.isPresent()) {
            return new Asked(same(known.get(), wanted), false);
          }
          Change change = isDue(wanted) ? now(actor, wanted, ref) : later(actor, wanted, ref);
          // Asked once everything else is right: whether it is, only doing it tells, and the refusal takes it back.
          if (wanted.kind().isGrave()) {
            stepUp.mustBeRecent(wanted.kind().title());
          }
          return new Asked(change, true);
        });
  }

  @Override
  public List<OrganisationAct> of(Actor actor, Node node) {
    if (!permitted.mayChange(actor, OrganisationAct.RENAME.needs())) {
      return List.of();
    }
    return inTransaction(
        () ->
            Arrays.stream(ChangeKind.values())
                .filter(kind -> kind.fits(node.kind()))
                .filter(kind -> Refusal.passes(() -> tree.mustBePossible(kind, node, actor)))
                .map(ChangeKind::act)
                .toList());
  }

  /** What can be done with a line of the history of a node. */
  List<OrganisationAct> of(Actor actor, Change change) {
    boolean possible =
        permitted.mayChange(actor, OrganisationAct.CANCEL_CHANGE.needs())
            && Refusal.passes(() -> mustBeCancellable(change));
    return possible ? List.of(OrganisationAct.CANCEL_CHANGE) : List.of();
  }

  private void mustBeCancellable(Change planned) {
    if (planned.state() != Change.State.PLANNED) {
      throw settled(planned);
    }
    ChangeRules.mustBeOwn(Acting.scope(), planned.wanted(), organisation.requireNode(planned.nodeId()), null);
  }

  private static Refusal settled(Change change) {
    return Refusal.state("already-settled", "这项变动" + change.state().title(), "只有待生效的变动可以取消");
  }

  Change cancel(UUID nodeId, UUID id) {
    return inTransaction(
        () -> {
          Node node = organisation.requireNode(nodeId);
          Ref ref = new Ref(node.districtId(), id);
          Change planned = store.find(ref, nodeId).orElseThrow(ChangeDesk::unknown);
          mustBeCancellable(planned);
          if (!store.settle(planned, Change.State.CANCELLED, planned.told(), clock.instant())) {
            throw settled(planned);
          }
          audit.record(ref.districtId(), "organisation.change.cancel", "change " + ref, Map.of("node", nodeId));
          return store.find(ref, nodeId).orElseThrow(ChangeDesk::unknown);
        });
  }

  List<Change> history(UUID nodeId) {
    return inTransaction(() -> store.of(organisation.requireNode(nodeId)));
  }

  /** What was decided for today, each by itself: one that has become impossible does not hold up the others. */
  void carryOutDue() {
    List<Change> due = Acting.asSystem(() -> inTransaction(() -> store.due(today())));
    for (Change change : due) {
      try {
        Acting.asSystem(() -> inTransaction(() -> settle(change)));
      } catch (Refusal refusal) {
        LOG.warn("机构变动 {} 未能生效：{}", change.ref(), refusal.why());
        List<String> told = List.of(refusal.why(), String.valueOf(refusal.remedy()));
        Acting.asSystem(
            () -> inTransaction(() -> store.settle(change, Change.State.FAILED, told, clock.instant())));
      }
    }
  }

  private boolean settle(Change change) {
    TreeChanges.Done done = tree.carryOut(change.wanted(), null, change.askedBy());
    if (store.settle(change, Change.State.DONE, done.told(), clock.instant())) {
      partner(change, done);
      record(change, done);
      return true;
    }
    throw Refusal.state("already-settled", "这项变动已由他人处理", "无需再次办理");
  }

  private Change now(Actor actor, WantedChange wanted, Ref ref) {
    TreeChanges.Done done = tree.carryOut(wanted, actor, who(actor));
    Change change = change(actor, wanted, ref, Change.State.DONE, done.told());
    if (!store.add(change)) {
      throw Refusal.idTaken();
    }
    partner(change, done);
    record(change, done);
    return change;
  }

  private Change later(Actor actor, WantedChange wanted, Ref ref) {
    Change planned = change(actor, wanted, ref, Change.State.PLANNED, rehearse(actor, wanted));
    store.add(planned);
    audit.record(ref.districtId(), "organisation.change.plan", "change " + ref, Map.of("wanted", wanted));
    return planned;
  }

  private List<String> rehearse(Actor actor, WantedChange wanted) {
    return Objects.requireNonNull(
        attempt.execute(
            status -> {
              status.setRollbackOnly();
              return tree.carryOut(wanted, actor, who(actor)).told();
            }));
  }

  private Change change(Actor actor, WantedChange wanted, Ref ref, Change.State state, List<String> told) {
    Node node = organisation.requireNode(wanted.nodeId());
    var now = clock.instant();
    return new Change(
        ref, node.id(), node.unitId(), state, wanted, told, now, who(actor), state == Change.State.PLANNED ? null : now);
  }

  /** The line in the ledger of the unit at the other end. */
  private void partner(Change change, TreeChanges.Done done) {
    Ref other = done.other();
    if (other != null) {
      store.add(
          new Change(
              new Ref(other.districtId(), change.ref().id()), other.id(), other.id(), Change.State.DONE,
              change.wanted(), done.told(), change.askedAt(), change.askedBy(), clock.instant()));
    }
  }

  private void record(Change change, TreeChanges.Done done) {
    Map<String, ?> details = Map.of("kind", change.wanted().kind(), "wanted", change.wanted(), "told", done.told());
    String subject = "node " + change.nodeId();
    audit.record(change.ref().districtId(), "organisation.change", subject, details);
    Ref other = done.other();
    if (other != null && other.districtId() != change.ref().districtId()) {
      audit.record(other.districtId(), "organisation.change", subject, details);
    }
  }

  private static Change same(Change known, WantedChange wanted) {
    if (!known.wanted().equals(wanted)) {
      throw Refusal.conflict("id-conflict", "该编号已用于另一项变动", "请重新办理")
          .with("existing", known.wanted())
          .with("submitted", wanted);
    }
    return known;
  }

  private boolean isDue(WantedChange wanted) {
    return wanted.effectiveOn() != null && !wanted.effectiveOn().isAfter(today());
  }

  private <T> T inTransaction(Supplier<T> work) {
    return Objects.requireNonNull(transaction.execute(status -> work.get()));
  }

  private static String who(Actor actor) {
    return actor.personName() + "（" + actor.nodeName() + " " + actor.postTitle() + "）";
  }

  private static Refusal unknown() {
    return Refusal.notFound("该项变动");
  }

  private LocalDate today() {
    return BeijingTime.today(clock);
  }
}
