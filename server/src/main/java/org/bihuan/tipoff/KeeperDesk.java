package org.bihuan.tipoff;

import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.bihuan.audit.AuditTrail;
import org.bihuan.checklist.Parameters;
import org.bihuan.file.FileStore;
import org.bihuan.hazard.HazardStatus;
import org.bihuan.platform.Actor;
import org.bihuan.platform.BeijingTime;
import org.bihuan.platform.ExpectedVersion;
import org.bihuan.platform.Ref;
import org.bihuan.platform.Refusal;
import org.bihuan.tipoff.TipoffQueries.Unit;
import org.bihuan.tipoff.TipoffQueries.Verifier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** The desk of the keeper of reports (举报专管员): reads the original, has it verified, answers. */
@Service
public class KeeperDesk {

  private final ReportStore store;
  private final TipoffQueries queries;
  private final Offices offices;
  private final FileStore files;
  private final AnswerPhotos answers;
  private final Parameters parameters;
  private final AuditTrail audit;
  private final Clock clock;

  KeeperDesk(
      ReportStore store,
      TipoffQueries queries,
      Offices offices,
      FileStore files,
      AnswerPhotos answers,
      Parameters parameters,
      AuditTrail audit,
      Clock clock) {
    this.store = store;
    this.queries = queries;
    this.offices = offices;
    this.files = files;
    this.answers = answers;
    this.parameters = parameters;
    this.audit = audit;
    this.clock = clock;
  }

  /**
   * Content of an act; what it does not ask for stays empty.
   *
   * @param words what the reporter is told (不予受理, 进展, 办结), or the reason of the others
   * @param edited the version that goes on
   * @param toDistrict the district it is transferred to; empty: to the city
   * @param photos of the rectification, that the reporter is shown with the answer
   */
  public record KeeperCommand(
      ReportAct act,
      @Nullable String words,
      Report.@Nullable Edited edited,
      @Nullable UUID assignee,
      @Nullable Integer toDistrict,
      Report.@Nullable Material material,
      AnswerPhotos.@Nullable Chosen photos) {

    public static KeeperCommand of(ReportAct act, @Nullable String words) {
      return new KeeperCommand(act, words, null, null, null, null, null);
    }

    /** Has it verified, without photos. */
    public static KeeperCommand forward(Ref unit, String text, String placeText, UUID assignee) {
      return new KeeperCommand(
          ReportAct.ASSIGN, null, new Report.Edited(unit, text, placeText, List.of()), assignee, null, null, null);
    }

    /** Closed without having been sent to anybody: who went to see it, and when, stands in the material. */
    public static KeeperCommand closeSeen(
        String words, String material, String responsible, String verifiedBy, LocalDate verifiedOn) {
      var seen = new Report.Material(material, responsible, verifiedBy, verifiedOn);
      return new KeeperCommand(ReportAct.CLOSE, words, null, null, null, seen, null);
    }
  }

  /**
   * A report on the desk.
   *
   * @param acceptBy until when the reporter must be told whether it is taken up
   * @param answerBy until when it must be answered; after a no, until when that must be
   * @param attention why it stands above the others
   * @param grave dangers its words may speak of, as long as nobody has looked; nothing is decided by them
   */
  record OnDesk(
      Report report,
      int photos,
      @Nullable String hazardStatus,
      LocalDate acceptBy,
      LocalDate answerBy,
      @Nullable Attention attention,
      List<GraveDanger.Found> grave,
      List<ReportAct> can) {}

  /** @param afterPhotos of the rectification, among which he may choose for the reporter */
  record Opened(
      OnDesk onDesk,
      List<ReportStore.Line> lines,
      List<Verifier> verifiers,
      @Nullable Unit unit,
      List<UUID> afterPhotos) {}

  List<OnDesk> reports(Actor actor) {
    return offices.inSystem(
        () -> {
          Desk desk = offices.of(actor);
          return queries.ofDesk(desk).stream()
              .map(report -> onDesk(report, desk))
              .sorted(
                  Comparator.comparing((OnDesk one) -> one.grave().isEmpty())
                      .thenComparing(one -> one.attention() == null))
              .toList();
        });
  }

