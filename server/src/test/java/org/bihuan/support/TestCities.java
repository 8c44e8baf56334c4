package org.bihuan.support;

import java.time.LocalDate;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
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
import org.bihuan.platform.Acting;
import org.bihuan.platform.Actor;
import org.bihuan.platform.Ids;
import org.bihuan.platform.Ref;
import org.bihuan.platform.Role;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** Founds a {@link TestCity} through the public faces: {@code @Autowired TestCities cities; … cities.found()}. */
@Component
public class TestCities {

  private static final LocalDate LONG_AGO = LocalDate.of(2020, 9, 1);
  private static final Map<Role, String> NAMES =
      Map.ofEntries(
          Map.entry(Role.CITY_ADMIN, "程市管"),
          Map.entry(Role.CITY_SUPERVISOR, "杜督导"),
          Map.entry(Role.DISTRICT_ADMIN, "曲区管"),
          Map.entry(Role.DISTRICT_INSPECTOR, "简检查"),
          Map.entry(Role.CLUSTER_ADMIN, "薛学区"),
          Map.entry(Role.UNIT_HEAD, "李校长"),
          Map.entry(Role.SAFETY_OFFICER, "王安全"),
          Map.entry(Role.POST_HOLDER, "赵岗位"),
          Map.entry(Role.EXPERT, "钟专家"),
          Map.entry(Role.CONTRACTOR, "钱维保"),
          Map.entry(Role.DUTY_OFFICER, "周值班"),
          Map.entry(Role.AUDITOR, "沈审计"),
          Map.entry(Role.REPORT_KEEPER, "鞠报管"),
          Map.entry(Role.SEAL_KEEPER, "封保管"),
          Map.entry(Role.SYSTEM_ADMIN, "席系统"),
          Map.entry(Role.SECURITY_ADMIN, "安全管"),
          Map.entry(Role.AUDIT_ADMIN, "纪审管"));

  private final OrganisationRegister organisation;
  private final PostRegister posts;
  private final Accounts accounts;
  private final Actors actors;
  private final Environment environment;
  private PasswordHash hash;

  TestCities(
      OrganisationRegister organisation,
      PostRegister posts,
      Accounts accounts,
      Actors actors,
      Environment environment) {
    this.organisation = organisation;
    this.posts = posts;
    this.accounts = accounts;
    this.actors = actors;
    this.environment = environment;
  }

  public TestCity found() {
    return Acting.asSystem(this::foundInSystem);
  }

  /** A further person with an account, e.g. a successor. */
  public Colleague hire(String name, UUID nodeId, Role role) {
    return Acting.asSystem(() -> hire(name, nodeId, role, role.title()));
  }

  /** A further post holder of the city's school, signed in; nobody else's tests know him. */
  public Colleague newcomer(String name, TestCity city) {
    return hire(name, city.unit().id(), Role.POST_HOLDER).signIn();
  }

  String server() {
    return "http://127.0.0.1:" + environment.getRequiredProperty("local.server.port");
  }

  Actor actor(UUID person, Ref post) {
    return actors.acting(person, post);
  }

  private TestCity foundInSystem() {
    Node city = city();
    TestCity.Place own = district("育才学校");
    TestCity.Place neighbour = school(own, "向阳幼儿园");
    TestCity.Place far = district("远山学校");
    Map<Role, Colleague> cast = new EnumMap<>(Role.class);
    for (Role role : Role.values()) {
      cast.put(role, hire(NAMES.get(role), nodeFor(role, city, own), role, role.title()));
    }
    Map<String, Colleague> others = new HashMap<>();
    others.put("second", hire("孙岗位", own.unit().id(), Role.POST_HOLDER, "实验员"));
    others.put("district", hire("齐区管", own.districtNode(), Role.DISTRICT_ADMIN, "安全科长"));
    others.put("neighbour", hire("林安全", neighbour.unit().id(), Role.SAFETY_OFFICER, "安全干部"));
    others.put("neighbour-head", hire("林园长", neighbour.unit().id(), Role.UNIT_HEAD, "园长"));
    others.put("stranger", hire("莫安全", far.unit().id(), Role.SAFETY_OFFICER, "安全干部"));
    others.put("strange-district", hire("莫区管", far.districtNode(), Role.DISTRICT_ADMIN, "安全科长"));
    return new TestCity(own, neighbour, far, cast, others, new Client(server()));
  }

  private static UUID nodeFor(Role role, Node city, TestCity.Place own) {
    return switch (role) {
      case CITY_ADMIN, CITY_SUPERVISOR, AUDITOR, SEAL_KEEPER, SYSTEM_ADMIN, SECURITY_ADMIN, AUDIT_ADMIN -> city.id();
      case DISTRICT_ADMIN, DISTRICT_INSPECTOR, REPORT_KEEPER -> own.districtNode();
      case CLUSTER_ADMIN -> own.clusterNode();
      case UNIT_HEAD, SAFETY_OFFICER, POST_HOLDER, EXPERT, CONTRACTOR, DUTY_OFFICER -> own.unit().id();
    };
  }

  private synchronized Node city() {
    return organisation.city().orElseGet(() -> organisation.foundCity(Ids.next(), 110100, "测试市教委"));
  }

  private TestCity.Place district(String school) {
    int number = ThreadLocalRandom.current().nextInt(110200, 120000);
    while (number % 100 == 0 || organisation.district(number).isPresent()) {
      number++;
    }
    Node district = organisation.foundDistrict(Ids.next(), number, "测试区" + number);
    Node cluster = organisation.foundCluster(Ids.next(), district.id(), "第一学区");
    return school(new TestCity.Place(number, district.id(), cluster.id(), null, null), school);
  }

  private TestCity.Place school(TestCity.Place at, String name) {
    UnitProfile unit =
        organisation.foundUnit(
            new OrganisationRegister.NewUnit(
                Ids.next(),
                at.clusterNode(),
                name,
                List.of(UnitType.PRIMARY, UnitType.SECONDARY),
                UnitProfile.Facts.of(1200, 96)));
    Ref laboratory =
        organisation
            .foundPlace(
                new OrganisationRegister.NewPlace(
                    Ids.next(), unit.ref(), PlaceKind.LABORATORY, "化学实验室", "实验楼三层", null))
            .ref();
    return new TestCity.Place(at.district(), at.districtNode(), at.clusterNode(), unit.ref(), laboratory);
  }

  private Colleague hire(String name, UUID nodeId, Role role, String title) {
    Post post = posts.open(new PostRegister.NewPost(Ids.next(), nodeId, title, role));
    UUID person = Ids.next();
    posts.appoint(new PostRegister.Appointment(Ids.next(), post.ref(), person, name, LONG_AGO));
    String login = "t" + Long.toString(person.getLeastSignificantBits() & Long.MAX_VALUE, 36).toLowerCase(Locale.ROOT);
    accounts.open(person, login, sharedHash(), "测试");
    return new Colleague(this, name, login, person, post.ref());
  }

  private synchronized PasswordHash sharedHash() {
    if (hash == null) {
      hash = accounts.hash(TestCity.PASSWORD);
    }
    return hash;
  }
}
