package org.bihuan.tipoff;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.UUID;
import org.bihuan.checklist.Category;
import org.bihuan.checklist.Level;
import org.bihuan.file.FileStore;
import org.bihuan.hazard.Hazard;
import org.bihuan.hazard.HazardCommand;
import org.bihuan.hazard.HazardLedger;
import org.bihuan.hazard.HazardSource;
import org.bihuan.hazard.PhotoKind;
import org.bihuan.hazard.Registration;
import org.bihuan.platform.Actor;
import org.bihuan.platform.ExpectedVersion;
import org.bihuan.platform.Ids;
import org.bihuan.platform.Ref;
import org.bihuan.platform.Refusal;
import org.bihuan.platform.Role;
import org.bihuan.tipoff.TipoffQueries.Unit;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/**
 * Where somebody sent to verify sees the edited version and says what he found on the spot. What he found goes on the
 * ledger as his finding, because it is: the unit sees an inspection like any other (RP-07), in the row, in the hashed
 * history, in figures and exports alike. That a report led there is known here alone.
 */
@Service
public class VerificationDesk {

  private final ReportStore store;
  private final TipoffQueries queries;
  private final Offices offices;
  private final KeeperDesk keeper;
  private final HazardLedger ledger;
  private final FileStore files;
  private final Clock clock;

  VerificationDesk(
      ReportStore store,
      TipoffQueries queries,
      Offices offices,
      KeeperDesk keeper,
      HazardLedger ledger,
      FileStore files,
      Clock clock) {
    this.store = store;
    this.queries = queries;
    this.offices = offices;
    this.keeper = keeper;
    this.ledger = ledger;
    this.files = files;
    this.clock = clock;
  }

  /** What he sees of a report: the edited version. */
  record Task(Report report, Unit unit) {}

  /**
   * What was found on the spot.
   *
   * @param id of the hazard, made by the client
   * @param photos his own, uploaded to the unit
   * @param forwarded which of the photos that came with the edited words he puts on the ledger as what he saw himself;
   *     none unless he chooses, because where a photo was taken from may tell who took it
   * @param words for the keeper
   */
  public record Found(
      UUID id,
      Category category,
      String placeText,
      String description,
      @Nullable Level level,
      @JsonSetter(nulls = Nulls.AS_EMPTY) List<Ref> photos,
      @JsonSetter(nulls = Nulls.AS_EMPTY) List<Integer> forwarded,
      @Nullable String noPhotoReason,
      @Nullable String words) {

    public Found {
      photos = List.copyOf(photos);
      forwarded = List.copyOf(forwarded);
    }
  }

  List<Task> tasks(Actor actor) {
    return offices.inSystem(() -> queries.assignedTo(actor.personId()).stream().map(this::task).toList());
  }

  /** How many there are of which he still has to say what he found. Not to be called inside of a transaction. */
  public int waitingFor(Actor actor) {
    return (int) tasks(actor).stream().filter(task -> !possible(task.report()).isEmpty()).count();
  }

  Task task(Actor actor, Ref ref) {
    return offices.inSystem(() -> task(require(actor, store.find(ref))));
  }

  private Task task(Report report) {
    Report.Edited edited = Objects.requireNonNull(report.handling().edited());
    return new Task(report, unitOf(edited));
  }

  private Unit unitOf(Report.Edited edited) {
    return queries.unit(edited.unit()).orElseThrow(() -> Refusal.notFound("该单位"));
  }

  Path photo(Actor actor, Ref ref, int position) {
    return offices.inSystem(
        () -> {
          Report report = require(actor, store.find(ref));
          if (!Objects.requireNonNull(report.handling().edited()).photos().contains(position)) {
            throw Refusal.notFound("这张照片");
          }
          return files.unnamed(store.photos(ref).get(position - 1));
        });
  }

  /** Puts what he found on the ledger, in the same transaction that says so here. */
  Task found(Actor actor, Ref ref, ExpectedVersion expected, Found found) {
    return offices.inSystem(
        () -> {
          Report before = verifying(actor, ref, expected, ReportAct.FOUND);
          Report.Edited edited = Objects.requireNonNull(before.handling().edited());
          if (!actor.scope().covers(edited.unit().districtId(), edited.unit().id())) {
            throw Refusal.notFound("该单位");
          }
          ReportRules.checkFinding(found, before.told(), edited, unitOf(edited).name());
          Hazard hazard = ledger.register(actor, registration(actor, before, edited, found));
          Report after = before.to(ReportState.RECTIFYING, before.handling().registered(hazard.ref().id()));
          store.update(after);
          keeper.write(actor, after, ReportAct.FOUND, found.words());
          return task(after);
        });
  }

  /** For whoever tells the demonstration city. */
  public void findTrue(Actor actor, Ref ref, ExpectedVersion expected, Found found) {
    found(actor, ref, expected, found);
  }

  Task notFound(Actor actor, Ref ref, ExpectedVersion expected, @Nullable String words) {
    ReportRules.checkWords("words", "核查情况", words);
    return offices.inSystem(
        () -> {
          Report before = verifying(actor, ref, expected, ReportAct.NOT_FOUND);
          Report after = before.to(ReportState.VERIFIED, before.handling());
          store.update(after);
          keeper.write(actor, after, ReportAct.NOT_FOUND, words);
          return task(after);
        });
  }

  private Registration registration(Actor actor, Report report, Report.Edited edited, Found found) {
    List<String> reported = store.photos(report.ref());
    List<HazardCommand.PhotoRef> attached =
        Stream.concat(
                found.photos().stream(),
                found.forwarded().stream().map(position -> files.adopt(actor, edited.unit(), reported.get(position - 1))))
            .map(file -> new HazardCommand.PhotoRef(file, PhotoKind.BEFORE))
            .toList();
    Instant now = clock.instant();
    return new Registration(
        Ids.ofClient("id", found.id()),
        edited.unit(),
        null,
        found.placeText(),
        found.category(),
        null,
        found.description(),
        null,
        actor.level() == Role.Level.CITY ? HazardSource.CITY_CHECK : HazardSource.DISTRICT_CHECK,
        now,
        found.level(),
        null,
        attached,
        found.noPhotoReason(),
        false,
        null);
  }

  private Report verifying(Actor actor, Ref ref, ExpectedVersion expected, ReportAct act) {
    Report report = require(actor, store.lock(ref));
    expected.mustBe(report.version(), Map.of("version", report.version()));
    mustWaitFor(act, report);
    return report;
  }

  private static void mustWaitFor(ReportAct act, Report report) {
    if (!act.from().contains(report.state())) {
      throw Refusal.state("not-in-this-state", "这项核查已经办结", "请刷新页面");
    }
  }

  /** What whoever was sent to verify it still has to say; to anybody else it does not exist. */
  static List<ReportAct> possible(Report report) {
    return Stream.of(ReportAct.FOUND, ReportAct.NOT_FOUND)
        .filter(act -> Refusal.passes(() -> mustWaitFor(act, report)))
        .toList();
  }

  /** What somebody else was sent to verify does not exist. */
  private static Report require(Actor actor, Optional<Report> found) {
    return found
        .filter(report -> actor.personId().equals(report.handling().assigneeId()))
        .orElseThrow(() -> Refusal.notFound("这项核查"));
  }
}
