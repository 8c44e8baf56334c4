package org.bihuan.inspection.blind;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.bihuan.audit.AuditTrail;
import org.bihuan.file.FileStore;
import org.bihuan.file.Preview;
import org.bihuan.hazard.Hazard;
import org.bihuan.hazard.HazardDesk;
import org.bihuan.hazard.HazardLedger;
import org.bihuan.organisation.OrganisationRegister;
import org.bihuan.platform.Actor;
import org.bihuan.platform.BeijingTime;
import org.bihuan.platform.FieldChecks;
import org.bihuan.platform.Ref;
import org.bihuan.platform.Refusal;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Takes a hazard to look back at without its file, hears what was found, and opens the file then. */
@Service
@Transactional
class BlindLooks {

  private static final int AHEAD_DAYS = 7;
  private static final int MOST_CANDIDATES = 50;
  private static final int MOST_SHOWN = 50;

  /**
   * @param hazard the file; shut as long as he can answer
   * @param open whether he can
   */
  record Seen(BlindLook look, String unitName, String placeText, int photos, Optional<Hazard> hazard, boolean open) {}

  private final BlindLookStore store;
  private final HazardLedger ledger;
  private final HazardDesk hazards;
  private final OrganisationRegister organisation;
  private final FileStore files;
  private final AuditTrail audit;
  private final Clock clock;

  BlindLooks(
      BlindLookStore store,
      HazardLedger ledger,
      HazardDesk hazards,
      OrganisationRegister organisation,
      FileStore files,
      AuditTrail audit,
      Clock clock) {
    this.store = store;
    this.ledger = ledger;
    this.hazards = hazards;
    this.organisation = organisation;
    this.files = files;
    this.audit = audit;
    this.clock = clock;
  }

  @Transactional(readOnly = true)
  public List<Seen> mine(Actor actor) {
    BlindLookRules.mustBeAboveUnits(actor);
    return store.ofPerson(actor.personId(), MOST_SHOWN).stream().map(look -> seen(actor, look)).toList();
  }

  /** What he can still answer. */
  @Transactional(readOnly = true)
  public List<Seen> held(Actor actor) {
    BlindLookRules.mustBeAboveUnits(actor);
    return store.open(actor.personId(), clock.instant().minus(BlindLookRules.LEFT_ALONE)).stream()
        .filter(look -> actor.scope().covers(look.unit().districtId(), look.unitId()))
        .map(look -> seen(actor, look))
        .toList();
  }

  /** The most urgent one of which he knows nothing. Taking again under the same id answers the same. */
  public Seen take(Actor actor, UUID id) {
    BlindLookRules.mustBeAboveUnits(actor);
    Instant now = clock.instant();
    store.waitForOthers(actor.personId());
    Optional<BlindLook> taken = store.taken(actor.personId(), id);
    if (taken.isPresent()) {
      return seen(actor, taken.get());
    }
    BlindLookRules.mustHoldFew(
        store.held(actor.personId(), now.minus(BlindLookRules.LEFT_ALONE), now.minus(BlindLookRules.GIVEN_UP_LATELY)));
    Hazard hazard =
        store.candidates(actor, BeijingTime.today(clock).plusDays(AHEAD_DAYS), now.minus(BlindLookRules.LEFT_ALONE), MOST_CANDIDATES).stream()
            .map(ref -> hazards.requireUnshown(actor, ref))
            .filter(found -> BlindLookRules.isSecondPair(actor, found))
            .findFirst()
            .orElseThrow(() -> Refusal.state("nothing-due", "目前没有到期、可由您盲查的隐患", "七日内到期的回头看会在此出现"));
    Ref ref = new Ref(hazard.ref().districtId(), id);
    BlindLook look =
        new BlindLook(ref, hazard.unitId(), hazard.ref().id(), actor.personId(), actor.personName(), now, null, null, null, null, null);
    if (!store.add(look, actor)) {
      throw Refusal.idTaken();
    }
    audit.recordSealed(LookSeal.LOOK, ref, "blindlook.take", "look " + ref, Map.of());
    return seen(actor, look);
  }

  /** Where one of his looks is to be made. */
  @Transactional(readOnly = true)
  public Ref unitOf(Actor actor, Ref ref) {
    return his(actor, ref).unit();
  }

  @Transactional(readOnly = true)
  public Preview photo(Actor actor, Ref ref, int number) {
    BlindLook look = his(actor, ref);
    return store.formerPhotos(look.hazard()).stream()
        .skip(number)
        .findFirst()
        .flatMap(file -> files.previewOf(file, look.unit()))
        .orElseThrow(() -> Refusal.notFound("这张照片"));
  }

  /** What he found stands, whatever the file says, and goes into the file; it cannot be said twice. */
  public Seen answer(Actor actor, Ref ref, boolean found, String note) {
    BlindLook look = his(actor, ref);
    BlindLookRules.mustBeOpen(look, clock.instant());
    new FieldChecks().text("note", "现场情况", note, 400).refuseIfAny();
    if (!store.answer(ref, found, note.strip(), clock.instant())) {
      throw Refusal.state("already-answered", "这次盲查已经答复，不能再改", "请打开隐患档案核对");
    }
    ledger.seenBlindly(actor, look.hazard(), found, note.strip());
    audit.recordSealed(LookSeal.LOOK, ref, "blindlook.answer", "look " + ref, Map.of("found", found));
    return seen(actor, his(actor, ref));
  }

  /** The file opens to him, and he is not given this hazard again; why stands with it. Giving up twice changes nothing. */
  public Seen giveUp(Actor actor, Ref ref, String reason) {
    BlindLook look = his(actor, ref);
    if (look.givenUpAt() == null) {
      BlindLookRules.mustBeOpen(look, clock.instant());
      new FieldChecks().text("reason", "放弃的原因", reason, 200).refuseIfAny();
      if (store.giveUp(ref, reason.strip(), clock.instant())) {
        audit.recordSealed(LookSeal.LOOK, ref, "blindlook.giveup", "look " + ref, Map.of("reason", reason.strip()));
      }
    }
    return seen(actor, his(actor, ref));
  }

  private Seen seen(Actor actor, BlindLook look) {
    Hazard hazard = hazards.requireUnshown(actor, look.hazard());
    boolean open = look.isOpen(clock.instant());
    return new Seen(
        look,
        organisation.requireUnit(look.unit()).name(),
        hazard.finding().placeText(),
        store.formerPhotos(look.hazard()).size(),
        open ? Optional.empty() : Optional.of(hazard),
        open);
  }

  private BlindLook his(Actor actor, Ref ref) {
    BlindLookRules.mustBeAboveUnits(actor);
    return store.find(ref).filter(look -> isHis(actor, look)).orElseThrow(() -> Refusal.notFound("这次盲查"));
  }

  private static boolean isHis(Actor actor, BlindLook look) {
    return look.personId().equals(actor.personId());
  }
}
