package org.bihuan.organisation;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.bihuan.platform.Actor;
import org.bihuan.platform.BeijingTime;
import org.bihuan.platform.Creates;
import org.bihuan.platform.ExpectedVersion;
import org.bihuan.platform.Ref;
import org.bihuan.platform.Requires;
import org.bihuan.platform.Role;
import org.bihuan.platform.StepUp;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** A unit's page: profile, key places, posts and people. */
@Tag(name = "单位")
@RestController
@RequestMapping("/api/units")
class UnitController {

  record UnitView(
      Ref ref,
      String name,
      List<UnitType> types,
      List<String> typeTitles,
      int districtId,
      String districtName,
      @Nullable UUID clusterId,
      @Nullable String clusterName,
      int pupils,
      int staff,
      int boarders,
      String address,
      @Nullable BigDecimal longitude,
      @Nullable BigDecimal latitude,
      int version) {

    static UnitView of(UnitProfile unit) {
      UnitProfile.Facts facts = unit.facts();
      return new UnitView(
          unit.ref(),
          unit.name(),
          unit.types(),
          unit.types().stream().map(UnitType::title).toList(),
          unit.districtId(),
          unit.districtName(),
          unit.clusterId(),
          unit.clusterName(),
          facts.pupils(),
          facts.staff(),
          facts.boarders(),
          facts.address(),
          facts.longitude(),
          facts.latitude(),
          unit.version());
    }
  }

  record Counts(int posts, int people, int places) {}

  /**
   * @param ended null while the unit goes on
   * @param posts of today; of a unit that has ended, of whoever finishes its ledger
   * @param counts of a unit that has ended, as it stood on its last day
   * @param can what who is asking may do with the unit now
   * @param openable the roles a post he opens there may carry
   */
  record UnitPage(
      UnitView unit,
      UnitEnds.@Nullable End ended,
      List<OrganisationController.PostView> posts,
      List<PlaceView> places,
      Counts counts,
      List<OrganisationAct> can,
      List<Role> openable) {}

  record PlaceView(
      Ref ref,
      Ref unit,
      PlaceKind kind,
      String kindTitle,
      String name,
      String location,
      @Nullable UUID postId,
      @Nullable LocalDate closedOn,
      int version,
      List<OrganisationAct> can) {

    static PlaceView of(Place place, PossibleActs.Asked asked) {
      return new PlaceView(
          place.ref(),
          place.unit(),
          place.kind(),
          place.kind().title(),
          place.name(),
          place.location(),
          place.postId(),
          place.closedOn(),
          place.version(),
          asked.on(place));
    }
  }

  record NewUnit(
      UUID id,
      UUID parentId,
      String name,
      List<UnitType> types,
      int pupils,
      int staff,
      int boarders,
      String address,
      @Nullable BigDecimal longitude,
      @Nullable BigDecimal latitude) {}

  record Profile(
      List<UnitType> types,
      int pupils,
      int staff,
      int boarders,
      String address,
      @Nullable BigDecimal longitude,
      @Nullable BigDecimal latitude) {}

  record NewPlace(UUID id, PlaceKind kind, String name, @Nullable String location, @Nullable UUID postId) {}

  /** @param nodeId a department of the unit; without it the post stands at the unit itself */
  record NewPost(UUID id, @Nullable UUID nodeId, String title, Role role) {}

  private final OrganisationRegister organisation;
  private final PostRegister posts;
  private final UnitEnds ends;
  private final PossibleActs possible;
  private final Tier tier;
  private final Clock clock;

  UnitController(
      OrganisationRegister organisation,
      PostRegister posts,
      UnitEnds ends,
      PossibleActs possible,
      Tier tier,
      Clock clock) {
    this.organisation = organisation;
    this.posts = posts;
    this.ends = ends;
    this.possible = possible;
    this.tier = tier;
    this.clock = clock;
  }

  @Operation(summary = "新建单位")
  @PostMapping
  @Creates
  @Requires("org.unit.create_merge_retire")
  ResponseEntity<UnitView> found(@RequestBody NewUnit unit, Actor actor) {
    Founded<UnitProfile> founded =
        organisation.enterUnit(
            new OrganisationRegister.NewUnit(
                unit.id(),
                unit.parentId(),
                unit.name(),
                unit.types(),
                new UnitProfile.Facts(
                    unit.pupils(),
                    unit.staff(),
                    unit.boarders(),
                    unit.address(),
                    unit.longitude(),
                    unit.latitude())));
    return ResponseEntity.status(founded.status())
        .eTag(ExpectedVersion.etag(founded.thing().version()))
        .body(UnitView.of(founded.thing()));
  }

  @Operation(summary = "单位主页")
  @GetMapping("/{unit}")
  @Requires("organisation.read")
  ResponseEntity<UnitPage> page(@PathVariable Ref unit, Actor actor) {
    UnitPage page = tier.of(actor, () -> pageOf(unit, possible.by(actor)));
    return ResponseEntity.ok().eTag(ExpectedVersion.etag(page.unit().version())).body(page);
  }

