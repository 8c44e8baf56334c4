package org.bihuan.inspection;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.bihuan.checklist.CheckItem;
import org.bihuan.checklist.MajorProposal;
import org.bihuan.checklist.local.ResolvedList;
import org.bihuan.file.FileStore;
import org.bihuan.hazard.Hazard;
import org.bihuan.hazard.HazardCommand;
import org.bihuan.hazard.HazardLedger;
import org.bihuan.hazard.PhotoKind;
import org.bihuan.hazard.Registration;
import org.bihuan.inspection.Inspection.Ledger;
import org.bihuan.inspection.Inspection.Note;
import org.bihuan.inspection.InspectionQueries.OpenHazard;
import org.bihuan.inspection.ItemEntry.Moment;
import org.bihuan.organisation.OrganisationRegister;
import org.bihuan.inspection.PointRules.Part;
import org.bihuan.organisation.Place;
import org.bihuan.platform.Actor;
import org.bihuan.platform.ExpectedVersion;
import org.bihuan.platform.FieldChecks;
import org.bihuan.platform.Ids;
import org.bihuan.platform.Ref;
import org.bihuan.platform.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Puts what a check found on the ledger with everything already known, inside the submission's transaction. */
@Component
class FindingRegistrar {

  private final HazardLedger ledger;
  private final InspectionQueries queries;
  private final OrganisationRegister organisation;
  private final FileStore files;

  FindingRegistrar(
      HazardLedger ledger,
      InspectionQueries queries,
      OrganisationRegister organisation,
      FileStore files) {
    this.ledger = ledger;
    this.queries = queries;
    this.organisation = organisation;
    this.files = files;
  }

  /** The notes of the record; each finding carries the hazard it became or already was. */
  List<Note> register(
      Actor actor,
      InspectionTask task,
      ResolvedList checklist,
      List<ItemEntry> entries,
      List<MajorProposal> majors,
      CheckTimes times) {
    List<OpenHazard> open = queries.openHazards(task.unit(), InspectionRules.abnormalItems(entries));
    boolean places = entries.stream().anyMatch(entry -> entry.placeId() != null);
    List<Place> known = places ? organisation.placesOf(task.unit()) : List.of();
    Set<Ref> photos =
        files.amongUnit(entries.stream().flatMap(entry -> entry.photos().stream()).map(photo -> photo.file()).toList(), task.unit());
    List<Note> notes = new ArrayList<>();
    for (int i = 0; i < entries.size(); i++) {
      ItemEntry entry = entries.get(i);
      if (entry.saysMore()) {
        String field = "entries[" + i + "]";
        checkPhotos(photos, entry, field + ".photos");
        Place place = placeOf(known, entry.placeId(), field + ".placeId");
        int position = checklist.items().indexOf(entry.item()) + 1;
        if (!entry.result().isAbnormal()) {
          notes.add(new Note(position, 0, entry, null, null, false));
          continue;
        }
        CheckItem item = checklist.item(entry.item());
        for (Part part : PointRules.findings(item, entry)) {
          Optional<OpenHazard> same = Matching.sameAs(entry, part, open, field + ".ledger");
          Found found = new Found(field, position, item, part, entry, place);
          notes.add(finding(actor, task, found, same, majors, times));
        }
      }
    }
    return notes;
  }

  /** One point that failed, where it stands in what was handed in ({@code field}) and in the check list. */
  private record Found(
      String field, int position, CheckItem item, Part part, ItemEntry entry, @Nullable Place place) {

    Note as(Hazard hazard) {
      return new Note(position, part.point(), entry, hazard.ref().id(), Ledger.REGISTERED, saysMissed(entry));
    }

    Note known(OpenHazard open) {
      return new Note(position, part.point(), entry, open.ref().id(), Ledger.LINKED, false);
    }
  }

  private Note finding(
      Actor actor,
      InspectionTask task,
      Found found,
      Optional<OpenHazard> known,
      List<MajorProposal> majors,
      CheckTimes times) {
    if (known.isPresent()) {
      ledger.seeAgain(actor, known.get().ref(), seenAgain(actor, task, found, majors));
      return found.known(known.get());
    }
    Registration plain = registration(actor, task, found, majors, times);
    if (found.entry().result() != ItemResult.FIXED_ON_SPOT) {
      return found.as(ledger.register(actor, plain));
    }
    if (task.sent() != null) {
      return found.as(fixedBeforeTeam(actor, found, plain, times));
    }
    Hazard hazard = ledger.register(actor, plain);
    fix(actor, hazard, found, times);
    return found.as(hazard);
  }

