package org.bihuan.checklist.local;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.bihuan.checklist.CheckItem;
import org.bihuan.checklist.ListRequest;
import org.bihuan.checklist.OwnItemTables;
import org.bihuan.checklist.local.Adaptation.Kind;
import org.bihuan.checklist.local.Adaptation.Tightening;
import org.bihuan.checklist.local.AdaptationDesk.Adapted;
import org.bihuan.checklist.local.AdaptationDesk.NewAdaptation;
import org.bihuan.checklist.local.AdaptationDesk.Seen;
import org.bihuan.checklist.local.LocalItemDesk.NewItem;
import org.bihuan.checklist.local.LocalItemDesk.NewItems;
import org.bihuan.checklist.local.LocalItemDesk.NewVersion;
import org.bihuan.checklist.local.LocalItemDesk.Written;
import org.bihuan.organisation.OrganisationRegister;
import org.bihuan.platform.Actor;
import org.bihuan.platform.BeijingTime;
import org.bihuan.platform.Creates;
import org.bihuan.platform.Cursor;
import org.bihuan.platform.ExpectedVersion;
import org.bihuan.platform.Page;
import org.bihuan.platform.Ref;
import org.bihuan.platform.Refusal;
import org.bihuan.platform.Requires;
import org.bihuan.platform.Scope;
import org.bihuan.platform.StepUp;
import org.bihuan.platform.Unrecorded;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Local adaptations and the lists put together from them, over HTTP. */
@Tag(name = "本地标准")
@RestController
@RequestMapping("/api/standards/local")
class LocalController {

  private final AdaptationDesk desk;
  private final LocalItemDesk items;
  private final LocalStandards local;
  private final LocalActs acts;
  private final OwnItemTables tables;
  private final OrganisationRegister organisation;
  private final Clock clock;

  LocalController(
      AdaptationDesk desk,
      LocalItemDesk items,
      LocalStandards local,
      LocalActs acts,
      OwnItemTables tables,
      OrganisationRegister organisation,
      Clock clock) {
    this.desk = desk;
    this.items = items;
    this.local = local;
    this.acts = acts;
    this.tables = tables;
    this.organisation = organisation;
    this.clock = clock;
  }

  record ConflictView(AdaptationRules.Conflict code, String sentence) {}

  /**
   * @param ownerName the district or the unit
   * @param requirement what the item asks for; null when it has ended above
   * @param nextFrom the first day of a version from above that is still to come
   */
  record AdaptationView(
      Ref ref,
      int version,
      Owner.Level level,
      String ownerName,
      @Nullable Ref unit,
      Kind kind,
      String kindTitle,
      String item,
      @Nullable String requirement,
      @Nullable LocalDate nextFrom,
      @Nullable String checklist,
      @Nullable String checklistTitle,
      Tightening tightening,
      List<String> changes,
      String reason,
      LocalDate effectiveFrom,
      @Nullable LocalDate effectiveTo,
      Instant madeAt,
      String madeBy,
      String postTitle,
      @Nullable String endedBy,
      @Nullable String endReason,
      List<ConflictView> conflicts,
      List<String> can) {

    static AdaptationView of(Seen seen) {
      Adaptation adaptation = seen.adaptation();
      CheckItem item = seen.item();
      return new AdaptationView(
          adaptation.ref(),
          adaptation.version(),
          adaptation.owner().level(),
          seen.ownerName(),
          adaptation.owner().unit(),
          adaptation.kind(),
          adaptation.kind().title(),
          adaptation.itemCode(),
          item == null ? null : item.requirement(),
          seen.next() == null ? null : seen.next().effectiveFrom(),
          adaptation.checklistCode(),
          seen.checklistTitle(),
          adaptation.tightening(),
          item == null ? List.of() : AdaptationWords.changes(adaptation.tightening(), item),
          adaptation.reason(),
          adaptation.effectiveFrom(),
          adaptation.effectiveTo(),
          adaptation.maker().at(),
          adaptation.maker().personName(),
          adaptation.maker().postTitle(),
          adaptation.endedBy(),
          adaptation.endReason(),
          seen.conflicts().stream().map(c -> new ConflictView(c, c.sentence())).toList(),
          seen.can());
    }
  }

