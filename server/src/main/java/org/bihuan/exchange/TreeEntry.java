package org.bihuan.exchange;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.bihuan.access.Grant;
import org.bihuan.access.Permissions;
import org.bihuan.organisation.OrganisationRegister;
import org.bihuan.organisation.PostRegister;
import org.bihuan.organisation.UnitFaults;
import org.bihuan.organisation.UnitProfile;
import org.bihuan.organisation.UnitType;
import org.bihuan.platform.Actor;
import org.bihuan.platform.ExpectedVersion;
import org.bihuan.platform.Ids;
import org.bihuan.platform.Ref;
import org.bihuan.platform.Refusal;
import org.bihuan.platform.Role;
import org.jspecify.annotations.Nullable;

/**
 * Enters one row after the other through the same desks as the pages, so that whatever a person may not do there he may
 * not do by a table either. A row that names what is there already changes nothing.
 */
final class TreeEntry {

  private final OrganisationRegister organisation;
  private final UnitFaults unitFaults;
  private final PostRegister posts;
  private final Permissions permissions;
  private final Actor actor;
  private final LocalDate today;
  private final TreeBook book;

  TreeEntry(
      OrganisationRegister organisation,
      UnitFaults unitFaults,
      PostRegister posts,
      Permissions permissions,
      Actor actor,
      LocalDate today,
      TreeBook book) {
    this.organisation = organisation;
    this.unitFaults = unitFaults;
    this.posts = posts;
    this.permissions = permissions;
    this.actor = actor;
    this.today = today;
    this.book = book;
  }

  /** @throws Refusal naming the column, when the row cannot be entered */
  TreeRow enter(TreeRow row) {
    String said = row.said(TreeColumn.LEVEL);
    return switch (levelOf(row)) {
      case null ->
          throw Refusal.invalid(
              TreeColumn.LEVEL.name(), said.isEmpty() ? "没有填写层级" : "“" + said + "”不是可选的层级", "请填学区、单位、部门或岗位");
      case CLUSTER -> cluster(row);
      case UNIT -> unit(row);
      case DEPARTMENT -> department(row);
      case POST -> post(row);
    };
  }

  /** After {@link #enter} refused it. */
  void passOver(TreeRow row) {
    book.refuse(row);
  }

  static TreeColumn.@Nullable Level levelOf(TreeRow row) {
    return Arrays.stream(TreeColumn.Level.values())
        .filter(level -> level.title().equals(row.said(TreeColumn.LEVEL)))
        .findFirst()
        .orElse(null);
  }

  private TreeRow cluster(TreeRow row) {
    TreeTableQueries.District district = book.district(row);
    String name = needed(row, TreeColumn.CLUSTER);
    if (book.findCluster(district.id(), name).isPresent()) {
      return row.done(TreeRow.Verdict.UNCHANGED, "学区已有");
    }
    mustBeNew(row);
    mustFound();
    var founded = organisation.foundCluster(Ids.next(), district.nodeId(), name);
    book.add(new TreeTableQueries.Cluster(new Ref(district.id(), founded.id()), founded.name()));
    return row.done(TreeRow.Verdict.ADDED, "新增学区");
  }

  private TreeRow unit(TreeRow row) {
    String ref = row.said(TreeColumn.REF);
    TreeTableQueries.Unit known =
        ref.isEmpty()
            ? row.has(TreeColumn.UNIT)
                ? book.findUnit(book.district(row).id(), row.said(TreeColumn.UNIT)).orElse(null)
                : book.unit(row)
            : book.byRef(ref).orElseThrow(() -> Refusal.invalid(TreeColumn.REF.name(), "没有找到这个系统编号", "新增的行请留空"));
    return known == null ? found(row) : readAs(known.name(), revise(row, known));
  }

  /** A name that differs by what nobody sees is taken for the one that is there, and that is said. */
  private static TreeRow readAs(String known, TreeRow done) {
    boolean literally = !done.has(TreeColumn.UNIT) || done.said(TreeColumn.UNIT).equals(known);
    return literally ? done : done.done(done.verdict(), done.outcome() + "；按“" + known + "”办理");
  }