  /**
   * What the unit put right before the eyes of a team enters the ledger as put right, to be confirmed by the finder's
   * level. Where it turns out major with what stands on the ledger already, it goes the long way and says what was done:
   * the paper is signed, and nobody on site could know.
   */
  private Hazard fixedBeforeTeam(Actor actor, Found found, Registration plain, CheckTimes times) {
    ItemEntry entry = found.entry();
    if (ledger.foreseen(actor, plain).looksMajor()) {
      String told = Wording.fixedBeforeTeam(plain.description(), entry, found.item().measure());
      List<HazardCommand.PhotoRef> both =
          Stream.concat(plain.photos().stream(), photos(entry, Moment.AFTER, PhotoKind.AFTER).stream()).toList();
      return ledger.register(actor, plain.telling(told, both));
    }
    Hazard hazard = ledger.register(actor, plain);
    return ledger.fixedBeforeFinder(
        actor, hazard.ref(), fix(found, Wording.beforeTeam(entry, found.item().measure()), times));
  }

  /** Only with what stands on the ledger already may it have turned out major, which nobody could say before. */
  private void fix(Actor actor, Hazard hazard, Found found, CheckTimes times) {
    Hazard.Judgement judgement = hazard.grading().judgement();
    if (hazard.looksMajor() && judgement != null) {
      FieldChecks checks = new FieldChecks();
      InspectionRules.notOnTheSpot(found.field(), judgement.text(), checks);
      checks.refuseIfAny();
    }
    String measures = Wording.measures(found.entry(), found.item().measure());
    ledger.perform(actor, hazard.ref(), new ExpectedVersion(hazard.version()), fix(found, measures, times), null);
  }

  private static HazardCommand.FixOnSpot fix(Found found, String measures, CheckTimes times) {
    return new HazardCommand.FixOnSpot(
        measures, null, times.doneOn(), photos(found.entry(), Moment.AFTER, PhotoKind.AFTER));
  }

  private static HazardCommand.SeeAgain seenAgain(
      Actor actor, InspectionTask task, Found found, List<MajorProposal> majors) {
    ItemEntry entry = found.entry();
    return new HazardCommand.SeeAgain(
        Wording.place(found.place(), entry) + "：" + Wording.seenAgain(found.part().hazardPhrase(), entry),
        task.kind().source(actor.level()),
        InspectionRules.judged(found.item().code(), majors).map(Hazard.Judgement::of).orElse(null),
        entry.photos().stream().map(photo -> new HazardCommand.PhotoRef(photo.file(), PhotoKind.EVIDENCE)).toList());
  }

  private static boolean saysMissed(ItemEntry entry) {
    return entry.ledger() != null && Boolean.TRUE.equals(entry.ledger().missed());
  }

  /** Found when the check was made, however late it comes in; the clocks of the ledger run from when it is registered. */
  private Registration registration(
      Actor actor, InspectionTask task, Found found, List<MajorProposal> majors, CheckTimes times) {
    CheckItem item = found.item();
    Part part = found.part();
    ItemEntry entry = found.entry();
    Optional<MajorProposal> major =
        item.isJudgedAt(part.point()) ? InspectionRules.judged(item.code(), majors) : Optional.empty();
    return new Registration(
        Ids.at(times.receivedAt()),
        task.unit(),
        entry.placeId(),
        Wording.place(found.place(), entry),
        item.category(),
        item.code(),
        Wording.description(part.hazardPhrase(), entry),
        item.basis(),
        task.kind().source(actor.level()),
        times.finishedAt(),
        InspectionRules.proposedLevel(item.levelAt(part.point()), entry.result(), major.isPresent()),
        major.map(Hazard.Judgement::of).orElse(null),
        photos(entry, Moment.BEFORE, PhotoKind.BEFORE),
        entry.noPhotoReason(),
        false,
        null);
  }

  private static List<HazardCommand.PhotoRef> photos(ItemEntry entry, Moment moment, PhotoKind kind) {
    return entry.photos().stream()
        .filter(photo -> photo.kind() == moment)
        .map(photo -> new HazardCommand.PhotoRef(photo.file(), kind))
        .toList();
  }

  private static void checkPhotos(Set<Ref> ofUnit, ItemEntry entry, String field) {
    if (!entry.photos().stream().allMatch(photo -> ofUnit.contains(photo.file()))) {
      throw Refusal.invalid(field, "照片没有上传到本单位", "请重新上传照片");
    }
  }

  private static @Nullable Place placeOf(List<Place> places, @Nullable UUID id, String field) {
    return id == null
        ? null
        : places.stream()
            .filter(place -> place.ref().id().equals(id))
            .findFirst()
            .orElseThrow(() -> Refusal.invalid(field, "没有找到这个重点部位", "请从本单位的重点部位中选择，或只填写具体地点"));
  }
}
