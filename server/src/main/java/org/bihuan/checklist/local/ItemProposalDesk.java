package org.bihuan.checklist.local;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.bihuan.audit.AuditTrail;
import org.bihuan.checklist.Checklist;
import org.bihuan.checklist.ItemText;
import org.bihuan.checklist.Publication.ItemChange;
import org.bihuan.checklist.Publication.ListChange;
import org.bihuan.checklist.Publication.ListText;
import org.bihuan.checklist.Publication;
import org.bihuan.checklist.PublicationDesk;
import org.bihuan.checklist.Standards;
import org.bihuan.checklist.local.ItemProposal.Kind;
import org.bihuan.checklist.local.ItemProposal.Remark;
import org.bihuan.checklist.local.ItemProposal.Sayer;
import org.bihuan.checklist.local.ItemProposal.State;
import org.bihuan.checklist.local.ItemProposalStore.Search;
import org.bihuan.platform.Actor;
import org.bihuan.platform.ExpectedVersion;
import org.bihuan.platform.FieldChecks;
import org.bihuan.platform.Ids;
import org.bihuan.platform.Page;
import org.bihuan.platform.Permitted;
import org.bihuan.platform.Ref;
import org.bihuan.platform.Refusal;
import org.bihuan.platform.Role;
import org.bihuan.platform.Scope;
import org.bihuan.platform.StepUp;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The desk at which units and districts propose items, and at which the level above answers. */
@Service
@Transactional
public class ItemProposalDesk {

  private static final int LONGEST_REMARK = 500;

  /** @param id made by the client; repeating it is harmless */
  record NewProposal(UUID id, ItemText text, String reason) {}

  /**
   * @param text as it is taken over, edited where needed
   * @param checklists the lists it joins
   */
  record Acceptance(ItemText text, List<String> checklists, LocalDate effectiveFrom, String remark) {}

  /** @param can what this person may do with it */
  record Seen(ItemProposal proposal, List<String> can) {}

  /** @param now whether this very call made it */
  record Proposed(Seen proposal, boolean now) {}

  private final ItemProposalStore store;
  private final LocalItemDesk items;
  private final PublicationDesk publications;
  private final Standards standards;
  private final Permitted permitted;
  private final AuditTrail audit;
  private final Clock clock;

  ItemProposalDesk(
      ItemProposalStore store,
      LocalItemDesk items,
      PublicationDesk publications,
      Standards standards,
      Permitted permitted,
      AuditTrail audit,
      Clock clock) {
    this.store = store;
    this.items = items;
    this.publications = publications;
    this.standards = standards;
    this.permitted = permitted;
    this.audit = audit;
    this.clock = clock;
  }

  Proposed propose(Actor actor, NewProposal wanted) {
    Owner owner = Owner.of(actor);
    FieldChecks checks = new FieldChecks().text("reason", "建议理由", wanted.reason(), LONGEST_REMARK);
    wanted.text().check(checks, "text.");
    checks.refuseIfAny();
    ItemProposal proposal =
        new ItemProposal(
            new Ref(owner.districtId(), wanted.id()),
            owner.unitId(),
            wanted.text(),
            wanted.reason().strip(),
            owner.level() == Owner.Level.UNIT ? State.AT_DISTRICT : State.AT_CITY,
            null,
            1,
            sayer(actor),
            List.of());
    if (!store.add(proposal)) {
      ItemProposal existing =
          store
              .find(proposal.ref())
              .filter(found -> sees(actor.scope(), found))
              .orElseThrow(Refusal::idTaken);
      if (!existing.reason().equals(proposal.reason()) || existing.version() == 1 && !existing.text().equals(wanted.text())) {
        throw Refusal.otherContent(existing, wanted);
      }
      return new Proposed(seen(actor, existing), false);
    }
    record("checklist.propose", proposal, Map.of("text", wanted.text(), "reason", proposal.reason()));
    return new Proposed(seen(actor, proposal), true);
  }

  @Transactional(readOnly = true)
  Page<Seen> page(Actor actor, Search search) {
    List<ItemProposal> found =
        store.page(actor.scope(), new Search(search.state(), search.words(), search.after(), search.limit() + 1));
    List<ItemProposal> page = found.stream().limit(search.limit()).toList();
    String next = found.size() > page.size() ? page.getLast().ref().toString() : null;
    return new Page<>(
        page.stream().map(proposal -> seen(actor, proposal)).toList(),
        next,
        new Page.Count(store.count(actor.scope(), search), true));
  }

