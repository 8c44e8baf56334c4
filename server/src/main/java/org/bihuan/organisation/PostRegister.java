package org.bihuan.organisation;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import org.bihuan.audit.AuditTrail;
import org.bihuan.platform.Acting;
import org.bihuan.platform.Actor;
import org.bihuan.platform.BeijingTime;
import org.bihuan.platform.Ref;
import org.bihuan.platform.Refusal;
import org.bihuan.platform.Role;
import org.bihuan.platform.Scope;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The desk that keeps posts and who holds them. "Post at that time" is answerable for any past day, because nothing
 * here is ever overwritten: a holding only receives its last day.
 */
@Service
@Transactional
public class PostRegister {

  /** A post to be opened on a node. */
  public record NewPost(UUID id, UUID nodeId, String title, Role role) {}

  /**
   * Somebody takes a post; {@code newPersonName} enters a person who is not known yet under {@code personId}.
   *
   * @param to the last day where it is known beforehand; the rights then end by themselves
   */
  public record Appointment(
      UUID id, Ref post, UUID personId, @Nullable String newPersonName, LocalDate from, @Nullable LocalDate to) {

    public Appointment(UUID id, Ref post, UUID personId, @Nullable String newPersonName, LocalDate from) {
      this(id, post, personId, newPersonName, from, null);
    }
  }

  private final PostStore store;
  private final OrganisationRegister organisation;
  private final Sides sides;
  private final LastOfOffice lastOfOffice;
  private final AuditTrail audit;
  private final Clock clock;

  PostRegister(
      PostStore store,
      OrganisationRegister organisation,
      Sides sides,
      LastOfOffice lastOfOffice,
      AuditTrail audit,
      Clock clock) {
    this.sides = sides;
    this.lastOfOffice = lastOfOffice;
    this.store = store;
    this.organisation = organisation;
    this.audit = audit;
    this.clock = clock;
  }

  public Post open(NewPost post) {
    return enter(post).thing();
  }

  public Holding appoint(Appointment appointment) {
    return enter(appointment).thing();
  }

  Founded<Post> enter(NewPost post) {
    Node node = organisation.requireNode(post.nodeId());
    mustTakePost(node, post.role());
    if (!OrganisationRules.mayStandAt(post.role(), node.kind())) {
      throw Refusal.invalid(
          "role", post.role().title() + "的岗位不能设在" + node.kind().title(), "请在相应层级的组织下设立该岗位");
    }
    Post wanted =
        new Post(
            new Ref(node.districtId(), post.id()),
            node.id(),
            node.name(),
            node.kind(),
            node.unit(),
            Names.required("title", "岗位名称", post.title(), 50),
            post.role(),
            today(),
            null,
            1);
    if (store.add(wanted)) {
      audit.record(wanted.ref().districtId(), "org.post.manage", "post " + wanted.ref(), Map.of("post", wanted));
      return Founded.fresh(wanted);
    }
    Post existing =
        store.findPost(wanted.ref()).filter(this::visible).orElseThrow(Refusal::idTaken);
    boolean same =
        existing.nodeId().equals(wanted.nodeId())
            && existing.title().equals(wanted.title())
            && existing.role() == wanted.role();
    return same ? Founded.again(existing) : OrganisationRegister.otherContent(existing, post);
  }

  /** Whether a post of this role may be opened there by whoever is acting. */
  void mustTakePost(Node node, Role role) {
    organisation.mustBeOpen(node);
    mustBeGrantable(role, grantable());
    if (Acting.scope() instanceof Scope.Districts own && !own.ids().contains(node.districtId())) {
      throw Refusal.notFound("该组织");
    }
  }

  /** Opens a post at a unit itself or at one of its departments. */
  Founded<Post> enterAt(Ref unit, UUID id, @Nullable UUID departmentId, String title, Role role) {
    organisation.requireUnit(unit);
    UUID nodeId = departmentId == null ? unit.id() : departmentId;
    if (!unit.equals(organisation.requireNode(nodeId).unit())) {
      throw Refusal.notFound("该部门");
    }
    return enter(new NewPost(id, nodeId, title, role));
  }

  Founded<Holding> enter(Appointment appointment) {
    Post post = requirePost(appointment.post());
    mustBeFillable(post, grantable());
    mustNotBeOneself(appointment.personId(), post.role());
    store.lock(post.ref());
    Ref ref = new Ref(post.ref().districtId(), appointment.id());
    Optional<Holding> known = store.findHolding(ref);
    if (known.isPresent()) {
      return Founded.again(repeated(known.get(), appointment));
    }
    OrganisationRules.checkBegin(appointment.from(), today(), Acting.current().isPresent());
    Person person = personFor(appointment, post);
    OrganisationRules.overlapping(store.holdings(post.ref(), person.id()), appointment.from())
        .ifPresent(
            held -> {
              throw Refusal.conflict(
                  "already-held",
                  person.name() + "自 " + held.from() + " 起已任“" + post.title() + "”",
                  "同一人同一岗位的任职时间不能重叠，请先结束原任职");
            });
    OrganisationRules.checkTerm(appointment.from(), appointment.to());
    Holding wanted =
        new Holding(ref, post, person.id(), person.name(), appointment.from(), appointment.to());
    if (!store.add(wanted, clock.instant(), recorder())) {
      throw Refusal.idTaken();
    }
    audit.record(ref.districtId(), "user.role.assign", "holding " + ref, Map.of("holding", wanted));
    return Founded.fresh(wanted);
  }

