package org.bihuan.organisation;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.bihuan.audit.AuditTrail;
import org.bihuan.platform.Acting;
import org.bihuan.platform.BeijingTime;
import org.bihuan.platform.ExpectedVersion;
import org.bihuan.platform.Ref;
import org.bihuan.platform.Refusal;
import org.bihuan.platform.Scope;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The desk that keeps the organisation tree, the unit profiles and the key places. */
@Service
@Transactional
public class OrganisationRegister {

  private static final int LONGEST_LIST = 2_000;
  private static final int SEARCH_HITS = 50;

  /** A unit to be founded below a district or a cluster; its id becomes the id of its node. */
  public record NewUnit(UUID id, UUID parentId, String name, List<UnitType> types, UnitProfile.Facts facts) {}

  /** A key place to be entered for a unit. */
  public record NewPlace(UUID id, Ref unit, PlaceKind kind, String name, String location, @Nullable UUID postId) {}

  private final TreeStore store;
  private final TreeQueries queries;
  private final UnitNames names;
  private final AuditTrail audit;
  private final Clock clock;

  OrganisationRegister(TreeStore store, TreeQueries queries, UnitNames names, AuditTrail audit, Clock clock) {
    this.store = store;
    this.queries = queries;
    this.names = names;
    this.audit = audit;
    this.clock = clock;
  }

  /** The city with all the districts of the catalogue; done already, it changes nothing. */
  public Node foundCityWithDistricts(String name) {
    Node city =
        store
            .findCity()
            .orElseGet(() -> foundCity(DistrictCatalogue.idOf("city"), DistrictCatalogue.CITY_LEDGER, name));
    for (DistrictCatalogue.Entry entry : DistrictCatalogue.entries()) {
      if (store.findDistrict(entry.districtId()).isEmpty()) {
        foundDistrict(entry.nodeId(), entry.districtId(), entry.name());
      }
    }
    return city;
  }

  /** There is one city per installation; its number is the ledger of the units directly under it (市属). */
  public Node foundCity(UUID id, int districtId, String name) {
    String clean = Names.required("name", "名称", name, 100);
    OrganisationRules.checkCityCode(districtId);
    return found(new Node(id, null, NodeKind.CITY, districtId, null, clean, List.of(id), today(), null)).thing();
  }

  public Node foundDistrict(UUID id, int districtId, String name) {
    return enterDistrict(id, districtId, name).thing();
  }

  public Node foundCluster(UUID id, UUID districtNodeId, String name) {
    return enterCluster(id, districtNodeId, name).thing();
  }

  public Node foundDepartment(UUID id, UUID parentId, String name) {
    return enterDepartment(id, parentId, name).thing();
  }

  public UnitProfile foundUnit(NewUnit unit) {
    return enterUnit(unit).thing();
  }

  public Place foundPlace(NewPlace place) {
    return enterPlace(place).thing();
  }

  Founded<Node> enterDistrict(UUID id, int districtId, String name) {
    Node city = store.findCity().orElseThrow(() -> Refusal.state("no-city", "市级节点尚未建立", "请先建立市级节点"));
    Node wanted = below(city, id, NodeKind.DISTRICT, districtId, null, name);
    OrganisationRules.checkDistrictCode(districtId, city.districtId(), wanted.name(), DistrictCatalogue.nameOf(districtId));
    store
        .findDistrict(districtId)
        .filter(other -> !other.id().equals(id))
        .ifPresent(
            other -> {
              throw Refusal.conflict("name-taken", "区划代码 " + districtId + " 已用于" + other.name(), "请核对代码；每个区只建立一次");
            });
    return found(wanted);
  }

  Founded<Node> enterCluster(UUID id, UUID districtNodeId, String name) {
    Node district = requireNode(districtNodeId);
    return found(below(district, id, NodeKind.CLUSTER, district.districtId(), null, name));
  }

  Founded<Node> enterDepartment(UUID id, UUID parentId, String name) {
    Node parent = requireNode(parentId);
    return found(below(parent, id, NodeKind.DEPARTMENT, parent.districtId(), parent.unitId(), name));
  }

  Founded<UnitProfile> enterUnit(NewUnit unit) {
    OrganisationRules.checkTypes(unit.types());
    Node parent = requireNode(unit.parentId());
    UnitProfile.Facts facts = checked(unit.facts(), parent.districtId());
    Ref ref = new Ref(parent.districtId(), unit.id());
    Node wanted = below(parent, unit.id(), NodeKind.UNIT, parent.districtId(), unit.id(), unit.name());
    names.mustBeFree(ref.districtId(), wanted.name(), ref.id());
    Founded<Node> node = found(wanted);
    if (node.isNew()) {
      store.add(ref, unit.types(), parent.kind() == NodeKind.CLUSTER ? parent.id() : null, facts);
      return Founded.fresh(store.findUnit(ref).orElseThrow());
    }
    UnitProfile existing = store.findUnit(ref).orElseThrow();
    boolean same = existing.types().equals(unit.types()) && existing.facts().equals(facts);
    return same ? Founded.again(existing) : otherContent(existing, unit);
  }