  private TreeRow found(TreeRow row) {
    mustFound();
    TreeTableQueries.District district = book.district(row);
    RowFaults faults = new RowFaults();
    UUID parent = faults.read(() -> parent(row, district));
    String name = faults.read(() -> needed(row, TreeColumn.UNIT));
    List<UnitType> types = faults.read(() -> UnitCells.types(needed(row, TreeColumn.TYPES)));
    UnitProfile.Facts facts = UnitCells.facts(row, UnitProfile.Facts.of(0, 0), faults);
    faults.add(unitFaults.of(district.id(), name, facts));
    faults.refuseIfAny();
    UnitProfile founded =
        organisation.foundUnit(
            new OrganisationRegister.NewUnit(
                Ids.next(), Objects.requireNonNull(parent), Objects.requireNonNull(name), Objects.requireNonNull(types),
                facts));
    book.add(
        new TreeTableQueries.Unit(
            founded.ref(), founded.name(), district.name(), founded.clusterName(), new EnumMap<>(TreeColumn.class)));
    return row.done(TreeRow.Verdict.ADDED, "新增单位");
  }

  private UUID parent(TreeRow row, TreeTableQueries.District district) {
    String cluster = row.said(TreeColumn.CLUSTER);
    return cluster.isEmpty() ? district.nodeId() : book.cluster(district.id(), cluster).ref().id();
  }

  private TreeRow revise(TreeRow row, TreeTableQueries.Unit known) {
    RowFaults faults = new RowFaults();
    faults.check(() -> mustStay(row, TreeColumn.DISTRICT, known.district(), "跨区请由市级管理员在单位主页办理“跨区划转”"));
    faults.check(() -> mustStay(row, TreeColumn.UNIT, known.name(), "更名请在单位主页的“机构变动”办理，需要生效日期和原因"));
    String cluster = known.cluster() == null ? "" : known.cluster();
    faults.check(() -> mustStay(row, TreeColumn.CLUSTER, cluster, "请在单位主页的“机构变动”办理“调整隶属”"));
    UnitProfile now = organisation.requireUnit(known.ref());
    UnitProfile.Facts facts = UnitCells.facts(row, now.facts(), faults);
    List<UnitType> types =
        row.has(TreeColumn.TYPES)
            ? sameOr(now.types(), Objects.requireNonNull(faults.readOr(now.types(), () -> UnitCells.types(row.said(TreeColumn.TYPES)))))
            : now.types();
    if (!facts.equals(now.facts())) {
      faults.add(unitFaults.of(known.ref().districtId(), null, facts));
    }
    faults.refuseIfAny();
    if (facts.equals(now.facts()) && types.equals(now.types())) {
      return row.done(TreeRow.Verdict.UNCHANGED, "单位已有，情况相同");
    }
    mustHold("org.profile.manage", "单位情况由单位或区级管理员填写");
    organisation.reviseUnit(known.ref(), new ExpectedVersion(now.version()), types, facts);
    return row.done(TreeRow.Verdict.CHANGED, "修改单位情况：" + UnitCells.difference(now, types, facts));
  }

  /** Types have no order: said in another one they are the same. */
  private static List<UnitType> sameOr(List<UnitType> now, List<UnitType> said) {
    return Set.copyOf(now).equals(Set.copyOf(said)) ? now : said;
  }

  private TreeRow department(TreeRow row) {
    TreeTableQueries.Unit unit = book.unit(row);
    String name = needed(row, TreeColumn.DEPARTMENT);
    boolean numbered =
        book.departmentByRef(row.said(TreeColumn.REF))
            .filter(known -> known.unitId().equals(unit.ref().id()) && PlainName.of(known.name()).equals(PlainName.of(name)))
            .isPresent();
    if (numbered || book.findDepartment(unit.ref().id(), name).isPresent()) {
      return row.done(TreeRow.Verdict.UNCHANGED, "部门已有");
    }
    mustBeNew(row);
    mustFound();
    var founded = organisation.foundDepartment(Ids.next(), unit.ref().id(), name);
    book.add(
        new TreeTableQueries.Department(
            new Ref(unit.ref().districtId(), founded.id()), unit.ref().id(), unit.ref().id(), founded.name()));
    return row.done(TreeRow.Verdict.ADDED, "新增部门");
  }

