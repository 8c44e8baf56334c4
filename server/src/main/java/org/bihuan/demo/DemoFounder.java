package org.bihuan.demo;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.bihuan.access.Accounts;
import org.bihuan.access.Actors;
import org.bihuan.access.PasswordHash;
import org.bihuan.organisation.Node;
import org.bihuan.organisation.OrganisationRegister;
import org.bihuan.organisation.PlaceKind;
import org.bihuan.organisation.Post;
import org.bihuan.organisation.PostRegister;
import org.bihuan.organisation.UnitProfile;
import org.bihuan.organisation.UnitType;
import org.bihuan.platform.Actor;
import org.bihuan.platform.BeijingTime;
import org.bihuan.platform.MovableClock;
import org.bihuan.platform.Ref;
import org.bihuan.platform.Role;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Founds the city: districts, clusters, units with places and posts, people, and the accounts to try it with. */
@Component
@Profile("demonstration")
class DemoFounder {

  private static final int CITY_LEDGER = 110100;
  private static final int FIRST_OF_MORE = 100;

  /** Where a clerk and a school can be tried that see nothing of the district shown. */
  private static final int NEIGHBOUR = 110102;
  private static final List<String> SURNAMES =
      List.of("安", "白", "曹", "杜", "方", "高", "韩", "江", "康", "林", "马", "宁", "潘", "秦", "任", "沈", "唐", "汪", "许", "于");
  private static final List<String> GIVEN =
      List.of("安平", "承志", "春燕", "国栋", "海宁", "建新", "静怡", "立群", "明远", "庆丰", "秋实", "若谷", "书恒", "文澜", "晓峰", "雅宁");

  private final OrganisationRegister organisation;
  private final PostRegister posts;
  private final Accounts accounts;
  private final Actors actors;

  DemoFounder(OrganisationRegister organisation, PostRegister posts, Accounts accounts, Actors actors) {
    this.organisation = organisation;
    this.posts = posts;
    this.accounts = accounts;
    this.actors = actors;
  }

  /** Where a founding stands: its people are named by the same dice each time. */
  /** @param handover when some posts change hands */
  private record Founding(Dice dice, Instant at, @Nullable PasswordHash hash, LocalDate since, LocalDate handover) {

    /** Dice of their own for whoever came to the story later: nobody else's name changes. */
    Founding with(Dice own) {
      return new Founding(own, at, hash, since, handover);
    }
  }

  /**
   * @param at when the city was founded
   * @param handover the day in the midst of the story on which some posts change hands
   */
  DemoCast found(Instant at, LocalDate handover, String password) {
    var founding = new Founding(new Dice("city"), at, accounts.hash(password), BeijingTime.dayOf(at), handover);
    Node city = organisation.foundCity(founding.dice().id(at), CITY_LEDGER, "北京市教育委员会(演示)");
    DemoCast.City office = cityOffice(founding, city);
    Map<Integer, DemoCast.District> districts = new LinkedHashMap<>();
    Map<Integer, Node> nodes = new LinkedHashMap<>();
    Map<Integer, Node> clusters = new LinkedHashMap<>();
    for (NamedCsvRecord row : InventedUnit.rows("districts.csv")) {
      int code = Integer.parseInt(row.getField("code"));
      if (code == CITY_LEDGER) {
        nodes.put(code, city);
        continue;
      }
      Node node = organisation.foundDistrict(founding.dice().id(at), code, row.getField("name"));
      nodes.put(code, node);
      clusters.put(code, organisation.foundCluster(founding.dice().id(at), node.id(), row.getField("name") + "第一学区"));
      districts.put(code, districtOffice(founding, row, node, Objects.requireNonNull(clusters.get(code))));
    }
    List<DemoCast.Unit> units = new ArrayList<>();
    for (InventedUnit unit : InventedUnit.ofTheStory()) {
      int code = unit.district();
      long before = units.stream().filter(u -> u.districtId() == code).count();
      Node parent = before % 3 == 2 || !clusters.containsKey(code) ? nodes.get(code) : clusters.get(code);
      DemoCast.District district = districts.get(code);
      units.add(unit(founding, unit, Objects.requireNonNull(parent), (int) before, district));
    }
    return new DemoCast(office, districts, units);
  }

  private DemoCast.City cityOffice(Founding f, Node city) {
    Actor admin = hire(f, city.id(), "专班安全管理", Role.CITY_ADMIN, "shi-guanli");
    Actor supervisor = hire(f, city.id(), "督导检查组长", Role.CITY_SUPERVISOR, "shi-dudao");
    hire(f, city.id(), "监督审计", Role.AUDITOR, "shi-shenji");
    hire(f, city.id(), "系统管理员", Role.SYSTEM_ADMIN, "xitong");
    hire(f, city.id(), "安全管理员", Role.SECURITY_ADMIN, "anquan");
    hire(f, city.id(), "审计管理员", Role.AUDIT_ADMIN, "shenji");
    Founding keepers = f.with(new Dice("keepers of the city"));
    Actor keeper = hire(keepers, city.id(), "举报专管员", Role.REPORT_KEEPER, "shi-jubao");
    hire(keepers, city.id(), "封存保管人", Role.SEAL_KEEPER, "fengcun");
    return new DemoCast.City(admin, supervisor, keeper);
  }

