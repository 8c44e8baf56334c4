package org.bihuan.hazard;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.bihuan.platform.Actor;
import org.bihuan.platform.BeijingTime;
import org.bihuan.platform.ExpectedVersion;
import org.bihuan.platform.Ids;
import org.bihuan.platform.Ref;
import org.bihuan.platform.Refusal;
import org.jspecify.annotations.Nullable;

/**
 * Registration and every act, from the check of the words to what is kept. Where it is kept is the business of the
 * {@link LedgerBook}: the tables of the ledger, or a page of it that is loaded at once.
 */
class HazardActs {

  /** A draft that is handed in, and what was said to be put right and is not. */
  private static final Set<HazardAct> IS_THERE_FROM_NOW = EnumSet.of(HazardAct.SUBMIT, HazardAct.RETURN_ON_SPOT_FIX);

  private final LedgerBook book;
  private final UnitFacts units;
  private final PhotoProofs proofs;
  private final Situations situations;
  private final HazardHistory history;

  HazardActs(LedgerBook book, UnitFacts units, Situations situations, HazardHistory history) {
    this.book = book;
    this.units = units;
    this.proofs = new PhotoProofs(units);
    this.situations = situations;
    this.history = history;
  }

  /**
   * A hazard on the ledger.
   *
   * @param next null where it was there before, and with it nothing is known here of its photos
   * @param photos in their order
   */
  record Entered(Hazard hazard, @Nullable NextStep next, List<HazardPhoto> photos) {}

  record Registered(Entered entered, UnitFacts.Names unit) {}

  Registered register(Actor actor, Registration registration) {
    return register(actor, registration, this::together);
  }

  /** What is put right the moment it is found is gone when others are counted. */
  Hazard registerAlone(Actor actor, Registration registration) {
    return register(actor, registration, (hazard, now) -> hazard).entered().hazard();
  }

  private Registered register(Actor actor, Registration registration, BiFunction<Hazard, Instant, Hazard> judged) {
    Ref ref = new Ref(registration.unit().districtId(), registration.id());
    UnitFacts.Names unit = units.requireUnit(registration.unit());
    mustHold(actor, HazardAct.REGISTER);
    byte[] fingerprint = history.fingerprint(registration);
    Situation now = situation(actor, registration.unit(), List.of(), List.of());
    Hazard hazard;
    try {
      hazard = judged.apply(begin(registration, now), now.now());
    } catch (Refusal objection) {
      // What was right when it was registered is answered, even where it would not be registered any more.
      Hazard known = book.find(ref).orElseThrow(() -> objection);
      return new Registered(repeated(actor, known, fingerprint, registration), unit);
    }
    HazardAct act = hazard.status() == HazardStatus.DRAFT ? HazardAct.SAVE_DRAFT : HazardAct.REGISTER;
    return new Registered(enter(hazard, act, registration.photos(), fingerprint, registration, now), unit);
  }

  private Hazard begin(Registration registration, Situation now) {
    checkPlace(registration);
    proofs.check(now.actor(), registration.unit(), registration.photos(), List.of());
    Hazard begun = Registration.begin(registration, now);
    proofs.mustShowTheScene(begun, registration.photos().stream());
    return begun;
  }

  /** 综合判定 as of the day it was found, over what the unit has open; a draft is judged when it is submitted. */
  Hazard together(Hazard hazard, Instant now) {
    String item = hazard.finding().itemCode();
    LocalDate day = BeijingTime.dayOf(hazard.finding().foundAt());
    if (hazard.status() != HazardStatus.REGISTERED || item == null || !situations.isJudgedTogether(item, day)) {
      return hazard;
    }
    return CompositeRules.judged(
        hazard, units.openItems(HazardLedger.unitOf(hazard)), (all, here) -> situations.judgeTogether(all, here, day),
        now);
  }

  private Entered enter(
      Hazard hazard,
      HazardAct act,
      List<HazardCommand.PhotoRef> given,
      byte[] fingerprint,
      Registration registration,
      Situation now) {
    List<HazardCommand.PhotoRef> photos = proofs.once(registration.unit(), given);
    boolean draft = hazard.status() == HazardStatus.DRAFT;
    Hazard first = (draft ? hazard : hazard.numbered(book.nextNumber(hazard.ref().districtId(), now.now()))).atVersion(1);
    NextStep next = NextStep.of(first, null, now);
    var entry = new LedgerBook.Entry(first, next, firstLine(first, act, photos, now), Tally.difference(null, first));
    if (!book.insert(entry, fingerprint)) {
      if (!draft) {
        book.giveBackNumber(hazard.ref().districtId(), now.now());
      }
      Hazard there = book.find(first.ref()).orElseThrow(Refusal::idTaken);
      return repeated(now.actor(), there, fingerprint, registration);
    }
    List<HazardPhoto> attached = attached(first, photos, now);
    book.add(first, attached);
    return new Entered(first, next, attached);
  }