  /** @param to the last day of the holding; yesterday takes the rights away at once */
  public Holding end(Ref holdingRef, LocalDate to) {
    Holding holding = requireHolding(holdingRef);
    mustBeGrantable(holding.post().role(), grantable());
    store.lock(holding.post().ref());
    holding = requireHolding(holdingRef);
    OrganisationRules.checkEnd(holding, to, today(), Acting.current().isPresent());
    mustLeaveSomebody(holding, to);
    store.end(holdingRef, to, to.isBefore(today()), clock.instant(), recorder());
    audit.record(holdingRef.districtId(), "user.role.end", "holding " + holdingRef, ending(holding, to, today()));
    return requireHolding(holdingRef);
  }

  /** A district's three can be filled again by the city's; the city's own by nobody. */
  void mustLeaveSomebody(Holding holding, LocalDate to) {
    Post post = holding.post();
    LocalDate first = to.isBefore(today()) ? today() : to.plusDays(1);
    if (OrganisationRules.mustNeverStandEmpty(post.role(), post.nodeKind())
        && holding.covers(today())
        && lastOfOffice.standsEmpty(post.role(), post.nodeId(), holding.ref(), first)) {
      throw Refusal.state(
          "last-administrator",
          holding.personName() + "是本市最后一名" + post.role().title() + "，自 " + first + " 起将无人履职",
          "请先任命接任的人，并确认其账号可以登录，再结束该任职");
    }
  }

  /** What the audit keeps of an end: the last day said before and now, and when it was said. */
  static Map<String, Object> ending(Holding before, LocalDate to, LocalDate recordedOn) {
    String lastDayBefore = before.to() == null ? "未定" : before.to().toString();
    return Map.of("lastDayBefore", lastDayBefore, "to", to, "recordedOn", recordedOn, "post", before.post().ref());
  }

  /** Enters a person before he has a post, e.g. for an account that is still to be given rights. */
  public Person enter(UUID id, String name) {
    String clean = Names.required("name", "姓名", name, 50);
    if (store.addPerson(id, clean, "BUSINESS", clock.instant())) {
      return new Person(id, clean, "BUSINESS");
    }
    Person existing = store.findPerson(id).orElseThrow();
    return existing.name().equals(clean) ? existing : OrganisationRegister.otherContent(existing, name);
  }

  @Transactional(readOnly = true)
  public boolean hasServedIn(UUID person, int district) {
    return store.servedIn(person, district);
  }

  @Transactional(readOnly = true)
  public Optional<Person> person(UUID id) {
    return store.findPerson(id);
  }

  @Transactional(readOnly = true)
  public Post requirePost(Ref post) {
    return store.findPost(post).filter(this::visible).orElseThrow(() -> Refusal.notFound("该岗位"));
  }

  @Transactional(readOnly = true)
  public Holding requireHolding(Ref holding) {
    return store
        .findHolding(holding)
        .filter(h -> visible(h.post()))
        .orElseThrow(() -> Refusal.notFound("该任职"));
  }

  @Transactional(readOnly = true)
  public List<Post> postsOf(Ref unit) {
    organisation.requireUnit(unit);
    return store.postsOfUnit(unit);
  }

  /** The same with the titles they had on that day. */
  @Transactional(readOnly = true)
  List<Post> postsOf(Ref unit, LocalDate day) {
    organisation.requireUnit(unit);
    return store.postsOfUnit(unit, day);
  }

  /** Who held which post of the unit on that day. */
  @Transactional(readOnly = true)
  public List<Holding> holdersOn(Ref unit, LocalDate day) {
    organisation.requireUnit(unit);
    return store.holdersOfUnit(unit, day);
  }

  /** Posts directly on a node, e.g. of a district office. */
  @Transactional(readOnly = true)
  public List<Post> postsAtNode(UUID nodeId) {
    Node node = organisation.requireNode(nodeId);
    return store.postsOfNode(node.districtId(), node.id());
  }

  @Transactional(readOnly = true)
  List<Post> postsAtNode(UUID nodeId, LocalDate day) {
    Node node = organisation.requireNode(nodeId);
    return store.postsOfNode(node.districtId(), node.id(), day);
  }

