package org.bihuan.inspection.blind;

import java.time.Clock;
import java.time.Duration;
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
  private static final Duration LEFT_ALONE = Duration.ofDays(60);
  private static final int MOST_CANDIDATES = 50;
  private static final int MOST_SHOWN = 50;

  /** @param hazard the file; shut until he has answered */
  record Seen(BlindLook look, String unitName, String placeText, int photos, Optional<Hazard> hazard) {}

  private final BlindLookStore store;
  private final HazardDesk hazards;
  private final OrganisationRegister organisation;
  private final FileStore files;
  private final AuditTrail audit;
  private final Clock clock;

  BlindLooks(
      BlindLookStore store,
      HazardDesk hazards,
      OrganisationRegister organisation,
      FileStore files,
      AuditTrail audit,
      Clock clock) {
    this.store = store;
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

  /** The most urgent one of which he knows nothing. Taking again under the same id answers the same. */
  public Seen take(Actor actor, UUID id) {
    BlindLookRules.mustBeAboveUnits(actor);
    Instant now = clock.instant();
    Hazard hazard =
        store.candidates(actor, BeijingTime.today(clock).plusDays(AHEAD_DAYS), now.minus(LEFT_ALONE), MOST_CANDIDATES).stream()
            .map(ref -> hazards.require(actor, ref))
            .filter(found -> BlindLookRules.isSecondPair(actor, found))
            .findFirst()
            .orElseThrow(() -> Refusal.state("nothing-due", "目前没有到期、可由您盲查的隐患", "七日内到期的回头看会在此出现"));
    Ref ref = new Ref(hazard.ref().districtId(), id);
    BlindLook look =
        new BlindLook(ref, hazard.unitId(), hazard.ref().id(), actor.personId(), actor.personName(), now, null, null, null);
    if (!store.add(look, actor)) {
      return store.find(ref).filter(kept -> isHis(actor, kept)).map(kept -> seen(actor, kept)).orElseThrow(Refusal::idTaken);
    }
    audit.record(ref.districtId(), "blindlook.take", "look " + ref, Map.of());
    return seen(actor, look);
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

  /** What he found stands, whatever the file says; it cannot be said twice. */
  public Seen answer(Actor actor, Ref ref, boolean found, String note) {
    his(actor, ref);
    new FieldChecks().text("note", "现场情况", note, 500).refuseIfAny();
    if (!store.answer(ref, found, note.strip(), clock.instant())) {
      throw Refusal.state("already-answered", "这次盲查已经答复，不能再改", "请打开隐患档案核对");
    }
    audit.record(ref.districtId(), "blindlook.answer", "look " + ref, Map.of("found", found));
    return seen(actor, his(actor, ref));
  }

  private Seen seen(Actor actor, BlindLook look) {
    Hazard hazard = hazards.require(actor, look.hazard());
    return new Seen(
        look,
        organisation.requireUnit(look.unit()).name(),
        hazard.finding().placeText(),
        store.formerPhotos(look.hazard()).size(),
        look.answeredAt() == null ? Optional.empty() : Optional.of(hazard));
  }

  private BlindLook his(Actor actor, Ref ref) {
    BlindLookRules.mustBeAboveUnits(actor);
    return store.find(ref).filter(look -> isHis(actor, look)).orElseThrow(() -> Refusal.notFound("这次盲查"));
  }

  private static boolean isHis(Actor actor, BlindLook look) {
    return look.personId().equals(actor.personId());
  }
}