  private Entered repeated(
      Actor actor, Hazard known, byte[] fingerprint, Registration submitted) {
    if (!mayRead(actor, known)) {
      throw Refusal.idTaken();
    }
    boolean same = book.registrationHash(known.ref()).filter(hash -> Arrays.equals(hash, fingerprint)).isPresent();
    if (!same) {
      throw Refusal.conflict("id-conflict", "同一编号已登记了另一条内容不同的隐患", "请核对两份内容；确属不同隐患的，请重新登记")
          .with("existing", known)
          .with("submitted", submitted);
    }
    return new Entered(known, null, List.of());
  }

  /** @param whenGrave told what is grave about the act, once everything else about it is right */
  Hazard perform(
      Actor actor,
      Ref ref,
      ExpectedVersion expected,
      HazardCommand command,
      @Nullable UUID key,
      Consumer<String> whenGrave) {
    Hazard before = book.lock(ref).filter(h -> mayRead(actor, h)).orElseThrow(HazardLedger::unknown);
    if (key != null && alreadyDone(actor, ref, key, command)) {
      return before;
    }
    expected.mustBe(before.version(), before, () -> meanwhile(ref, expected.number()));
    Situation now = situation(actor, HazardLedger.unitOf(before), book.proposals(ref), book.photos(ref));
    HazardRules.objection(Standing.of(before), command.act(), now).ifPresent(objection -> {
      throw objection;
    });
    proofs.check(actor, HazardLedger.unitOf(before), command.photos(), now.photos());
    Change change = HazardLifecycle.change(before, command, now);
    if (command.act() == HazardAct.SUBMIT) {
      proofs.mustShowTheScene(change.after(), asSent(now.photos()));
    }
    checkDuplicate(before, change.proposal());
    GraveActs.grave(before, command.act(), change).ifPresent(whenGrave);
    Hazard after = IS_THERE_FROM_NOW.contains(command.act()) ? together(change.after(), now.now()) : change.after();
    if (after.number() == null && after.status() != HazardStatus.DRAFT) {
      after = after.numbered(book.nextNumber(ref.districtId(), now.now()));
    }
    if (after.status() == HazardStatus.REBOUNDED && before.status() != HazardStatus.REBOUNDED) {
      Registration rebound = reboundOf(before, command.photos(), now);
      rebound(actor, rebound);
      after = after.with(linkedTo(rebound.id(), after.links()));
    }
    return write(before, after, command, change, key == null ? Ids.at(now.now()) : key, now);
  }

  private String meanwhile(Ref ref, int seen) {
    return HazardTimeline.told(book.after(ref, seen), history);
  }

  /** No act of the finder's post: that it is his own finding, and fresh, is what lets him say it. */
  Hazard fixedBeforeFinder(Actor actor, Ref ref, HazardCommand.FixOnSpot fix) {
    Hazard before = book.lock(ref).orElseThrow(HazardLedger::unknown);
    Situation now = situation(actor, HazardLedger.unitOf(before), book.proposals(ref), book.photos(ref));
    HazardRules.objectionToFixSeen(before, now).ifPresent(objection -> {
      throw objection;
    });
    proofs.check(actor, HazardLedger.unitOf(before), fix.photos(), now.photos());
    Change change = HazardLifecycle.change(before, fix, now);
    return write(before, change.after(), fix, change, Ids.at(now.now()), now);
  }

  Hazard seeAgain(Actor actor, Ref ref, HazardCommand.SeeAgain seen) {
    Hazard before = book.lock(ref).orElseThrow(HazardLedger::unknown);
    Situation now = situation(actor, HazardLedger.unitOf(before), book.proposals(ref), book.photos(ref));
    HazardCommand.SeeAgain shown = seen.with(proofs.unseen(HazardLedger.unitOf(before), seen.photos(), now.photos()));
    Change change = HazardLifecycle.change(before, shown, now);
    return write(before, change.after(), shown, change, Ids.at(now.now()), now);
  }

