package org.bihuan.hazard;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.bihuan.platform.Actor;
import org.bihuan.platform.ExpectedVersion;
import org.bihuan.platform.Ids;
import org.bihuan.platform.Ref;
import org.bihuan.platform.Refusal;
import org.bihuan.platform.StepUp;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/**
 * The ledger of hazards (隐患台账). Whatever is found is registered here and leaves only by verified write-off.
 *
 * <p>Each change is one transaction: row, line of history, photos, proposal and figures. It is refused as a whole.
 */
@Service
public class HazardLedger {

  /** @param created false when the same registration had arrived before */
  record Answer(HazardDetail detail, boolean created) {}

  private final HazardActs acts;
  private final HazardDesk desk;
  private final ShutFiles shut;

  HazardLedger(
      HazardStore store, LiveUnitFacts units, Situations situations, HazardDesk desk, ShutFiles shut, JsonMapper json) {
    this.desk = desk;
    this.shut = shut;
    this.acts = new HazardActs(store, units, situations, new HazardHistory(json));
  }

  /** Registers a hazard, or answers the one already registered under the same id with the same content. */
  @Transactional
  public Hazard register(Actor actor, Registration registration) {
    return acts.register(actor, registration).entered().hazard();
  }

  /** The same for what is put right the moment it is found: no composite rule counts it. */
  @Transactional
  public Hazard registerAlone(Actor actor, Registration registration) {
    return acts.registerAlone(actor, registration);
  }

  /**
   * The unit put right at once, before the eyes of the superior who found it, what he has just registered: it waits for
   * being confirmed, by somebody else than him.
   */
  @Transactional
  public Hazard fixedBeforeFinder(Actor actor, Ref ref, HazardCommand.FixOnSpot fix) {
    return acts.fixedBeforeFinder(actor, ref, fix);
  }

  /** Registers, and answers from what is in hand: of a new hazard nothing has to be read back. */
  @Transactional
  Answer answer(Actor actor, Registration registration) {
    HazardActs.Registered registered = acts.register(actor, registration);
    HazardActs.Entered entered = registered.entered();
    NextStep next = entered.next();
    if (next == null) {
      return new Answer(desk.detail(actor, entered.hazard().ref()), false);
    }
    Hazard hazard = entered.hazard();
    Situation now = acts.situation(actor, unitOf(hazard), List.of(), entered.photos());
    return new Answer(
        HazardDetail.of(
            hazard, HazardSummary.entered(entered, next, registered.unit(), now.today()), now,
            desk.marks(entered.photos()), List.of(), null, null, null, List.of()),
        true);
  }

  /**
   * Does one act on a hazard, if the rules allow it to this person now.
   *
   * @param expected the version the person saw
   * @param key made by the client for this act; the same key with the same act answers without doing it again
   */
  @Transactional
  public Hazard perform(Actor actor, Ref ref, ExpectedVersion expected, HazardCommand command, @Nullable UUID key) {
    return acts.perform(actor, ref, expected, command, key, what -> {});
  }

  /** The same for somebody at a browser: what is grave he does only after he has just shown that it is he. */
  @Transactional
  Hazard perform(
      Actor actor, Ref ref, ExpectedVersion expected, HazardCommand command, @Nullable UUID key, StepUp stepUp) {
    shut.mustBeOpen(actor, ref);
    return acts.perform(actor, ref, expected, command, key, stepUp::mustBeRecent);
  }

  /** A check found again what is open here: its history says so, and a rule that is met makes it major. */
  @Transactional
  public Hazard seeAgain(Actor actor, Ref ref, HazardCommand.SeeAgain seen) {
    return acts.seeAgain(actor, ref, seen);
  }

  /** What somebody saw who did not know the file; what is still there makes the look-back due at once. */
  @Transactional
  public Hazard seenBlindly(Actor actor, Ref ref, boolean found, String note) {
    return acts.doItself(actor, ref, new HazardCommand.BlindLook(found, note), Ids.next());
  }

  /**
   * The office above, and nobody in it by name, wants what was written off by that day to be looked at again.
   *
   * @param key the same once more changes nothing
   */
  @Transactional
  public void askLookBack(Ref ref, LocalDate writtenOffBy, String reason, UUID key) {
    acts.askedByOffice(ref, writtenOffBy, new HazardCommand.AskLookBack(reason), key);
  }

  /** Corrects what was found, by its finder, until it is graded. */
  @Transactional
  public Hazard revise(Actor actor, Ref ref, ExpectedVersion expected, Registration registration) {
    return acts.revise(actor, ref, expected, registration);
  }

  /** Everything a rule may ask about this moment, for whoever registers many at once. */
  Situation situation(Actor actor, Ref unit) {
    return acts.situation(actor, unit, List.of(), List.of());
  }

  void mustHold(Actor actor, HazardAct act) {
    acts.mustHold(actor, act);
  }

  /** How the history of a hazard begins. */
  HazardEvent firstLine(Hazard hazard, HazardAct act, List<HazardCommand.PhotoRef> photos, Situation now) {
    return acts.firstLine(hazard, act, photos, now);
  }

  Hazard together(Hazard hazard, Instant now) {
    return acts.together(hazard, now);
  }

  byte[] fingerprint(Registration registration) {
    return acts.fingerprint(registration);
  }

  static Ref unitOf(Hazard hazard) {
    return new Ref(hazard.ref().districtId(), hazard.unitId());
  }

  static Refusal unknown() {
    return Refusal.notFound("这条隐患");
  }
}