  @Transactional(readOnly = true)
  Seen require(Actor actor, Ref ref) {
    return seen(actor, visible(actor, store.find(ref).orElse(null)));
  }

  /** Whoever sees it and has to do with the standards may say something; an expert too. */
  Seen comment(Actor actor, Ref ref, UUID id, String remark) {
    ItemProposal proposal = visible(actor, store.find(ref).orElse(null));
    new FieldChecks().text("remark", "意见", remark, LONGEST_REMARK).refuseIfAny();
    Optional<Remark> known = proposal.remarks().stream().filter(said -> said.id().equals(id)).findFirst();
    if (known.isPresent()) {
      if (!known.get().sayer().personId().equals(actor.personId()) || !known.get().remark().equals(remark.strip())) {
        throw Refusal.otherContent(known.get(), Map.of("id", id, "remark", remark.strip()));
      }
      return seen(actor, proposal);
    }
    mustBeOpen(proposal);
    say(actor, proposal, id, Kind.COMMENT, remark);
    record("checklist.proposal.comment", proposal, Map.of("remark", remark.strip()));
    return require(actor, ref);
  }

  /** The district finds it right for the whole city. */
  Seen forward(Actor actor, Ref ref, ExpectedVersion expected, ItemText text, String remark) {
    ItemProposal proposal = answerable(actor, ref, expected);
    if (proposal.state() != State.AT_DISTRICT) {
      throw Refusal.state("already-forwarded", "该建议已报市级", "请等待市级答复");
    }
    FieldChecks checks = new FieldChecks().text("remark", "意见", remark, LONGEST_REMARK);
    text.check(checks, "text.");
    checks.refuseIfAny();
    store.decide(ref, State.AT_CITY, text, null);
    say(actor, proposal, Ids.at(clock.instant()), Kind.FORWARDED, remark);
    record("checklist.proposal.forward", proposal, Map.of("remark", remark.strip()));
    return require(actor, ref);
  }

  /** It becomes an item of the district or of the city, edited where needed, in one transaction with the answer. */
  Seen accept(Actor actor, Ref ref, ExpectedVersion expected, Acceptance wanted, StepUp stepUp) {
    ItemProposal proposal = answerable(actor, ref, expected);
    new FieldChecks().text("remark", "答复", wanted.remark(), LONGEST_REMARK).refuseIfAny();
    String code = proposal.state() == State.AT_CITY ? publish(actor, wanted, stepUp) : adopt(actor, wanted, stepUp);
    store.decide(ref, State.ACCEPTED, wanted.text(), code);
    say(actor, proposal, Ids.at(clock.instant()), Kind.ACCEPTED, wanted.remark());
    record("checklist.proposal.accept", proposal, Map.of("item", code, "remark", wanted.remark().strip()));
    return require(actor, ref);
  }

  private String adopt(Actor actor, Acceptance wanted, StepUp stepUp) {
    return items
        .write(
            actor,
            new LocalItemDesk.NewItem(
                Ids.at(clock.instant()), wanted.text(), wanted.checklists(), wanted.remark(), wanted.effectiveFrom()),
            stepUp)
        .item()
        .item()
        .code();
  }

  private String publish(Actor actor, Acceptance wanted, StepUp stepUp) {
    String code = standards.nextCode(wanted.text().category());
    List<ListChange> lists = new ArrayList<>();
    for (String list : wanted.checklists()) {
      Checklist old = standards.newestChecklist(list);
      List<String> lines = new ArrayList<>(old.items());
      lines.add(code);
      lists.add(
          new ListChange(
              list,
              old.effectiveFrom(),
              new ListText(old.title(), old.unitTypes(), old.frequency(), old.kind(), lines, old.headings())));
    }
    publications.publish(
        actor,
        new Publication(
            Ids.at(clock.instant()),
            wanted.effectiveFrom(),
            wanted.remark(),
            List.of(new ItemChange(code, null, wanted.text())),
            lists,
            List.of(),
            List.of(),
            List.of()),
        stepUp);
    return code;
  }