  private DemoCast.District districtOffice(Founding f, NamedCsvRecord row, Node node, Node cluster) {
    String login = row.getField("login");
    Actor admin = hire(f, node.id(), "安全科长", Role.DISTRICT_ADMIN, login + "-quguan");
    DemoCast.Handover inspectors = handOver(f, new Ref(node.districtId(), node.id()), "安全检查员", Role.DISTRICT_INSPECTOR, login + "-jiancha");
    handOver(f, new Ref(cluster.districtId(), cluster.id()), "学区安全专干", Role.CLUSTER_ADMIN, login.equals("hd") ? "hd-xuequ" : null);
    Founding keepers = f.with(new Dice("keeper of " + node.districtId()));
    Actor keeper = hire(keepers, node.id(), "举报专管员", Role.REPORT_KEEPER, login + "-jubao");
    return new DemoCast.District(node.districtId(), node.name(), admin, inspectors.after(), inspectors, keeper);
  }

  /**
   * Further units of a ledger, in school clusters of their own, with nobody of them among the accounts to try.
   *
   * @param at when the city was founded
   */
  @Transactional
  public List<DemoCast.Unit> foundMore(int district, List<InventedUnit> invented, int cluster, Instant at) {
    LocalDate since = BeijingTime.dayOf(at);
    var founding = new Founding(new Dice("more " + district + " " + cluster), at, null, since, since);
    Node node =
        (district == CITY_LEDGER ? organisation.city() : organisation.district(district)).orElseThrow();
    Node parent =
        district == CITY_LEDGER
            ? node
            : organisation.foundCluster(founding.dice().id(at), node.id(), node.name() + "第" + cluster + "学区");
    List<DemoCast.Unit> units = new ArrayList<>();
    for (InventedUnit unit : invented) {
      units.add(unit(founding, unit, parent, FIRST_OF_MORE + units.size(), null));
    }
    return units;
  }

  private DemoCast.Unit unit(
      Founding f, InventedUnit invented, Node parent, int index, DemoCast.@Nullable District district) {
    Set<UnitType> types = invented.types();
    var facts =
        new UnitProfile.Facts(
            invented.pupils(), invented.staff(), invented.boarders(), parent.name() + "示例路" + (index + 1) + "号", null, null);
    UnitProfile unit =
        organisation.foundUnit(
            new OrganisationRegister.NewUnit(
                f.dice().id(f.at()), parent.id(), invented.name(), types.stream().sorted().toList(), facts));
    List<DemoCast.DemoPlace> places =
        kinds(types, facts).stream().map(kind -> place(f, unit.ref(), kind)).toList();
    boolean shown = unit.districtId() == 110108 && index < 2;
    String login = index == 0 ? "hd" : "hd2";
    String headTitle = types.contains(UnitType.KINDERGARTEN) ? "园长" : types.contains(UnitType.OFFICE) ? "主任" : "校长";
    List<DemoCast.Handover> handovers = new ArrayList<>();
    if (district != null) {
      handovers.add(district.handover());
    }
    Actor head;
    if (shown) {
      DemoCast.Handover heads = handOver(f, unit.ref(), headTitle, Role.UNIT_HEAD, login + "-xiaozhang");
      handovers.add(heads);
      head = heads.after();
    } else {
      head = hire(f, unit.id(), headTitle, Role.UNIT_HEAD, null);
    }
    String neighbour = unit.districtId() == NEIGHBOUR && index == 0 ? "xc-anquan" : null;
    Actor officer = hire(f, unit.id(), "安全干部", Role.SAFETY_OFFICER, shown ? login + "-anquan" : neighbour);
    List<Actor> holders = new ArrayList<>();
    holders.add(hire(f, unit.id(), "食堂主管", Role.POST_HOLDER, shown ? login + "-shitang" : null));
    UUID logistics = shown || types.contains(UnitType.UNIVERSITY) ? department(f, unit, "总务处") : unit.id();
    holders.add(hire(f, logistics, "后勤电工", Role.POST_HOLDER, shown ? login + "-diangong" : null));
    holders.add(hire(f, unit.id(), facts.boarders() > 0 ? "宿舍管理员" : "门卫班长", Role.POST_HOLDER, null));
    Actor contractor = hire(f, unit.id(), "消防维保项目经理(外包)", Role.CONTRACTOR, shown ? login + "-weibao" : null);
    if (shown) {
      hire(f, unit.id(), "值班干部", Role.DUTY_OFFICER, login + "-zhiban");
      hire(f, unit.id(), "消防安全专家(外聘)", Role.EXPERT, login + "-zhuanjia");
    }
    return new DemoCast.Unit(
        unit.ref(), unit.name(), types, invented.temper(), head, officer, holders, contractor, places, handovers);
  }

