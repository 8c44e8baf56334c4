package org.bihuan.tipoff;

import java.io.InputStream;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.bihuan.audit.AuditTrail;
import org.bihuan.file.FileStore;
import org.bihuan.hazard.HazardStatus;
import org.bihuan.platform.Acting;
import org.bihuan.platform.BeijingTime;
import org.bihuan.platform.FieldChecks;
import org.bihuan.platform.Ref;
import org.bihuan.platform.Refusal;
import org.bihuan.tipoff.TipoffQueries.NamedDistrict;
import org.bihuan.tipoff.TipoffQueries.Unit;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionOperations;
import tools.jackson.databind.json.JsonMapper;

/** Where the public reports and asks how it went. It does not know who stands before it, and must not find out. */
@Service
public class PublicDesk {

  private static final long LARGEST_PHOTO = 10L << 20;
  private static final int SHORTEST_SEARCH = 2;
  private static final String TOO_MANY_PIXELS = "file-pixels";

  private final ReportStore store;
  private final TipoffQueries queries;
  private final ReportKeys keys;
  private final IdentityVault vault;
  private final FileStore files;
  private final AnswerPhotos answers;
  private final DoubtedWriteOffs doubts;
  private final AuditTrail audit;
  private final TransactionOperations transaction;
  private final JsonMapper json;
  private final Clock clock;

  PublicDesk(
      ReportStore store,
      TipoffQueries queries,
      ReportKeys keys,
      IdentityVault vault,
      FileStore files,
      AnswerPhotos answers,
      DoubtedWriteOffs doubts,
      AuditTrail audit,
      TransactionOperations transaction,
      JsonMapper json,
      Clock clock) {
    this.store = store;
    this.queries = queries;
    this.keys = keys;
    this.vault = vault;
    this.files = files;
    this.answers = answers;
    this.doubts = doubts;
    this.audit = audit;
    this.transaction = transaction;
    this.json = json;
    this.clock = clock;
  }

  /**
   * A report as it is handed in.
   *
   * @param id made by the reporter's browser; the same once more is answered with the same code
   * @param district where no unit was picked and he knows it
   * @param target the unit in his own words, where he did not pick one
   * @param photos ids of photos sent before
   * @param name only where he wants to leave it, and so the telephone number
   * @param secret random, from his browser; kept nowhere
   */
  public record Told(
      UUID id,
      About about,
      @Nullable Ref unit,
      @Nullable Integer district,
      @Nullable String target,
      @Nullable String placeText,
      String what,
      List<UUID> photos,
      @Nullable String name,
      @Nullable String phone,
      String secret) {

    public Told {
      photos = List.copyOf(photos);
    }
  }

  /** @param created false when the same report had arrived before */
  public record Received(String code, boolean created) {}

  /**
   * @param words what the reporter is told; nobody's name
   * @param photos numbers of the photos he is shown with it
   */
  record Step(String title, LocalDate on, @Nullable String words, List<Integer> photos) {}

  /**
   * @param next what becomes of it now, where the state alone does not tell
   * @param asks the question he may answer now: 1 at closure, 2 after 28 days
   */
  record Progress(
      ReportState state,
      String stateTitle,
      @Nullable String next,
      String target,
      LocalDate submittedOn,
      List<Step> steps,
      @Nullable Integer asks,
      List<Report.Feedback> feedback) {}

  record Target(Unit unit, @Nullable String place) {}

  List<Unit> units(String words) {
    String sought = words.strip();
    new FieldChecks()
        .text("q", "单位名称", sought, 50)
        .holds(sought.length() >= SHORTEST_SEARCH, "q", "至少输入两个字", "请输入单位名称中连续的两个字以上")
        .refuseIfAny();
    return inSystem(() -> queries.named(sought));
  }

  List<NamedDistrict> districts() {
    return inSystem(queries::districts);
  }

  /** What the code on a poster stands for. */
  Target target(@Nullable Ref unit, @Nullable Ref place) {
    return inSystem(
        () -> {
          Optional<TipoffQueries.PlaceOfUnit> spot = place == null ? Optional.empty() : queries.place(place);
          Ref of = spot.map(TipoffQueries.PlaceOfUnit::unit).orElse(unit);
          Unit found = of == null ? null : queries.unit(of).orElse(null);
          if (found == null) {
            throw Refusal.notFound("这个单位");
          }
          return new Target(found, spot.map(TipoffQueries.PlaceOfUnit::name).orElse(null));
        });
  }