  record LocalItemView(
      CheckItem item,
      String categoryTitle,
      String levelTitle,
      String frequencyTitle,
      String verifiedTitle,
      Owner.Level level,
      String reason,
      Instant madeAt,
      String madeBy,
      String postTitle,
      List<String> can) {

    static LocalItemView of(LocalItem local, List<String> can) {
      CheckItem item = local.item();
      return new LocalItemView(
          item,
          item.category().title(),
          item.level().title(),
          item.frequency().title(),
          item.verified().title(),
          local.owner().level(),
          local.reason(),
          local.maker().at(),
          local.maker().personName(),
          local.maker().postTitle(),
          can);
    }
  }

  record EndBody(LocalDate on, String reason) {}

  @Operation(summary = "本区、本单位对标准的调整，待核对的在前")
  @GetMapping("/adaptations")
  @Requires("checklist.read")
  Page<AdaptationView> adaptations(
      Actor actor,
      @RequestParam(required = false) AdaptationSearch.@Nullable Show show,
      @RequestParam(required = false) Owner.@Nullable Level level,
      @RequestParam(defaultValue = "") String q,
      @RequestParam(required = false) @Nullable String cursor,
      @RequestParam(defaultValue = "50") int limit) {
    ListRequest list = ListRequest.of(q, cursor, limit);
    Page<Seen> page =
        desk.page(actor, new AdaptationSearch(show, level, list.words(), list.afterRef(), list.limit()));
    return new Page<>(
        page.items().stream().map(AdaptationView::of).toList(), Cursor.seal(page.next()), page.count());
  }

  @Operation(summary = "增加、加严或停用一个检查项")
  @PostMapping("/adaptations")
  @Creates
  @Requires("checklist.manage")
  ResponseEntity<AdaptationView> adapt(Actor actor, @RequestBody NewAdaptation wanted, StepUp stepUp) {
    Adapted adapted = desk.adapt(actor, wanted, stepUp);
    AdaptationView view = AdaptationView.of(adapted.adaptation());
    ResponseEntity.BodyBuilder answer =
        adapted.now()
            ? ResponseEntity.created(URI.create("/api/standards/local/adaptations/" + view.ref()))
            : ResponseEntity.ok();
    return answer.eTag(ExpectedVersion.etag(view.version())).body(view);
  }

  @Operation(summary = "结束一项本地调整")
  @PostMapping("/adaptations/{ref}/end")
  @Requires("checklist.manage")
  ResponseEntity<AdaptationView> end(
      Actor actor, @PathVariable Ref ref, ExpectedVersion expected, @RequestBody EndBody body, StepUp stepUp) {
    return answer(desk.end(actor, ref, expected, body.on(), body.reason(), stepUp));
  }

  @Operation(summary = "核对上级新版本后，确认继续执行本地调整")
  @PostMapping("/adaptations/{ref}/confirmation")
  @Requires("checklist.manage")
  ResponseEntity<AdaptationView> confirm(Actor actor, @PathVariable Ref ref, ExpectedVersion expected) {
    return answer(desk.confirm(actor, ref, expected));
  }

  @Operation(summary = "新增本区或本单位的检查项，并加入检查表")
  @PostMapping("/items")
  @Creates
  @Requires("checklist.manage")
  ResponseEntity<LocalItemView> write(Actor actor, @RequestBody NewItem wanted, StepUp stepUp) {
    return answer(actor, items.write(actor, wanted, stepUp));
  }

  @Operation(summary = "读取本区或本单位检查项的 Excel 表：逐行逐格指出问题，不保存任何内容")
  @Unrecorded(why = "only reads the table to its sender")
  @PostMapping("/item-tables")
  @Requires("checklist.manage")
  OwnItemTables.Table table(Actor actor, HttpServletRequest request) throws IOException {
    Owner.of(actor);
    return tables.read(request.getInputStream());
  }

