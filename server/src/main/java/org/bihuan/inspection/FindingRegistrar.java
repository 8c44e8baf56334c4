package org.bihuan.inspection;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
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
import org.bihuan.inspection.InspectionQueries.EndedHazard;
import org.bihuan.inspection.InspectionQueries.OpenHazard;
import org.bihuan.inspection.ItemEntry.LedgerChoice;
import org.bihuan.inspection.ItemEntry.Moment;
import org.bihuan.organisation.OrganisationRegister;
import org.bihuan.inspection.PointRules.Part;
import org.bihuan.organisation.Place;
import org.bihuan.platform.Actor;
import org.bihuan.platform.ExpectedVersion;
import org.bihuan.platform.FieldChecks;
import org.bihuan.platform.Ids;
import org.bihuan.platform.Ref;
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

  /**
   * What is handed in, and how it is to be read.
   *
   * @param passed items the unit's own checks passed of late; nothing for a check of the unit's own
   */
  record Check(
      InspectionTask task, ResolvedList checklist, List<MajorProposal> majors, CheckTimes times, Set<String> passed) {}

  /**
   * What there is at the unit of all that the answers speak of.
   *
   * @param ended what somebody named as still open and is not
   * @param photos those uploaded to the unit, with the hash of their bytes
   */
  record AtUnit(List<OpenHazard> open, List<EndedHazard> ended, List<Place> places, Map<Ref, String> photos) {

    /** The same picture given twice to an item is one picture: a signed record is not sent back for it. */
    ItemEntry once(ItemEntry entry) {
      Set<List<Object>> seen = new HashSet<>();
      return entry.with(
          entry.photos().stream()
              .filter(photo -> seen.add(List.of(photo.kind(), photos.getOrDefault(photo.file(), photo.file().toString()))))
              .toList());
    }
  }

  AtUnit atUnit(InspectionTask task, List<ItemEntry> entries) {
    boolean places = entries.stream().anyMatch(entry -> entry.placeId() != null);
    List<Ref> named = entries.stream().flatMap(entry -> entry.photos().stream()).map(ItemEntry.Photo::file).toList();
    List<Ref> linked =
        entries.stream().map(ItemEntry::ledger).filter(Objects::nonNull).map(LedgerChoice::hazard).filter(Objects::nonNull).toList();
    return new AtUnit(
        queries.openHazards(task.unit(), InspectionRules.abnormalItems(entries)),
        queries.endedAmong(task.unit(), linked),
        places ? organisation.placesOf(task.unit()) : List.of(),
        files.amongUnit(named, task.unit()));
  }

  /** Whether what the answers name is there. */
  void check(ResolvedList checklist, List<ItemEntry> entries, AtUnit known, FieldChecks checks) {
    for (int i = 0; i < entries.size(); i++) {
      String field = "entries[" + i + "]";
      ItemEntry entry = entries.get(i);
      checkPhotos(known.photos(), entry, field + ".photos", checks);
      checks.holds(
          entry.placeId() == null || placeOf(known.places(), entry.placeId()) != null,
          field + ".placeId",
          "没有找到这个重点部位",
          "请从本单位的重点部位中选择，或只填写具体地点");
      if (entry.result().isAbnormal()) {
        Matching.check(entry, checklist.item(entry.item()), known.open(), known.ended(), field + ".ledger", checks);
      }
    }
  }

  /** The notes of the record; each finding carries the hazard it became or already was. */
  List<Note> register(Actor actor, Check check, List<ItemEntry> entries, AtUnit known) {
    List<Note> notes = new ArrayList<>();
    for (int i = 0; i < entries.size(); i++) {
      ItemEntry entry = entries.get(i);
      if (entry.saysMore()) {
        int position = check.checklist().items().indexOf(entry.item()) + 1;
        if (!entry.result().isAbnormal()) {
          notes.add(new Note(position, 0, entry, null, null, false));
          continue;
        }
        CheckItem item = check.checklist().item(entry.item());
        Place place = placeOf(known.places(), entry.placeId());
        for (Part part : PointRules.findings(item, entry)) {
          Boolean missed = VisitRules.missed(entry, check.passed());
          Found found = new Found(position, item, part, entry, place, missed);
          notes.add(finding(actor, check, found, known));
        }
      }
    }
    return notes;
  }

  /** One point that failed, and where it stands in the check list. */
  private record Found(
      int position,
      CheckItem item,
      Part part,
      ItemEntry entry,
      @Nullable Place place,
      @Nullable Boolean missed) {

    Note as(Hazard hazard) {
      return new Note(position, part.point(), entry, hazard.ref().id(), Ledger.REGISTERED, missed);
    }

    Note known(Ref hazard) {
      return new Note(position, part.point(), entry, hazard.id(), Ledger.LINKED, false);
    }
  }

  private Note finding(Actor actor, Check check, Found found, AtUnit known) {
    Optional<OpenHazard> open = Matching.sameAs(found.entry(), found.part(), known.open());
    if (open.isPresent()) {
      ledger.seeAgain(actor, open.get().ref(), seenAgain(actor, check, found));
      return found.known(open.get().ref());
    }
    Optional<EndedHazard> ended = Matching.takenForOpen(found.entry(), found.part(), known.ended());
    if (ended.isPresent() && ended.get().endedAfter(check.times().finishedAt())) {
      return found.known(ended.get().ref());
    }
    Registration plain = registration(actor, check, found);
    if (ended.isPresent()) {
      return doubted(actor, check, found, plain, ended.get());
    }
    return entered(actor, check, found, plain);
  }

  /**
   * Seen there after it was written off: entered anew, because what has ended is not taken up again by a check, and the
   * office above is asked to look whether the write-off was true. What a unit finds at itself asks nobody.
   */
  private Note doubted(Actor actor, Check check, Found found, Registration plain, EndedHazard ended) {
    Note note = entered(actor, check, found, plain.telling(Wording.takenForOpen(plain.description(), ended)));
    if (check.task().sent() != null) {
      ledger.askLookBack(
          ended.ref(), check.times().doneOn(), Wording.stillSeen(check.times().doneOn(), ended), Ids.at(check.times().receivedAt()));
    }
    return note;
  }

  private Note entered(Actor actor, Check check, Found found, Registration plain) {
    CheckTimes times = check.times();
    if (found.entry().result() != ItemResult.FIXED_ON_SPOT) {
      return found.as(ledger.register(actor, plain));
    }
    if (check.task().sent() != null) {
      // Put right before the eyes of a team, it is confirmed by the finder's level.
      Hazard seen = ledger.registerAlone(actor, plain);
      return found.as(ledger.fixedBeforeFinder(actor, seen.ref(), fix(found, Wording.beforeTeam(found.entry()), times)));
    }
    Hazard hazard = ledger.registerAlone(actor, plain);
    HazardCommand.FixOnSpot fixed = fix(found, Wording.measures(found.entry()), times);
    return found.as(ledger.perform(actor, hazard.ref(), new ExpectedVersion(hazard.version()), fixed, null));
  }

  private static HazardCommand.FixOnSpot fix(Found found, String measures, CheckTimes times) {
    return new HazardCommand.FixOnSpot(
        measures, null, times.doneOn(), photos(found.entry(), Moment.AFTER, PhotoKind.AFTER));
  }

  private static HazardCommand.SeeAgain seenAgain(
      Actor actor, Check check, Found found) {
    ItemEntry entry = found.entry();
    return new HazardCommand.SeeAgain(
        Wording.place(found.place(), entry) + "：" + Wording.seenAgain(found.part().hazardPhrase(), entry),
        check.task().kind().source(actor.level()),
        InspectionRules.judged(found.item().code(), check.majors()).map(Hazard.Judgement::of).orElse(null),
        entry.photos().stream().map(photo -> new HazardCommand.PhotoRef(photo.file(), PhotoKind.EVIDENCE)).toList());
  }

  /** Found when the check was made, however late it comes in; the clocks of the ledger run from when it is registered. */
  private static Registration registration(Actor actor, Check check, Found found) {
    InspectionTask task = check.task();
    CheckTimes times = check.times();
    CheckItem item = found.item();
    Part part = found.part();
    ItemEntry entry = found.entry();
    Optional<MajorProposal> major =
        item.isJudgedAt(part.point()) ? InspectionRules.judged(item.code(), check.majors()) : Optional.empty();
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

  private static void checkPhotos(Map<Ref, String> known, ItemEntry entry, String field, FieldChecks checks) {
    checks.holds(
        entry.photos().stream().allMatch(photo -> known.containsKey(photo.file())), field, "照片没有上传到本单位", "请重新上传照片");
    Set<String> before = pictures(known, entry, Moment.BEFORE);
    checks.holds(
        pictures(known, entry, Moment.AFTER).stream().noneMatch(before::contains),
        field,
        "同一张照片不能既作“整改前”又作“整改后”",
        "请到现场另拍一张");
  }

  private static Set<String> pictures(Map<Ref, String> known, ItemEntry entry, Moment moment) {
    return entry.photos().stream()
        .filter(photo -> photo.kind() == moment)
        .flatMap(photo -> Stream.ofNullable(known.get(photo.file())))
        .collect(Collectors.toSet());
  }

  private static @Nullable Place placeOf(List<Place> places, @Nullable UUID id) {
    return places.stream().filter(place -> place.ref().id().equals(id)).findFirst().orElse(null);
  }
}