  Seen refuse(Actor actor, Ref ref, ExpectedVersion expected, String reason) {
    ItemProposal proposal = answerable(actor, ref, expected);
    new FieldChecks().text("reason", "不采纳的理由", reason, LONGEST_REMARK).refuseIfAny();
    store.decide(ref, State.REFUSED, proposal.text(), null);
    say(actor, proposal, Ids.at(clock.instant()), Kind.REFUSED, reason);
    record("checklist.proposal.refuse", proposal, Map.of("reason", reason.strip()));
    return require(actor, ref);
  }

  /**
   * The publication that made an item of a proposal was taken back before its day: the proposal is not adopted after all
   * and waits for another answer, in the same transaction.
   */
  @EventListener
  void takenBack(PublicationDesk.TakenBack event) {
    List<String> codes =
        event.publication().items().stream()
            .filter(change -> change.base() == null && change.text() != null)
            .map(ItemChange::code)
            .toList();
    for (ItemProposal proposal : store.acceptedAs(codes)) {
      store.decide(proposal.ref(), State.AT_CITY, proposal.text(), null);
      say(event.actor(), proposal, Ids.at(clock.instant()), Kind.TAKEN_BACK, event.reason());
      record(
          "checklist.proposal.taken_back",
          proposal,
          Map.of("item", String.valueOf(proposal.itemCode()), "publication", event.publication().id()));
    }
  }

  private ItemProposal answerable(Actor actor, Ref ref, ExpectedVersion expected) {
    ItemProposal proposal = visible(actor, store.find(ref).orElse(null));
    if (!mayAnswer(actor, proposal.state()) && proposal.state().isOpen()) {
      throw Refusal.forbidden("not-asked", "该建议" + proposal.state().title(), "请由被询问的一级答复");
    }
    mustBeOpen(proposal);
    proposal = store.lock(ref).orElseThrow();
    expected.mustBe(proposal.version(), seen(actor, proposal));
    return proposal;
  }

  private static boolean mayAnswer(Actor actor, State state) {
    return switch (state) {
      case AT_DISTRICT -> actor.is(Role.DISTRICT_ADMIN);
      case AT_CITY -> actor.is(Role.CITY_ADMIN);
      case ACCEPTED, REFUSED -> false;
    };
  }

  private static void mustBeOpen(ItemProposal proposal) {
    if (!proposal.state().isOpen()) {
      throw Refusal.state("already-answered", "该建议" + proposal.state().title(), "需要时请重新提出");
    }
  }

  private static ItemProposal visible(Actor actor, @Nullable ItemProposal found) {
    if (found == null || !sees(actor.scope(), found)) {
      throw Refusal.notFound("该建议");
    }
    return found;
  }

  private static boolean sees(Scope scope, ItemProposal proposal) {
    UUID unit = proposal.unitId();
    return switch (scope) {
      case Scope.Units u -> unit != null && u.covers(proposal.ref().districtId(), unit);
      case Scope.Districts d -> d.ids().contains(proposal.ref().districtId());
      case Scope.City c -> true;
      case Scope.System s -> true;
      case Scope.Nothing n -> false;
    };
  }

  private Seen seen(Actor actor, ItemProposal proposal) {
    List<String> can = new ArrayList<>();
    if (proposal.state().isOpen()) {
      if (permitted.mayChange(actor, "checklist.manage")) {
        can.add("COMMENT");
      }
      if (mayAnswer(actor, proposal.state())) {
        can.addAll(List.of("ACCEPT", "REFUSE"));
      }
      if (proposal.state() == State.AT_DISTRICT && mayAnswer(actor, proposal.state())) {
        can.add("FORWARD");
      }
    }
    return new Seen(proposal, can);
  }

  private void say(Actor actor, ItemProposal proposal, UUID id, Kind kind, String remark) {
    store.add(proposal, new Remark(id, kind, remark.strip(), sayer(actor)));
  }

  private void record(String act, ItemProposal proposal, Map<String, ?> details) {
    audit.record(proposal.ref().districtId(), act, "item proposal " + proposal.ref(), details);
  }

  private Sayer sayer(Actor actor) {
    return new Sayer(clock.instant(), actor.personId(), actor.personName(), actor.postTitle(), actor.nodeName());
  }
}