  @Operation(summary = "新增一张表的检查项，要么全部新增，要么一项都不新增")
  @PostMapping("/items/batch")
  @Creates
  @Requires("checklist.manage")
  ResponseEntity<List<LocalItemView>> writeAll(Actor actor, @RequestBody NewItems wanted, StepUp stepUp) {
    List<Written> written = items.writeAll(actor, wanted, stepUp);
    boolean now = written.stream().anyMatch(Written::now);
    return ResponseEntity.status(now ? HttpStatus.CREATED : HttpStatus.OK)
        .body(written.stream().map(each -> view(actor, each.item())).toList());
  }

  @Operation(summary = "修订本区或本单位的检查项")
  @PostMapping("/items/{code}/versions")
  @Creates
  @Requires("checklist.manage")
  ResponseEntity<LocalItemView> revise(
      Actor actor, @PathVariable String code, @RequestBody NewVersion wanted, StepUp stepUp) {
    return answer(actor, items.revise(actor, code, wanted, stepUp));
  }

  @Operation(summary = "本地检查项的历次版本，新的在前")
  @GetMapping("/items/{code}")
  @Requires("checklist.read")
  List<LocalItemView> versions(Actor actor, @PathVariable String code) {
    return items.versions(actor, code).stream().map(version -> view(actor, version)).toList();
  }

  @Operation(summary = "一张检查表在本单位（或本区）某日的样子：沿用、增加、加严、停用")
  @GetMapping("/checklists/{code}")
  @Requires("checklist.read")
  ListView list(
      Actor actor,
      @PathVariable String code,
      @RequestParam(required = false) @Nullable Ref unit,
      @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate on) {
    LocalDate day = on == null ? BeijingTime.today(clock) : on;
    if (unit != null) {
      organisation.requireUnit(unit);
      return ofUnit(actor, unit, code, day);
    }
    return switch (actor.scope()) {
      case Scope.Units u when u.unitIds().size() == 1 ->
          ofUnit(actor, new Ref(u.districtId(), u.unitIds().iterator().next()), code, day);
      case Scope.Units u -> ofDistrict(actor, u.districtId(), code, day);
      case Scope.Districts d when d.ids().size() == 1 -> ofDistrict(actor, d.ids().iterator().next(), code, day);
      default -> throw Refusal.invalid("unit", "没有说明查看哪个单位的检查表", "请选择一个单位");
    };
  }

  private ListView ofUnit(Actor actor, Ref unit, String code, LocalDate day) {
    return view(actor, local.inForce(unit, code, day), unit.districtId(), unit, day);
  }

  private ListView ofDistrict(Actor actor, int district, String code, LocalDate day) {
    return view(actor, local.inDistrict(district, code, day), district, null, day);
  }

  private ListView view(Actor actor, ResolvedList list, int district, @Nullable Ref unit, LocalDate day) {
    return ListView.of(
        list,
        unit != null,
        acts.onList(actor, unit),
        local.tightened(district, list, day),
        local.unapplied(district, unit, list, day),
        acts.onLines(actor, unit, list));
  }

  private static ResponseEntity<AdaptationView> answer(Seen seen) {
    AdaptationView view = AdaptationView.of(seen);
    return ResponseEntity.ok().eTag(ExpectedVersion.etag(view.version())).body(view);
  }

  private LocalItemView view(Actor actor, LocalItem item) {
    return LocalItemView.of(item, acts.on(actor, item));
  }

  private ResponseEntity<LocalItemView> answer(Actor actor, Written written) {
    LocalItemView view = view(actor, written.item());
    return written.now()
        ? ResponseEntity.created(URI.create("/api/standards/local/items/" + view.item().code())).body(view)
        : ResponseEntity.ok(view);
  }
}