  @Transactional(readOnly = true)
  public List<Holding> holdersAtNode(UUID nodeId, LocalDate day) {
    Node node = organisation.requireNode(nodeId);
    return store.holdersOfNode(node.districtId(), node.id(), day);
  }

  /** Whether a person has a post today, but none in this district. To be called as the system: it looks everywhere. */
  @Transactional(readOnly = true)
  boolean worksOnlyOutside(UUID personId, int district) {
    List<Holding> held = store.heldBy(personId, today());
    return !held.isEmpty() && held.stream().noneMatch(h -> h.post().ref().districtId() == district);
  }

  /** The posts a person holds on a day, the latest first; nothing outside the scope of the work. */
  @Transactional(readOnly = true)
  public List<Holding> heldBy(UUID personId, LocalDate day) {
    return store.heldBy(personId, day);
  }

  /** The holding of one post by one person on a day. */
  @Transactional(readOnly = true)
  public Optional<Holding> held(Ref post, UUID personId, LocalDate day) {
    return store.holdings(post, personId).stream()
        .filter(holding -> holding.covers(day) && visible(holding.post()))
        .findFirst();
  }

  /** The posts a person held at an instant. */
  @Transactional(readOnly = true)
  public List<Holding> postAt(UUID personId, Instant instant) {
    return store.heldBy(personId, BeijingTime.dayOf(instant));
  }

  private Person personFor(Appointment appointment, Post post) {
    String side = OrganisationRules.side(post.role());
    String newName = appointment.newPersonName();
    if (newName != null) {
      String clean = Names.required("newPersonName", "姓名", newName, 50);
      if (store.addPerson(appointment.personId(), clean, side, clock.instant())) {
        return new Person(appointment.personId(), clean, side);
      }
      throw Refusal.idTaken();
    }
    Person person =
        store
            .findPerson(appointment.personId())
            .filter(p -> known(p, post))
            .orElseThrow(() -> Refusal.notFound("该人员"));
    return sides.taken(person, side, appointment.from());
  }

  /** A unit may only appoint people it has had before; whom others employ is not its business. */
  private boolean known(Person person, Post post) {
    Optional<Actor> actor = Acting.current();
    return actor.isEmpty()
        || actor.get().is(Role.SECURITY_ADMIN)
        || store.servedIn(person.id(), post.ref().districtId());
  }

  private Holding repeated(Holding known, Appointment appointment) {
    if (!visible(known.post())) {
      throw Refusal.idTaken();
    }
    boolean same =
        known.post().ref().equals(appointment.post())
            && known.personId().equals(appointment.personId())
            && known.from().equals(appointment.from())
            && (appointment.to() == null || appointment.to().equals(known.to()));
    return same ? known : OrganisationRegister.otherContent(known, appointment);
  }

  private boolean visible(Post post) {
    Ref unit = post.unit();
    return switch (Acting.scope()) {
      case Scope.Units u -> unit != null && u.covers(unit.districtId(), unit.id());
      case Scope s -> s.covers(post.ref().districtId(), post.nodeId());
    };
  }

  /** The roles whoever is acting may hand out and take back. */
  public Predicate<Role> grantable() {
    Optional<Actor> actor = Acting.current();
    if (actor.isEmpty()) {
      return role -> true;
    }
    NodeKind office = officeOf(actor.get());
    return role -> OrganisationRules.mayGrant(actor.get().role(), office, role);
  }

  static void mustBeFillable(Post post, Predicate<Role> grantable) {
    if (post.closedOn() != null) {
      throw Refusal.state("post-closed", "“" + post.title() + "”自 " + post.closedOn().plusDays(1) + " 起撤销", "请在现有的岗位上任命");
    }
    mustBeGrantable(post.role(), grantable);
  }

  static void mustBeGrantable(Role role, Predicate<Role> grantable) {
    if (!grantable.test(role)) {
      throw Refusal.forbidden(
          "not-grantable",
          role.title() + "的岗位只能由"
              + (Acting.current().filter(actor -> actor.is(Role.SECURITY_ADMIN)).isPresent() ? "市级" : "")
              + "安全管理员设立和任免",
          "请向其提出申请");
    }
  }

  private NodeKind officeOf(Actor actor) {
    return organisation.findNode(actor.nodeId()).map(Node::kind).orElse(NodeKind.UNIT);
  }

  private static void mustNotBeOneself(UUID personId, Role role) {
    if (Acting.current().filter(actor -> actor.personId().equals(personId)).isPresent()) {
      throw Refusal.forbidden("not-oneself", "不能任命自己担任" + role.title(), "请由其他有权人员办理");
    }
  }

  static String recorder() {
    return Acting.current().map(actor -> actor.personName() + "（" + actor.postTitle() + "）").orElse("系统");
  }

  private LocalDate today() {
    return BeijingTime.today(clock);
  }
}
