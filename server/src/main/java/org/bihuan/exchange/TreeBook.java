package org.bihuan.exchange;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.bihuan.platform.Actor;
import org.bihuan.platform.Ref;
import org.bihuan.platform.Refusal;
import org.bihuan.platform.Scope;
import org.jspecify.annotations.Nullable;

/** What the names in an organisation table stand for, and what its own rows have added so far. */
final class TreeBook {

  /** A name at a place, as it is read: what differs by a blank is the same. */
  private record Within(Object place, String name) {
    private Within {
      name = PlainName.of(name);
    }
  }

  private final List<TreeTableQueries.District> districts;
  private final Map<Within, TreeTableQueries.Cluster> clusters = new HashMap<>();
  private final Map<Within, List<TreeTableQueries.Unit>> units = new HashMap<>();
  private final Map<String, TreeTableQueries.Unit> unitsByRef = new LinkedHashMap<>();
  private final Map<Within, List<TreeTableQueries.Department>> departments = new HashMap<>();
  private final Map<Within, List<TreeTableQueries.Post>> posts = new HashMap<>();
  private final Map<Within, List<TreeTableQueries.Holder>> people = new HashMap<>();
  private final Map<Ref, List<TreeTableQueries.Holder>> holders = new HashMap<>();
  private final Map<String, TreeTableQueries.Department> departmentsByRef = new HashMap<>();
  private final Map<String, TreeTableQueries.Post> postsByRef = new HashMap<>();
  private final Map<TreeColumn, Map<String, Integer>> refused = new EnumMap<>(TreeColumn.class);
  private final boolean ownUnitOnly;
  private final String presentPost;

  TreeBook(TreeTableQueries queries, Actor actor, LocalDate today) {
    Scope scope = actor.scope();
    this.districts = queries.districts(scope);
    this.ownUnitOnly = scope instanceof Scope.Units u && u.unitIds().size() == 1;
    this.presentPost = ImportRules.presentPost(actor);
    queries.clusters(districts).forEach(this::add);
    queries.units(scope).forEach(this::add);
    queries.departments(scope).forEach(this::add);
    queries.posts(scope).forEach(this::add);
    queries.holders(scope, today).forEach(this::add);
  }

  void add(TreeTableQueries.Cluster cluster) {
    clusters.put(new Within(cluster.ref().districtId(), cluster.name()), cluster);
  }

  void add(TreeTableQueries.Unit unit) {
    units.computeIfAbsent(new Within(unit.ref().districtId(), unit.name()), any -> new ArrayList<>(1)).add(unit);
    unitsByRef.put(unit.ref().toString(), unit);
  }

  void add(TreeTableQueries.Department department) {
    departments
        .computeIfAbsent(new Within(department.unitId(), department.name()), any -> new ArrayList<>(1))
        .add(department);
    departmentsByRef.put(department.ref().toString(), department);
  }

  void add(TreeTableQueries.Post post) {
    posts.computeIfAbsent(new Within(post.nodeId(), post.title()), any -> new ArrayList<>(1)).add(post);
    postsByRef.put(post.ref().toString(), post);
  }

  void add(TreeTableQueries.Holder holder) {
    Object place = holder.unitId() == null ? holder.post().districtId() : holder.unitId();
    people.computeIfAbsent(new Within(place, holder.name()), any -> new ArrayList<>(1)).add(holder);
    holders.computeIfAbsent(holder.post(), any -> new ArrayList<>(1)).add(holder);
  }

  /** Remembers a row that was not entered: what stands below it is told to wait for it. */
  void refuse(TreeRow row) {
    TreeColumn name =
        switch (TreeEntry.levelOf(row)) {
          case null -> null;
          case CLUSTER -> TreeColumn.CLUSTER;
          case UNIT -> TreeColumn.UNIT;
          case DEPARTMENT -> TreeColumn.DEPARTMENT;
          case POST -> null;
        };
    if (name != null && row.has(name)) {
      refused.computeIfAbsent(name, any -> new HashMap<>()).putIfAbsent(PlainName.of(row.said(name)), row.row());
    }
  }

  /** What a row names and nobody knows: a row above that is wrong itself, or a wrong name. */
  private Refusal unknown(TreeColumn column, String name, String problem, String remedy) {
    Integer row = refused.getOrDefault(column, Map.of()).get(PlainName.of(name));
    return row == null
        ? Refusal.invalid(column.name(), problem, remedy)
        : Refusal.invalid(
            column.name(), "“" + ImportHead.shortened(name) + "”写在第 " + row + " 行，那一行有问题，没有办理", "请先改正第 " + row + " 行，本行不用改");
  }