  void keepPhoto(UUID id, InputStream content) {
    String sha256 = keptAnew(content);
    inSystem(
        () -> {
          store.addLoose(id, sha256, today());
          return true;
        });
  }

  /** What an office may send is of no use to a passer-by: he is told what he can send. */
  private String keptAnew(InputStream content) {
    try {
      return files.keepUnnamed(content, LARGEST_PHOTO);
    } catch (Refusal refused) {
      if (refused.status() != 422 || refused.code().equals(TOO_MANY_PIXELS)) {
        throw refused;
      }
      throw new Refusal(
          422, "photo-kind", "照片没有收到", "这不是能打开的照片，只收 JPEG 或 PNG 照片", "请重新拍一张，或截图后上传截图", List.of());
    }
  }

  /** Whether this very report is here already: it is then answered again whatever the limits. */
  boolean knows(Told told) {
    return told.secret() != null && told.what() != null
        && inSystem(() -> store.isSame(refOf(told), fingerprint(told)));
  }

  /** Receives a report, or answers the same one with its code again. */
  public Received submit(Told told) {
    ReportRules.checkTold(told);
    return inSystem(() -> receive(told));
  }

  private Received receive(Told told) {
    Unit unit = told.unit() == null ? null : queries.unit(told.unit()).orElseThrow(PublicDesk::noSuchUnit);
    Integer district = unit == null ? told.district() : Integer.valueOf(unit.ref().districtId());
    if (unit == null && district != null && queries.districts().stream().noneMatch(d -> district.equals(d.id()))) {
      throw Refusal.invalid("district", "没有这个区", "请从列表中选择");
    }
    LocalDate today = today();
    Ref ref = refOf(told);
    var subject = new RoutingRules.Subject(told.about(), district, unit != null && unit.office());
    Desk desk = RoutingRules.desk(subject, one -> queries.staffed(one, today));
    TrackingCode code = keys.code(ref, told.secret());
    String target = unit != null ? unit.name() : ownWords(told, district);
    var said =
        new Report.Told(
            told.about(), unit == null ? null : unit.ref().id(), target, text(told.placeText()), told.what().strip(),
            today, isNamed(told), null);
    var report = new Report(ref, 1, ReportState.SUBMITTED, said, Report.Handling.at(desk));
    byte[] fingerprint = fingerprint(told);
    Report.Sealed sealed = isNamed(told) ? vault.seal(ref, json.writeValueAsString(identity(told))) : null;
    if (!store.insert(report, new ReportStore.Marks(keys.digest(code), fingerprint), sealed)) {
      if (!store.isSame(ref, fingerprint)) {
        throw Refusal.conflict("id-conflict", "同一编号已用于另一份举报", "请刷新页面后重新提交");
      }
      return new Received(code.shown(), false);
    }
    List<String> photos = told.photos().stream().map(this::photo).toList();
    store.addPhotos(ref, photos);
    store.add(ref, new ReportStore.Line(1, ReportAct.SUBMIT, BeijingTime.startOf(today), null, null));
    audit.record(
        ref.districtId(),
        "report.submit",
        "report " + ref,
        Map.of("desk", desk.kind(), "about", told.about(), "photos", photos.size(), "named", isNamed(told)));
    return new Received(code.shown(), true);
  }

  private String photo(UUID id) {
    return store.loose(id).orElseThrow(() -> Refusal.invalid("photos", "有照片没有传到", "请重新上传这张照片"));
  }

  private String ownWords(Told told, @Nullable Integer district) {
    String words = text(told.target());
    if (!words.isEmpty()) {
      return words;
    }
    return queries.districts().stream()
        .filter(d -> told.about() == About.DISTRICT_OFFICE && Objects.equals(district, d.id()))
        .map(d -> d.name() + "教委")
        .findFirst()
        .orElse(told.about().title());
  }

  /** What the reporter may know. A code that is wrong, somebody else's or too old is told exactly the same. */
  Optional<Progress> progress(String typed) {
    return inSystem(() -> byCode(typed).map(this::progress));
  }