  /** Each look at the original is recorded. */
  Opened open(Actor actor, Ref ref) {
    return offices.inSystem(
        () -> {
          Report report = require(actor, ref, store.find(ref));
          audit.record(ref.districtId(), "report.original.read", "report " + ref, Map.of("version", report.version()));
          return opened(actor, report);
        });
  }

  private Opened opened(Actor actor, Report report) {
    Desk desk = offices.of(actor);
    UUID unit = report.told().unitId();
    return new Opened(
        onDesk(report, desk),
        store.lines(report.ref()),
        desk.kind() == Desk.Kind.AUDIT ? List.of() : queries.verifiers(desk, today()),
        unit == null ? null : queries.unit(new Ref(report.ref().districtId(), unit)).orElse(null),
        answers.offered(report));
  }

  Path photo(Actor actor, Ref ref, int position) {
    return offices.inSystem(
        () -> {
          require(actor, ref, store.find(ref));
          List<String> photos = store.photos(ref);
          if (position < 1 || position > photos.size()) {
            throw Refusal.notFound("这张照片");
          }
          return files.unnamed(photos.get(position - 1));
        });
  }

  byte[] afterPhoto(Actor actor, Ref ref, UUID file) {
    return offices.inSystem(() -> answers.offered(require(actor, ref, store.find(ref)), file));
  }

  /** For whoever tells the demonstration city. */
  public void perform(Actor actor, Ref ref, ExpectedVersion expected, KeeperCommand command) {
    act(actor, ref, expected, command);
  }

  Opened act(Actor actor, Ref ref, ExpectedVersion expected, KeeperCommand command) {
    return offices.inSystem(
        () -> {
          Report before = require(actor, ref, store.lock(ref));
          if (command.act().by() != ReportAct.By.DESK && command.act().by() != ReportAct.By.RECEIVER) {
            throw Refusal.invalid("act", "“" + command.act().title() + "”不在这里办理", "请选择其他办理事项");
          }
          expected.mustBe(before.version(), Map.of("version", before.version()));
          Desk desk = offices.of(actor);
          ReportRules.objection(before, command.act(), desk, hazardOpen(before))
              .ifPresent(
                  objection -> {
                    throw objection;
                  });
          Report after = after(before, command, desk);
          store.update(after);
          write(actor, after, command.act(), command.words());
          if (command.act() == ReportAct.CLOSE || command.act() == ReportAct.REPLY) {
            show(after, command.photos());
          }
          // After a transfer was taken back or given on, it may be out of sight already.
          return opened(actor, after);
        });
  }

  private Report after(Report before, KeeperCommand command, Desk desk) {
    Report.Handling h = before.handling();
    return switch (command.act()) {
      case ACCEPT -> before.to(ReportState.ACCEPTED, h);
      case REFUSE -> before.to(ReportState.REFUSED, h.closed(words("不予受理的理由", command), null, today()));
      case ASSIGN -> before.to(ReportState.VERIFYING, assigned(before, command, desk));
      case PROGRESS -> {
        words("进展", command);
        yield before.to(before.state(), h);
      }
      case CLOSE -> {
        ReportRules.checkAnswer(before, command.words(), command.material(), today());
        yield before.to(ReportState.CLOSED, h.closed(said(command), command.material(), today()));
      }
      case REPLY -> {
        ReportRules.checkAnswer(before, command.words(), command.material(), today());
        yield before.to(ReportState.NOT_FIXED, h.replied(said(command), command.material(), today()));
      }
      case RECHECK -> {
        words("重新核查的理由", command);
        yield before.to(ReportState.ACCEPTED, h.reopened());
      }
      case TRANSFER -> {
        words("转办的理由", command);
        yield before.to(before.state(), h.transferred(goal(before, command, desk)));
      }
      case TAKE -> before.to(before.state(), h.taken());
      case RETURN -> {
        words("退回的理由", command);
        yield before.to(before.state(), h.transferred(null));
      }
      case SUBMIT, FOUND, NOT_FOUND, FEEDBACK -> throw new IllegalArgumentException("not of a desk: " + command.act());
    };
  }