  /** Whether it is the table of one unit, whose rows need not name it. */
  boolean standsAtOneUnit() {
    return ownUnitOnly;
  }

  List<String> districtNames() {
    return districts.stream().map(TreeTableQueries.District::name).toList();
  }

  List<String> unitNames() {
    return unitsByRef.values().stream().map(TreeTableQueries.Unit::name).distinct().sorted().toList();
  }

  TreeTableQueries.District district(TreeRow row) {
    String name = row.said(TreeColumn.DISTRICT);
    if (name.isEmpty() && districts.size() == 1) {
      return districts.getFirst();
    }
    if (name.isEmpty()) {
      throw Refusal.invalid(TreeColumn.DISTRICT.name(), "没有填写区", "请填写区的名称，市属单位填“市属”");
    }
    return districts.stream()
        .filter(d -> PlainName.of(d.name()).equals(PlainName.of(name)))
        .findFirst()
        .orElseThrow(() -> Refusal.invalid(TreeColumn.DISTRICT.name(), "没有找到这个区", "请核对名称；只能办理您负责的区"));
  }

  Optional<TreeTableQueries.Cluster> findCluster(int district, String name) {
    return Optional.ofNullable(clusters.get(new Within(district, name)));
  }

  TreeTableQueries.Cluster cluster(int district, String name) {
    return findCluster(district, name)
        .orElseThrow(
            () -> unknown(TreeColumn.CLUSTER, name, "该区没有这个学区", "请核对名称，或在表里加一行“学区”"));
  }

  Optional<TreeTableQueries.Unit> findUnit(int district, String name) {
    List<TreeTableQueries.Unit> found = units.getOrDefault(new Within(district, name), List.of());
    return found.stream().filter(unit -> unit.name().equals(name)).findFirst().or(() -> found.stream().findFirst());
  }

  Optional<TreeTableQueries.Unit> byRef(String ref) {
    return Optional.ofNullable(unitsByRef.get(ref));
  }

  /** The unit a row names; for the people of one unit a row without a name means theirs. */
  TreeTableQueries.Unit unit(TreeRow row) {
    String name = row.said(TreeColumn.UNIT);
    if (name.isEmpty() && ownUnitOnly) {
      return unitsByRef.values().iterator().next();
    }
    if (name.isEmpty()) {
      throw Refusal.invalid(TreeColumn.UNIT.name(), "没有填写单位", "请填写单位全称；" + presentPost);
    }
    return findUnit(district(row).id(), name)
        .orElseThrow(
            () -> unknown(TreeColumn.UNIT, name, "没有找到这个单位", "请核对全称；只能办理您负责范围内的单位，新单位先在表里加一行"));
  }

  /** What node or post a row speaks of, whether it is there already or not; null where the row does not say it. */
  @Nullable Object identity(TreeRow row) {
    try {
      return switch (TreeEntry.levelOf(row)) {
        case null -> null;
        case CLUSTER -> List.of(TreeColumn.Level.CLUSTER, new Within(district(row).id(), row.said(TreeColumn.CLUSTER)));
        case UNIT -> List.of(TreeColumn.Level.UNIT, unitMeant(row));
        case DEPARTMENT -> List.of(TreeColumn.Level.DEPARTMENT, departmentMeant(row));
        case POST -> List.of(TreeColumn.Level.POST, postMeant(row));
      };
    } catch (Refusal unknown) {
      return null;
    }
  }

  private Object unitMeant(TreeRow row) {
    Optional<TreeTableQueries.Unit> numbered = byRef(row.said(TreeColumn.REF));
    if (numbered.isPresent() || !row.has(TreeColumn.UNIT)) {
      return numbered.orElseGet(() -> unit(row)).ref().id();
    }
    int district = district(row).id();
    String name = row.said(TreeColumn.UNIT);
    return findUnit(district, name).<Object>map(unit -> unit.ref().id()).orElseGet(() -> new Within(district, name));
  }