  private Progress progress(Report report) {
    Map<Integer, List<Integer>> photos = answers.byLine(report.ref());
    List<Step> steps =
        store.lines(report.ref()).stream()
            .filter(line -> isTold(line.act()))
            .map(
                line ->
                    new Step(
                        line.act().title(), BeijingTime.dayOf(line.at()), told(line) ? line.words() : null,
                        photos.getOrDefault(line.version(), List.of())))
            .toList();
    Optional<HazardStatus> hazard = queries.hazardStatus(report);
    return new Progress(
        report.state(), Attention.toldState(report, hazard), Attention.toldNext(report, hazard).orElse(null),
        report.told().target(), report.told().submittedOn(), steps, ReportRules.asks(report, today()).orElse(null),
        report.handling().feedback());
  }

  private static boolean isTold(ReportAct act) {
    return switch (act) {
      case SUBMIT, ACCEPT, REFUSE, FOUND, NOT_FOUND, PROGRESS, CLOSE, REPLY, RECHECK, FEEDBACK -> true;
      case ASSIGN, TRANSFER, TAKE, RETURN -> false;
    };
  }

  /** Words that were written for him, or by him. */
  private static boolean told(ReportStore.Line line) {
    return switch (line.act()) {
      case REFUSE, PROGRESS, CLOSE, REPLY, FEEDBACK -> true;
      case SUBMIT, ACCEPT, FOUND, NOT_FOUND, RECHECK, ASSIGN, TRANSFER, TAKE, RETURN -> false;
    };
  }

  /** A photo shown with an answer; a wrong code, and a photo that was not chosen, are told the same. */
  Optional<Path> answerPhoto(String typed, int position) {
    return inSystem(() -> byCode(typed).flatMap(report -> answers.find(report.ref(), position)));
  }

  /** Whether it is really fixed, as the reporter sees it. */
  Optional<Progress> answer(String typed, boolean fixed, @Nullable String words) {
    new FieldChecks().optionalText("words", "说明", words, 500).refuseIfAny();
    return inSystem(
        () ->
            byCode(typed)
                .flatMap(found -> store.lock(found.ref()))
                .map(report -> progress(feedback(report, fixed, words))));
  }

  private Report feedback(Report report, boolean fixed, @Nullable String words) {
    int round =
        ReportRules.asks(report, today())
            .orElseThrow(() -> Refusal.state("not-asked", "现在没有需要您回答的问题", "办结时和办结满 28 天会再询问您"));
    var said = Report.Feedback.of(round, fixed, text(words).isEmpty() ? null : text(words), today());
    Report after =
        report.to(fixed ? ReportState.CLOSED : ReportState.NOT_FIXED, report.handling().told(said));
    store.update(after);
    if (!fixed) {
      doubts.said(report, today());
    }
    String line = (fixed ? "已整改到位" : "没有整改到位") + (said.words() == null ? "" : "：" + said.words());
    store.add(
        after.ref(), new ReportStore.Line(after.version(), ReportAct.FEEDBACK, BeijingTime.startOf(today()), null, line));
    audit.record(
        after.ref().districtId(), "report.feedback", "report " + after.ref(), Map.of("round", round, "fixed", fixed));
    return after;
  }

  private Optional<Report> byCode(String typed) {
    Optional<TrackingCode> code = TrackingCode.parse(typed);
    byte[] digest = keys.digest(code.orElse(new TrackingCode("")));
    return store.byCode(digest).filter(report -> code.isPresent() && ReportRules.opens(report, today()));
  }

  private static Ref refOf(Told told) {
    Ref unit = told.unit();
    Integer district = told.district();
    int shard = unit != null ? unit.districtId() : district != null ? district : Desk.WHOLE_CITY;
    return new Ref(shard, told.id());
  }

  private byte[] fingerprint(Told told) {
    return keys.fingerprint(told.secret(), json.writeValueAsString(told));
  }

  private static boolean isNamed(Told told) {
    return !text(told.name()).isEmpty() || !text(told.phone()).isEmpty();
  }

  private static Map<String, String> identity(Told told) {
    Map<String, String> identity = new HashMap<>();
    identity.put("name", text(told.name()));
    identity.put("phone", text(told.phone()));
    return identity;
  }

  private static String text(@Nullable String value) {
    return value == null ? "" : value.strip();
  }

  private static Refusal noSuchUnit() {
    return Refusal.invalid("unit", "没有找到这个单位", "请重新查找并选择，或直接写明单位名称");
  }

  private LocalDate today() {
    return BeijingTime.today(clock);
  }

  private <T> T inSystem(Supplier<T> work) {
    return Acting.asSystem(() -> transaction.execute(status -> work.get()));
  }
}