  @Operation(summary = "修改单位情况")
  @PutMapping("/{unit}")
  @Requires("org.profile.manage")
  ResponseEntity<UnitView> revise(
      @PathVariable Ref unit, @RequestBody Profile profile, ExpectedVersion expected, Actor actor) {
    UnitProfile revised =
        organisation.reviseUnit(
            unit,
            expected,
            profile.types(),
            new UnitProfile.Facts(
                profile.pupils(),
                profile.staff(),
                profile.boarders(),
                profile.address(),
                profile.longitude(),
                profile.latitude()));
    return ResponseEntity.ok().eTag(ExpectedVersion.etag(revised.version())).body(UnitView.of(revised));
  }

  @Operation(summary = "单位的重点部位")
  @GetMapping("/{unit}/places")
  @Requires("organisation.read")
  List<PlaceView> places(@PathVariable Ref unit, Actor actor) {
    return placesOf(unit, possible.by(actor));
  }

  @Operation(summary = "新增重点部位")
  @PostMapping("/{unit}/places")
  @Creates
  @Requires("org.profile.manage")
  ResponseEntity<PlaceView> addPlace(@PathVariable Ref unit, @RequestBody NewPlace place, Actor actor) {
    String location = place.location() == null ? "" : place.location();
    Founded<Place> added =
        organisation.enterPlace(
            new OrganisationRegister.NewPlace(
                place.id(), unit, place.kind(), place.name(), location, place.postId()));
    return ResponseEntity.status(added.status()).body(PlaceView.of(added.thing(), possible.by(actor)));
  }

  /** The posts of the unit and who held them on that day; today without {@code on}. */
  @Operation(summary = "某日的岗位与在岗人员")
  @GetMapping("/{unit}/people")
  @Requires("organisation.read")
  List<OrganisationController.PostView> people(
      @PathVariable Ref unit, @RequestParam(required = false) @Nullable LocalDate on, Actor actor) {
    return tier.of(actor, () -> peopleOn(unit, on == null ? BeijingTime.today(clock) : on, possible.by(actor)));
  }

  @Operation(summary = "在单位设立岗位")
  @PostMapping("/{unit}/posts")
  @Creates
  @Requires({"org.post.manage", "user.role.assign"})
  ResponseEntity<OrganisationController.PostView> openPost(
      @PathVariable Ref unit, @RequestBody NewPost post, Actor actor) {
    UUID id = post.id();
    return tier.of(
        actor,
        () -> {
          Founded<Post> opened = posts.enterAt(unit, id, post.nodeId(), post.title(), post.role());
          return ResponseEntity.status(opened.status())
              .body(OrganisationController.PostView.of(opened.thing(), List.of(), possible.by(actor)));
        });
  }

  @Operation(summary = "任命单位岗位人员")
  @PostMapping("/{unit}/posts/{postId}/holders")
  @Creates
  @Requires({"org.post.manage", "user.role.assign"})
  ResponseEntity<OrganisationController.HolderView> appoint(
      @PathVariable Ref unit,
      @PathVariable UUID postId,
      @RequestBody OrganisationController.NewHolder holder,
      StepUp stepUp,
      Actor actor) {
    OrganisationController.mustBeOwner(stepUp, actor);
    Ref post = new Ref(unit.districtId(), postId);
    Founded<Holding> holding =
        tier.appointing(actor, holder.personId(), () -> posts.enter(holder.appointment(post)));
    return ResponseEntity.status(holding.status()).body(held(actor, holding.thing()));
  }

  @Operation(summary = "结束单位任职")
  @PutMapping("/{unit}/holders/{holdingId}/end")
  @Requires({"org.post.manage", "user.role.assign"})
  OrganisationController.HolderView end(
      @PathVariable Ref unit,
      @PathVariable UUID holdingId,
      @RequestBody OrganisationController.LastDay day,
      StepUp stepUp,
      Actor actor) {
    OrganisationController.mustBeOwner(stepUp, actor);
    Ref holding = new Ref(unit.districtId(), holdingId);
    return held(actor, tier.of(actor, () -> posts.end(holding, day.to())));
  }

  private OrganisationController.HolderView held(Actor actor, Holding holding) {
    return tier.of(actor, () -> OrganisationController.HolderView.of(holding, possible.by(actor)));
  }

  private UnitPage pageOf(Ref unit, PossibleActs.Asked asked) {
    UnitView view = UnitView.of(organisation.requireUnit(unit));
    List<OrganisationController.PostView> people = peopleOn(unit, BeijingTime.today(clock), asked);
    List<PlaceView> places = placesOf(unit, asked);
    UnitEnds.End ended = ends.of(unit);
    List<OrganisationController.PostView> own = ended == null ? people : peopleOn(unit, ended.lastDay(), asked);
    int persons = (int) own.stream().flatMap(p -> p.holders().stream()).map(h -> h.personId()).distinct().count();
    return new UnitPage(
        view, ended, people, places, new Counts(own.size(), persons, places.size()), asked.on(unit),
        asked.openable(organisation.requireNode(unit.id())));
  }

  private List<PlaceView> placesOf(Ref unit, PossibleActs.Asked asked) {
    return organisation.placesOf(unit).stream().map(place -> PlaceView.of(place, asked)).toList();
  }

  /** Of a unit that has ended, whoever finishes its ledger today. */
  private List<OrganisationController.PostView> peopleOn(
      Ref wanted, LocalDate day, PossibleActs.Asked asked) {
    Ref unit = day.isBefore(BeijingTime.today(clock)) ? wanted : organisation.answeringFor(wanted);
    return OrganisationController.PostView.on(
        day, posts.postsOf(unit, day), posts.holdersOn(unit, day), asked);
  }
}