  public UnitProfile reviseUnit(Ref ref, ExpectedVersion expected, List<UnitType> types, UnitProfile.Facts facts) {
    OrganisationRules.checkTypes(types);
    UnitProfile current = requireOpenUnit(ref);
    expected.mustBe(current.version(), current);
    if (!store.revise(ref, expected.number(), types, checked(facts, ref.districtId()))) {
      UnitProfile now = requireUnit(ref);
      expected.mustBe(now.version(), now);
    }
    UnitProfile revised = requireUnit(ref);
    audit.record(ref.districtId(), "organisation.revise", "unit " + ref, Map.of("from", current, "to", revised));
    return revised;
  }

  Founded<Place> enterPlace(NewPlace place) {
    requireOpenUnit(place.unit());
    if (place.postId() != null && !store.hasPost(place.unit(), place.postId())) {
      throw Refusal.invalid("postId", "该岗位不在本单位", "请从本单位的岗位中选择");
    }
    Place wanted =
        new Place(
            new Ref(place.unit().districtId(), place.id()),
            place.unit(),
            place.kind(),
            Names.required("name", "部位名称", place.name(), 100),
            Names.optional("location", "位置", place.location(), 200),
            place.postId(),
            null,
            1);
    try {
      if (store.add(wanted)) {
        audit.record(wanted.ref().districtId(), "organisation.place", "place " + wanted.ref(), Map.of("place", wanted));
        return Founded.fresh(wanted);
      }
    } catch (DuplicateKeyException e) {
      throw Refusal.conflict("name-taken", "本单位已有名为“" + wanted.name() + "”的重点部位", "请换一个能区分的名称");
    }
    Place existing = store.findPlace(wanted.ref()).filter(known -> isVisible(known.unit())).orElseThrow(Refusal::idTaken);
    return existing.equals(wanted) ? Founded.again(existing) : otherContent(existing, place);
  }

  /** Whether whoever is acting may know of it at all. */
  public boolean isVisible(Ref unit) {
    return Acting.scope().covers(unit.districtId(), unit.id());
  }

  @Transactional(readOnly = true)
  public UnitProfile requireUnit(Ref unit) {
    if (!isVisible(unit)) {
      throw Refusal.notFound("该单位");
    }
    return store.findUnit(unit).orElseThrow(() -> Refusal.notFound("该单位"));
  }

  /** A unit that new things may be entered for: one that has ended takes nothing new. */
  @Transactional(readOnly = true)
  public UnitProfile requireOpenUnit(Ref unit) {
    UnitProfile profile = requireUnit(unit);
    mustBeOpen(store.findNode(unit.id()).orElseThrow());
    return profile;
  }

  void mustBeOpen(Node node) {
    if (node.closedOn() == null) {
      return;
    }
    String heir =
        queries.successorsOf(node.id()).stream()
            .findFirst()
            .flatMap(ref -> store.findNode(ref.id()))
            .map(unit -> "请在“" + unit.name() + "”名下办理")
            .orElse("请核对组织，已撤销的只供查阅");
    throw Refusal.state("node-closed", "“" + node.name() + "”自 " + node.endedFrom() + " 起撤销", heir);
  }

  /** The ledgers a unit finishes for units that were merged into it or that it was in another district. */
  @Transactional(readOnly = true)
  public Set<Ref> formerLedgersOf(Ref unit) {
    return Set.copyOf(queries.formerLedgersOf(unit.id()));
  }

  /** The unit whose people finish a ledger: itself, or whoever came after it as far as the actor may see him. */
  @Transactional(readOnly = true)
  public Ref answeringFor(Ref unit) {
    return queries.successorsOf(unit.id()).stream()
        .findFirst()
        .filter(heir -> Acting.scope().covers(heir.districtId(), heir.id()))
        .orElse(unit);
  }

  @Transactional(readOnly = true)
  public Place requirePlace(Ref place) {
    return store
        .findPlace(place)
        .filter(p -> Acting.scope().covers(p.unit().districtId(), p.unit().id()))
        .orElseThrow(() -> Refusal.notFound("该重点部位"));
  }

  @Transactional(readOnly = true)
  public List<Place> placesOf(Ref unit) {
    requireUnit(unit);
    return store.placesOf(unit);
  }

  @Transactional(readOnly = true)
  Optional<Node> findNode(UUID id) {
    return store.findNode(id);
  }

  @Transactional(readOnly = true)
  public Node requireNode(UUID id) {
    return store
        .findNode(id)
        .filter(node -> queries.sees(Acting.scope(), node.id()))
        .orElseThrow(() -> Refusal.notFound("该组织"));
  }

  @Transactional(readOnly = true)
  public Optional<Node> city() {
    return store.findCity();
  }

  @Transactional(readOnly = true)
  public Optional<Node> district(int districtId) {
    return store.findDistrict(districtId);
  }

  /** The unit a node is or belongs to. */
  @Transactional(readOnly = true)
  public Optional<Ref> unitOf(UUID nodeId) {
    return Optional.ofNullable(requireNode(nodeId).unit());
  }