  private Report.Handling assigned(Report before, KeeperCommand command, Desk desk) {
    Report.Edited edited = command.edited();
    ReportRules.checkEdited(
        before.told(),
        edited == null ? null : edited.unit(),
        edited == null ? null : edited.text(),
        edited == null ? null : edited.placeText(),
        edited == null ? List.of() : edited.photos(),
        store.photos(before.ref()).size());
    Report.Edited version = Objects.requireNonNull(edited);
    Unit unit =
        queries.unit(version.unit()).orElseThrow(() -> Refusal.invalid("edited.unit", "没有找到这个单位", "请重新选择单位"));
    if (desk.kind() == Desk.Kind.DISTRICT && unit.ref().districtId() != desk.district()) {
      throw Refusal.invalid("edited.unit", "这个单位不属于本区", "请转办给该单位所属的区");
    }
    UUID to = command.assignee();
    if (to == null || queries.verifiers(desk, today()).stream().noneMatch(one -> one.personId().equals(to))) {
      throw Refusal.invalid("assignee", "没有选择核查人", "请从列表中选择今天在岗的检查人员");
    }
    return before.handling().assigned(version, to);
  }

  private Desk goal(Report before, KeeperCommand command, Desk desk) {
    Integer district = command.toDistrict();
    Desk goal = district == null ? Desk.CITY : Desk.of(district);
    UUID unit = before.told().unitId();
    boolean office =
        unit != null && queries.unit(new Ref(before.ref().districtId(), unit)).filter(Unit::office).isPresent();
    if (goal.equals(desk) || desk.kind() == Desk.Kind.AUDIT || !RoutingRules.mayGo(before.told().about(), office, goal)) {
      throw Refusal.invalid("toDistrict", "不能转到那里", "举报不能转给被举报的单位及其上级自身，请另选");
    }
    if (district != null && !queries.staffed(district, today())) {
      throw Refusal.invalid("toDistrict", "该区没有举报专管员", "请转办给市级");
    }
    return goal;
  }

  private static String words(String name, KeeperCommand command) {
    ReportRules.checkWords("words", name, command.words());
    return said(command);
  }

  private static String said(KeeperCommand command) {
    return String.valueOf(command.words()).strip();
  }

  void write(Actor actor, Report after, ReportAct act, @Nullable String words) {
    String said = words == null || words.isBlank() ? null : words.strip();
    store.add(
        after.ref(), new ReportStore.Line(after.version(), act, clock.instant(), Report.Person.of(actor), said));
    audit.record(
        after.ref().districtId(),
        "report." + act.name().toLowerCase(Locale.ROOT),
        "report " + after.ref(),
        Map.of("state", after.state(), "version", after.version()));
  }

  /** His word that nobody can be made out stays on record with what he chose. */
  private void show(Report after, AnswerPhotos.@Nullable Chosen chosen) {
    answers.show(after, chosen);
    if (chosen != null && !chosen.files().isEmpty()) {
      audit.record(
          after.ref().districtId(),
          "report.photos.show",
          "report " + after.ref(),
          Map.of("version", after.version(), "files", chosen.files(), "noPersons", true));
    }
  }

  private OnDesk onDesk(Report report, Desk desk) {
    LocalDate submitted = report.told().submittedOn();
    Optional<HazardStatus> hazard = queries.hazardStatus(report);
    Attention attention = Attention.of(report, hazard).orElse(null);
    LocalDate no = attention == null ? null : attention.since();
    return new OnDesk(
        report,
        store.photos(report.ref()).size(),
        hazard.map(HazardStatus::title).orElse(null),
        submitted.plusDays(parameters.number("report.petition.accept.days", submitted)),
        no == null
            ? submitted.plusDays(parameters.number("report.petition.decide.days", submitted))
            : no.plusDays(parameters.number("report.petition.accept.days", no)),
        attention,
        report.state().waitsForALook() ? GraveDanger.in(report.told().what() + "。" + report.told().placeText()) : List.of(),
        ReportRules.possible(report, desk, hazard.filter(HazardStatus::isOpen).isPresent()));
  }

  private boolean hazardOpen(Report report) {
    return queries.hazardStatus(report).filter(HazardStatus::isOpen).isPresent();
  }

  /** Another desk's report does not exist here; one on its way here does. */
  private Report require(Actor actor, Ref ref, Optional<Report> found) {
    Desk desk = offices.of(actor);
    return found
        .filter(report -> desk.equals(report.handling().desk()) || desk.equals(report.handling().transfer()))
        .orElseThrow(() -> Refusal.notFound("这份举报"));
  }

  private LocalDate today() {
    return BeijingTime.today(clock);
  }
}