  /** What only the ledger itself writes, for somebody whose business it is elsewhere. */
  Hazard doItself(Actor actor, Ref ref, HazardCommand command, UUID key) {
    Hazard before = book.lock(ref).orElseThrow(HazardLedger::unknown);
    Situation now = situation(actor, HazardLedger.unitOf(before), book.proposals(ref), book.photos(ref));
    Change change = HazardLifecycle.change(before, command, now);
    return write(before, change.after(), command, change, key, now);
  }

  void askedByOffice(Ref ref, LocalDate writtenOffBy, HazardCommand.AskLookBack command, UUID key) {
    Hazard hazard = book.lock(ref).orElseThrow(HazardLedger::unknown);
    Instant closedAt = hazard.closure().closedAt();
    boolean doubtful = hazard.status() == HazardStatus.CLOSED && closedAt != null && !BeijingTime.dayOf(closedAt).isAfter(writtenOffBy);
    if (doubtful && book.bodyOfKey(ref, key).isEmpty()) {
      doItself(LookBackRules.office(hazard, units.requireUnit(HazardLedger.unitOf(hazard)).district()), ref, command, key);
    }
  }

  Hazard revise(Actor actor, Ref ref, ExpectedVersion expected, Registration registration) {
    Hazard before = book.lock(ref).filter(h -> mayRead(actor, h)).orElseThrow(HazardLedger::unknown);
    expected.mustBe(before.version(), before, () -> meanwhile(ref, expected.number()));
    Situation now = situation(actor, HazardLedger.unitOf(before), book.proposals(ref), book.photos(ref));
    HazardRules.objection(Standing.of(before), HazardAct.EDIT, now).ifPresent(objection -> {
      throw objection;
    });
    checkPlace(registration);
    proofs.check(actor, registration.unit(), registration.photos(), now.photos());
    Hazard revised = Registration.revise(before, registration, now);
    proofs.mustShowTheScene(revised, Stream.concat(registration.photos().stream(), asSent(now.photos())));
    Hazard after = together(revised, now.now()).atVersion(before.version() + 1);
    List<HazardCommand.PhotoRef> photos = proofs.unseen(registration.unit(), registration.photos(), now.photos());
    HazardEvent event =
        line(before, after, HazardAct.EDIT, null, Change.of(after), photos, book.head(ref), Ids.at(now.now()), now);
    book.update(new LedgerBook.Entry(after, NextStep.of(after, null, now), event, Tally.difference(before, after)));
    book.add(after, attached(after, photos, now));
    return after;
  }

  private Hazard write(
      Hazard before, Hazard after, HazardCommand command, Change change, UUID key, Situation now) {
    Hazard next = after.atVersion(before.version() + 1);
    Proposal open = change.proposal() == null ? now.openProposal().orElse(null) : change.proposal();
    List<HazardCommand.PhotoRef> photos = proofs.once(HazardLedger.unitOf(before), command.photos());
    HazardEvent event =
        line(before, next, command.act(), command, change, photos, book.head(before.ref()), key, now);
    if (!book.update(
        new LedgerBook.Entry(next, NextStep.of(next, open, now), event, Tally.difference(before, next)))) {
      throw new IllegalStateException("lost the lock on " + before.ref());
    }
    book.add(next, attached(next, photos, now));
    if (change.proposal() != null) {
      book.save(next, change.proposal());
    }
    return next;
  }

  /** What came back is registered anew and linked; the written-off row stays as it was (反弹). */
  private static Registration reboundOf(Hazard former, List<HazardCommand.PhotoRef> photos, Situation now) {
    Hazard.Finding f = former.finding();
    return new Registration(
        Ids.at(now.now()), HazardLedger.unitOf(former), f.placeId(), f.placeText(), f.category(), f.itemCode(),
        f.description(), f.basis(), HazardSource.LOOK_BACK, now.now(), former.grading().level(), former.grading().judgement(), photos,
        photos.isEmpty() ? "回头看发现反弹，现场情况见回头看记录" : null, false, former.ref().id());
  }

  void rebound(Actor actor, Registration registration) {
    enterRebound(actor, registration);
  }

  Hazard enterRebound(Actor actor, Registration registration) {
    Situation fresh = situation(actor, registration.unit(), List.of(), List.of());
    return enter(
            Registration.begin(registration, fresh),
            HazardAct.REBOUND,
            registration.photos(),
            history.fingerprint(registration),
            registration,
            fresh)
        .hazard();
  }