  private TreeRow post(TreeRow row) {
    RowFaults faults = new RowFaults();
    faults.check(() -> needed(row, TreeColumn.POST));
    faults.check(() -> role(needed(row, TreeColumn.ROLE)));
    faults.refuseIfAny();
    String title = needed(row, TreeColumn.POST);
    TreeTableQueries.Post known = row.has(TreeColumn.REF) ? numbered(row, title) : null;
    Place place =
        known == null || known.unitId() == null
            ? placeOf(row)
            : new Place(known.nodeId(), known.unitId(), known.ref().districtId());
    Role role = role(needed(row, TreeColumn.ROLE));
    List<String> done = new ArrayList<>();
    TreeTableQueries.Post post = known == null ? book.findPost(place.node(), title).orElse(null) : known;
    if (post == null) {
      mustHoldPosts();
      var opened = posts.open(new PostRegister.NewPost(Ids.next(), place.node(), title, role));
      post = new TreeTableQueries.Post(opened.ref(), place.node(), place.unit(), opened.title(), role);
      book.add(post);
      done.add("新设岗位");
    }
    if (post.role() != role) {
      throw Refusal.invalid(
          TreeColumn.ROLE.name(), "该岗位的角色是“" + post.role().title() + "”", "岗位的角色不能更改；确需不同角色的另设岗位");
    }
    String name = row.said(TreeColumn.PERSON);
    if (!name.isEmpty() && !holdsAlready(post, name, row)) {
      mustHoldPosts();
      appoint(post, place, name, row);
      done.add("任命" + name);
    }
    return done.isEmpty()
        ? row.done(TreeRow.Verdict.UNCHANGED, "岗位和任职已有")
        : row.done(TreeRow.Verdict.ADDED, String.join("，", done));
  }

  /** The post of the number a row carries: renaming and moving it are not done by a table. */
  private TreeTableQueries.Post numbered(TreeRow row, String title) {
    TreeTableQueries.Post post =
        book.postByRef(row.said(TreeColumn.REF))
            .orElseThrow(() -> Refusal.invalid(TreeColumn.REF.name(), "没有找到这个系统编号对应的岗位", "新增的行请留空"));
    mustStay(row, TreeColumn.POST, post.title(), "改名请在岗位所在的页面办理；要新增岗位的，请把系统编号留空");
    boolean there =
        post.unitId() == null ? placeOf(row).node().equals(post.nodeId()) : book.standsWhereSaid(post, row);
    if (!there) {
      throw Refusal.invalid(TreeColumn.REF.name(), "这个系统编号的岗位不在本行所写的单位、部门", "岗位不能用表移到别处；要新增岗位的，请把系统编号留空");
    }
    return post;
  }

  private record Place(UUID node, @Nullable UUID unit, int district) {
    Object people() {
      return unit == null ? district : unit;
    }
  }

  private Place placeOf(TreeRow row) {
    if (row.has(TreeColumn.UNIT) || book.standsAtOneUnit()) {
      TreeTableQueries.Unit unit = book.unit(row);
      UUID node = unit.ref().id();
      if (row.has(TreeColumn.DEPARTMENT)) {
        node = book.department(unit.ref().id(), row.said(TreeColumn.DEPARTMENT)).ref().id();
      }
      return new Place(node, unit.ref().id(), unit.ref().districtId());
    }
    TreeTableQueries.District district = book.district(row);
    UUID node =
        row.has(TreeColumn.CLUSTER)
            ? book.cluster(district.id(), row.said(TreeColumn.CLUSTER)).ref().id()
            : district.nodeId();
    return new Place(node, null, district.id());
  }