  private UUID department(Founding f, UnitProfile unit, String name) {
    return organisation.foundDepartment(f.dice().id(f.at()), unit.id(), name).id();
  }

  private static List<PlaceKind> kinds(Set<UnitType> types, UnitProfile.Facts facts) {
    if (types.contains(UnitType.OFFICE)) {
      return List.of(PlaceKind.OFFICE_BUILDING, PlaceKind.POWER_ROOM, PlaceKind.ARCHIVE);
    }
    List<PlaceKind> kinds =
        new ArrayList<>(
            List.of(
                PlaceKind.CLASSROOM_BUILDING, PlaceKind.CANTEEN, PlaceKind.POWER_ROOM, PlaceKind.GATE,
                PlaceKind.PLAYGROUND, PlaceKind.INFIRMARY));
    if (types.contains(UnitType.SECONDARY) || types.contains(UnitType.UNIVERSITY)) {
      kinds.addAll(List.of(PlaceKind.LABORATORY, PlaceKind.LIBRARY, PlaceKind.GYM));
    }
    if (types.contains(UnitType.VOCATIONAL) || types.contains(UnitType.UNIVERSITY)) {
      kinds.addAll(
          List.of(
              PlaceKind.TRAINING_WORKSHOP, PlaceKind.CHEMICAL_STORE, PlaceKind.CONTROL_ROOM, PlaceKind.PUMP_ROOM,
              PlaceKind.AUDITORIUM));
    }
    if (facts.boarders() > 0) {
      kinds.add(PlaceKind.DORMITORY);
    }
    if (types.contains(UnitType.PRIMARY) && facts.pupils() % 2 == 1) {
      kinds.add(PlaceKind.SCHOOL_BUS);
    }
    if (facts.pupils() % 4 == 0) {
      kinds.add(PlaceKind.CONSTRUCTION_SITE);
    }
    return kinds;
  }

  private DemoCast.DemoPlace place(Founding f, Ref unit, PlaceKind kind) {
    UUID id = f.dice().id(f.at());
    organisation.foundPlace(
        new OrganisationRegister.NewPlace(id, unit, kind, kind.title(), "校内" + kind.title(), null));
    return new DemoCast.DemoPlace(id, kind);
  }

  private Actor hire(Founding f, UUID node, String title, Role role, @Nullable String login) {
    return hire(f, node, title, role, login, f.since());
  }

  private Actor hire(Founding f, UUID node, String title, Role role, @Nullable String login, LocalDate from) {
    Post post = posts.open(new PostRegister.NewPost(f.dice().id(f.at()), node, title, role));
    UUID person = f.dice().id(f.at());
    String name = f.dice().one(SURNAMES) + f.dice().one(GIVEN);
    UUID holding = f.dice().id(f.at());
    if (posts.person(person).isEmpty()) {
      MovableClock.at(
          toldAt(f, from), () -> posts.appoint(new PostRegister.Appointment(holding, post.ref(), person, name, from)));
      if (login != null && f.hash() != null) {
        accounts.open(person, login, f.hash(), Accounts.DEMONSTRATION);
      }
    }
    return MovableClock.at(BeijingTime.startOf(from), () -> actors.acting(person, post.ref()));
  }

  /** Nobody is appointed more than a year ahead, and the story of a large city is longer: as soon as it may be. */
  private static Instant toldAt(Founding f, LocalDate from) {
    Instant soonest = BeijingTime.startOf(from.minusYears(1));
    return soonest.isAfter(f.at()) ? soonest : f.at();
  }

  /** Somebody held the post until the day before the handover: who is asked about an earlier day is another person. */
  private DemoCast.Handover handOver(Founding f, Ref node, String title, Role role, @Nullable String login) {
    Actor after = hire(f, node.id(), title, role, login, f.handover());
    Dice dice = new Dice("before " + after.personId());
    UUID person = dice.id(f.at());
    String name = dice.one(SURNAMES) + dice.one(GIVEN);
    Ref post = new Ref(node.districtId(), after.postId());
    if (posts.person(person).isEmpty()) {
      posts.appoint(
          new PostRegister.Appointment(
              dice.id(f.at()), post, person, name, f.since().minusYears(3), f.handover().minusDays(1)));
    }
    return new DemoCast.Handover(actors.acting(person, post), after, f.handover());
  }
}