  private Object departmentMeant(TreeRow row) {
    Within named = new Within(unitMeant(row), row.said(TreeColumn.DEPARTMENT));
    List<TreeTableQueries.Department> found = departments.getOrDefault(named, List.of());
    return departmentByRef(row.said(TreeColumn.REF))
        .or(() -> found.size() == 1 ? Optional.of(found.getFirst()) : Optional.empty())
        .<Object>map(department -> department.ref().id())
        .orElse(named);
  }

  private Object postMeant(TreeRow row) {
    Optional<TreeTableQueries.Post> numbered = postByRef(row.said(TreeColumn.REF));
    if (numbered.isPresent()) {
      return numbered.get().ref();
    }
    Within named = new Within(placeMeant(row), row.said(TreeColumn.POST));
    List<TreeTableQueries.Post> found = posts.getOrDefault(named, List.of());
    return found.size() == 1 ? found.getFirst().ref() : named;
  }

  private Object placeMeant(TreeRow row) {
    if (row.has(TreeColumn.UNIT) || ownUnitOnly) {
      return row.has(TreeColumn.DEPARTMENT) ? departmentMeant(row) : unitMeant(row);
    }
    TreeTableQueries.District district = district(row);
    if (!row.has(TreeColumn.CLUSTER)) {
      return district.nodeId();
    }
    String name = row.said(TreeColumn.CLUSTER);
    return findCluster(district.id(), name)
        .<Object>map(cluster -> cluster.ref().id())
        .orElseGet(() -> new Within(district.id(), name));
  }

  TreeTableQueries.Department department(UUID unit, String name) {
    return findDepartment(unit, name)
        .orElseThrow(() -> unknown(TreeColumn.DEPARTMENT, name, "该单位没有这个部门", "请核对名称，或在表里加一行“部门”"));
  }

  Optional<TreeTableQueries.Department> departmentByRef(String ref) {
    return Optional.ofNullable(departmentsByRef.get(ref));
  }

  /** Names at one place need not be unique; the number the export gives each post is. */
  Optional<TreeTableQueries.Post> postByRef(String ref) {
    return Optional.ofNullable(postsByRef.get(ref));
  }

  /** Of a post of a unit: what a row leaves empty it does not say otherwise. */
  boolean standsWhereSaid(TreeTableQueries.Post post, TreeRow row) {
    boolean there = !row.has(TreeColumn.UNIT) || unit(row).ref().id().equals(post.unitId());
    TreeTableQueries.Department department = departmentsByRef.get(new Ref(post.ref().districtId(), post.nodeId()).toString());
    String said = row.said(TreeColumn.DEPARTMENT);
    return there && (said.isEmpty() || department != null && PlainName.of(department.name()).equals(PlainName.of(said)));
  }

  Optional<TreeTableQueries.Department> findDepartment(UUID unit, String name) {
    List<TreeTableQueries.Department> found = departments.getOrDefault(new Within(unit, name), List.of());
    if (found.size() > 1) {
      throw Refusal.invalid(
          TreeColumn.DEPARTMENT.name(), "该单位有 " + found.size() + " 个部门叫这个名称", "请先更名，使部门名称不重复；不改动的行请保留导出时的系统编号");
    }
    return found.stream().findFirst();
  }

  Optional<TreeTableQueries.Post> findPost(UUID node, String title) {
    List<TreeTableQueries.Post> found = posts.getOrDefault(new Within(node, title), List.of());
    if (found.size() > 1) {
      throw Refusal.invalid(
          TreeColumn.POST.name(), "该处有 " + found.size() + " 个岗位叫这个名称", "请填导出表里这个岗位的系统编号");
    }
    return found.stream().findFirst();
  }

  List<TreeTableQueries.Holder> holdersOf(Ref post) {
    return holders.getOrDefault(post, List.of()).stream().filter(TreeTableQueries.Holder::now).toList();
  }

  /** People of this name who hold or held a post at the unit, or in the offices of the district; each once. */
  List<UUID> namesakes(Object place, String name) {
    return people.getOrDefault(new Within(place, name), List.of()).stream()
        .map(TreeTableQueries.Holder::personId)
        .distinct()
        .toList();
  }

  /** Whether somebody of this name holds a post somewhere within reach today. */
  boolean worksHere(UUID person, String name) {
    return people.entrySet().stream()
        .filter(entry -> entry.getKey().name().equals(PlainName.of(name)))
        .flatMap(entry -> entry.getValue().stream())
        .anyMatch(holder -> holder.now() && holder.personId().equals(person));
  }
}