  private boolean holdsAlready(TreeTableQueries.Post post, String name, TreeRow row) {
    String id = row.said(TreeColumn.PERSON_ID);
    return book.holdersOf(post.ref()).stream()
        .anyMatch(
            holder ->
                PlainName.of(holder.name()).equals(PlainName.of(name))
                    && (id.isEmpty() || id.equals(TreeColumn.NEW_PERSON) || id.equals(holder.personId().toString())));
  }

  private void appoint(TreeTableQueries.Post post, Place place, String name, TreeRow row) {
    UUID known = person(place, name, row);
    UUID person = known == null ? Ids.next() : known;
    posts.appoint(
        new PostRegister.Appointment(Ids.next(), post.ref(), person, known == null ? name : null, today, null));
    book.add(new TreeTableQueries.Holder(post.ref(), place.unit(), person, name, true));
  }

  /** Rights go to exactly the person meant: whoever only shares a name has to be told apart by a number. */
  private @Nullable UUID person(Place place, String name, TreeRow row) {
    String id = row.said(TreeColumn.PERSON_ID);
    if (id.equals(TreeColumn.NEW_PERSON)) {
      return null;
    }
    if (!id.isEmpty()) {
      UUID person = uuid(id);
      if (person == null || !book.worksHere(person, name)) {
        throw Refusal.invalid(TreeColumn.PERSON_ID.name(), "没有找到这个编号的“" + name + "”", "请填导出表中现任人员的编号，新人填“新”");
      }
      return person;
    }
    if (!book.namesakes(place.people(), name).isEmpty()) {
      throw Refusal.invalid(
          TreeColumn.PERSON_ID.name(), "这里已有叫“" + name + "”的人员", "是同一人的请填其人员编号（见导出表），是新人的填“新”");
    }
    return null;
  }

  private static @Nullable UUID uuid(String text) {
    try {
      return UUID.fromString(text);
    } catch (IllegalArgumentException e) {
      return null;
    }
  }

  private static Role role(String title) {
    return Arrays.stream(Role.values())
        .filter(role -> role.title().equals(title))
        .findFirst()
        .orElseThrow(
            () ->
                Refusal.invalid(
                    TreeColumn.ROLE.name(), "“" + ImportHead.shortened(title) + "”不是可选的角色",
                    "请选择：" + String.join("、", TreeColumn.roles())));
  }

  private static void mustStay(TreeRow row, TreeColumn column, String known, String remedy) {
    String said = row.said(column);
    if (!said.isEmpty() && !PlainName.of(said).equals(PlainName.of(known))) {
      throw Refusal.invalid(column.name(), "与系统中的“" + (known.isEmpty() ? "（空）" : known) + "”不同", remedy);
    }
  }

  private static void mustBeNew(TreeRow row) {
    if (row.has(TreeColumn.REF)) {
      throw Refusal.invalid(TreeColumn.REF.name(), "没有找到这个系统编号对应的" + row.said(TreeColumn.LEVEL), "更名请在页面上办理；新增的行请留空");
    }
  }

  private static String needed(TreeRow row, TreeColumn column) {
    if (!row.has(column)) {
      throw Refusal.invalid(column.name(), "没有填写" + column.title(), column.hint());
    }
    return row.said(column);
  }

  private void mustFound() {
    mustHold("org.unit.create_merge_retire", "学区、单位、部门由区级或市级管理员新建");
  }

  private void mustHoldPosts() {
    if (!permissions.allows(actor.role(), "org.post.manage", Grant.Kind.FULL)
        && !permissions.allows(actor.role(), "user.role.assign", Grant.Kind.FULL)) {
      throw Refusal.forbidden("no-permission", "您的岗位不能设岗和任免", "岗位责任人、外包人员、值班员由单位任免，其余由安全管理员任免");
    }
  }

  private void mustHold(String action, String remedy) {
    if (!permissions.allows(actor.role(), action, Grant.Kind.FULL)) {
      throw Refusal.forbidden("no-permission", "您的岗位不能办理这一行", remedy);
    }
  }
}