  /** From the city down to the node itself. */
  @Transactional(readOnly = true)
  public List<Node> lineOf(UUID nodeId) {
    return store.line(requireNode(nodeId));
  }

  /** Ids of a cluster's units; the sight of those who coordinate it. */
  @Transactional(readOnly = true)
  public List<UUID> unitsOfCluster(int districtId, UUID clusterNodeId) {
    return queries.unitsOfCluster(districtId, clusterNodeId);
  }

  @Transactional(readOnly = true)
  public List<District> districts() {
    return queries.districts(Acting.scope());
  }

  @Transactional(readOnly = true)
  List<TreeQueries.Branch> children(UUID parentId) {
    requireNode(parentId);
    return queries.children(parentId, Acting.scope(), LONGEST_LIST);
  }

  /** The same as it was on a past day. */
  @Transactional(readOnly = true)
  List<TreeQueries.Branch> childrenThen(UUID parentId, LocalDate day) {
    requireNode(parentId);
    return queries.childrenThen(parentId, day, Acting.scope(), LONGEST_LIST);
  }

  @Transactional(readOnly = true)
  List<Node> lineThen(UUID nodeId, LocalDate day) {
    requireNode(nodeId);
    List<Node> line = queries.lineThen(nodeId, day);
    if (line.isEmpty()) {
      throw Refusal.notFound("这一天的该组织");
    }
    return line;
  }

  @Transactional(readOnly = true)
  List<Node> search(String words, boolean ended) {
    String wanted = Names.required("q", "查找内容", words, 50);
    return queries.search(wanted, ended, Acting.scope(), SEARCH_HITS);
  }

  private Founded<Node> found(Node wanted) {
    boolean added;
    try {
      added = store.add(wanted);
    } catch (DuplicateKeyException e) {
      throw Refusal.conflict("name-taken", "同一上级下已有“" + wanted.name() + "”，或该区已经建立", "请核对是否重复建立");
    }
    if (added) {
      audit.record(
          wanted.districtId(),
          "organisation.found",
          wanted.kind().name().toLowerCase(Locale.ROOT) + " " + wanted.id(),
          Map.of("name", wanted.name(), "path", wanted.path()));
      return Founded.fresh(wanted);
    }
    Node existing =
        store
            .findNode(wanted.id())
            .filter(node -> queries.sees(Acting.scope(), node.id()))
            .orElseThrow(Refusal::idTaken);
    boolean same =
        existing.kind() == wanted.kind()
            && existing.path().equals(wanted.path())
            && existing.districtId() == wanted.districtId()
            && existing.name().equals(wanted.name());
    return same ? Founded.again(existing) : otherContent(existing, wanted);
  }

  /**
   * Everybody sees the line above himself, but founds only inside his own part of the tree; a unit founds nothing, it
   * proposes (permission table, org.unit.create_merge_retire).
   */
  private static void mustBeOwn(Node parent) {
    boolean own =
        switch (Acting.scope()) {
          case Scope.Units u -> false;
          case Scope.Districts d -> parent.kind() != NodeKind.CITY && d.ids().contains(parent.districtId());
          case Scope.City c -> true;
          case Scope.System s -> true;
          case Scope.Nothing n -> false;
        };
    if (!own) {
      throw Refusal.forbidden("not-own-part", "不能在“" + parent.name() + "”之下新设", "请由该上级或其主管部门办理；单位的部门由区级管理员设立");
    }
  }

  /** Whether a node of this kind may be founded there by whoever is acting. */
  void mustTake(NodeKind kind, Node parent) {
    if (!kind.mayStandBelow(parent.kind())) {
      throw Refusal.invalid("parentId", kind.title() + "不能设在" + parent.kind().title() + "之下", "请选择正确的上级");
    }
    mustBeOwn(parent);
    mustBeOpen(parent);
  }

  private Node below(
      Node parent, UUID id, NodeKind kind, int districtId, @Nullable UUID unitId, String name) {
    mustTake(kind, parent);
    List<UUID> path = new ArrayList<>(parent.path());
    path.add(id);
    String clean = Names.required("name", "名称", name, 100);
    return new Node(id, parent.id(), kind, districtId, unitId, clean, path, today(), null);
  }

  private static UnitProfile.Facts checked(UnitProfile.Facts facts, int districtId) {
    OrganisationRules.checkFacts(facts, CityTerritory.ofLedger(districtId));
    return new UnitProfile.Facts(
        facts.pupils(),
        facts.staff(),
        facts.boarders(),
        Names.optional("address", "地址", facts.address(), 200),
        scaled(facts.longitude()),
        scaled(facts.latitude()));
  }

  private static @Nullable BigDecimal scaled(@Nullable BigDecimal degrees) {
    return degrees == null ? null : degrees.setScale(6, RoundingMode.HALF_UP);
  }

  static <T> T otherContent(Object existing, Object submitted) {
    throw Refusal.otherContent(existing, submitted);
  }

  private LocalDate today() {
    return BeijingTime.today(clock);
  }
}