  private static Hazard.Links linkedTo(UUID successor, Hazard.Links l) {
    return new Hazard.Links(l.formerId(), successor, l.duplicateOf(), l.rebounds() + 1, l.extensions());
  }

  private HazardEvent line(
      @Nullable Hazard before,
      Hazard after,
      HazardAct act,
      @Nullable HazardCommand command,
      Change change,
      List<HazardCommand.PhotoRef> photos,
      byte[] previous,
      UUID key,
      Situation now) {
    var body =
        new HazardEvent.Body(
            after.ref().toString(),
            after.version(),
            act,
            now.now(),
            now.me(),
            before == null ? after.status() : before.status(),
            after.status(),
            change.reason(),
            command,
            photos,
            change.proposal(),
            after);
    String text = history.write(body);
    return new HazardEvent(
        after.version(), act, now.now(), now.now(), now.actor().personId(), key, text, previous,
        HazardHistory.hash(previous, text));
  }

  /** How the history of a hazard begins. */
  HazardEvent firstLine(Hazard hazard, HazardAct act, List<HazardCommand.PhotoRef> photos, Situation now) {
    return line(null, hazard, act, null, Change.of(hazard), photos, HazardHistory.ROOT, Ids.at(now.now()), now);
  }

  byte[] fingerprint(Registration registration) {
    return history.fingerprint(registration);
  }

  private boolean alreadyDone(Actor actor, Ref ref, UUID key, HazardCommand command) {
    HazardEvent.Body line = book.bodyOfKey(ref, key).map(history::read).orElse(null);
    HazardCommand done = line == null ? null : line.command();
    if (line == null || done == null) {
      return false;
    }
    if (!line.by().personId().equals(actor.personId())) {
      throw Refusal.conflict("key-conflict", "这个办理编号已由他人使用", "请刷新页面后重新办理");
    }
    if (!done.equals(command)) {
      throw Refusal.conflict("key-conflict", "同一办理编号已用于另一项办理", "请刷新页面后重新办理")
          .with("existing", done)
          .with("submitted", command);
    }
    return true;
  }

  Situation situation(Actor actor, Ref unit, List<Proposal> proposals, List<HazardPhoto> photos) {
    return situations.of(actor, unit, proposals, photos, units, book::find);
  }

  private boolean mayRead(Actor actor, Hazard hazard) {
    return HazardSight.mayRead(actor, hazard, situations.today());
  }

  void mustHold(Actor actor, HazardAct act) {
    if (!situations.permits(actor, act)) {
      throw Refusal.forbidden("no-permission", "“" + act.title() + "”不属于您现任岗位的职责", "请由有权的岗位办理");
    }
  }

  private void checkPlace(Registration registration) {
    UUID place = registration.placeId();
    if (place != null && !units.hasPlace(registration.unit(), place)) {
      throw Refusal.invalid("placeId", "没有找到这个重点部位", "请从本单位的重点部位中选择，或只填写部位名称");
    }
  }

  /** What is kept in its place must be on the ledger of the same unit; else two withdrawals could end with nothing. */
  private void checkDuplicate(Hazard hazard, @Nullable Proposal proposal) {
    if (proposal == null || proposal.state() == Proposal.State.REFUSED) {
      return;
    }
    Ref other = proposal.duplicateOf();
    if (other == null) {
      return;
    }
    Hazard kept =
        book.lock(other)
            .filter(found -> found.unitId().equals(hazard.unitId()) && found.status() != HazardStatus.DRAFT)
            .orElseThrow(() -> Refusal.invalid("duplicateOf", "本单位台账上没有所指的隐患", "请选择本单位台账上保留的那一条"));
    ProposalRules.notKept(kept).ifPresent(objection -> {
      throw objection;
    });
  }

  private static Stream<HazardCommand.PhotoRef> asSent(List<HazardPhoto> photos) {
    return photos.stream().map(photo -> new HazardCommand.PhotoRef(photo.file(), photo.kind()));
  }

  private static List<HazardPhoto> attached(Hazard hazard, List<HazardCommand.PhotoRef> photos, Situation now) {
    return photos.stream()
        .distinct()
        .map(photo -> new HazardPhoto(photo.file(), photo.kind(), hazard.version(), now.me(), now.now()))
        .sorted(HazardPhoto.IN_ORDER)
        .toList();
  }
}
