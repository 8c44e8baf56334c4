package org.bihuan.organisation.change;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.bihuan.organisation.Holding;
import org.bihuan.organisation.Node;
import org.bihuan.organisation.NodeKind;
import org.bihuan.organisation.OpenBusiness;
import org.bihuan.organisation.OrganisationRegister;
import org.bihuan.organisation.Post;
import org.bihuan.organisation.PostRegister;
import org.bihuan.organisation.UnitBelongings;
import org.bihuan.organisation.UnitNames;
import org.bihuan.organisation.UnitProfile;
import org.bihuan.platform.Acting;
import org.bihuan.platform.Actor;
import org.bihuan.platform.BeijingTime;
import org.bihuan.platform.Ids;
import org.bihuan.platform.Ref;
import org.bihuan.platform.Refusal;
import org.bihuan.platform.Role;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;

/** Carries a change out, whole, in the transaction of whoever calls, and tells what it did. */
@Component
class TreeChanges {

  /** @param other the unit at the other end: the successor, or the new one */
  record Done(List<String> told, @Nullable Ref other) {
    Done {
      told = List.copyOf(told);
    }
  }

  private final ChangeStore store;
  private final UnitHandover handover;
  private final UnitNames names;
  private final OrganisationRegister organisation;
  private final PostRegister posts;
  private final ActsOfToday acts;
  private final List<OpenBusiness> business;
  private final List<UnitBelongings> belongings;
  private final Clock clock;

  TreeChanges(
      ChangeStore store,
      UnitHandover handover,
      UnitNames names,
      OrganisationRegister organisation,
      PostRegister posts,
      ActsOfToday acts,
      List<OpenBusiness> business,
      List<UnitBelongings> belongings,
      Clock clock) {
    this.store = store;
    this.handover = handover;
    this.names = names;
    this.organisation = organisation;
    this.posts = posts;
    this.acts = acts;
    this.business = business;
    this.belongings = belongings;
    this.clock = clock;
  }

  /** @param actor null when a change planned before comes into force by itself */
  Done carryOut(WantedChange wanted, @Nullable Actor actor, String by) {
    Node node = organisation.requireNode(wanted.nodeId());
    LocalDate today = BeijingTime.today(clock);
    ChangeRules.check(wanted, node.kind(), actor == null ? wanted.effectiveOn() : today);
    Node target = target(wanted);
    ChangeRules.mustBeOwn(Acting.scope(), wanted, node, target);
    if (target != null) {
      ChangeRules.checkTarget(wanted, node, target);
    }
    store.lock(node);
    mustBeOpen(organisation.requireNode(node.id()));
    LocalDate day = wanted.effectiveOn().isAfter(today) ? wanted.effectiveOn() : today;
    if (wanted.kind() == ChangeKind.CLOSE) {
      mustBeClosable(node);
    }
    if (actor != null && node.kind() == NodeKind.UNIT) {
      acts.mustBeNone(node.name(), refOf(node), endingBy(wanted, node, day), day);
    }
    var act =
        new UnitHandover.Act(wanted.kind(), day, clock.instant(), by, actor == null ? null : actor.personId());
    Role.Level mover = actor == null ? Role.Level.CITY : actor.level();
    return switch (wanted.kind()) {
      case RENAME -> rename(node, wanted, act);
      case CORRECT_NAME -> correctName(node, wanted);
      case MOVE -> move(node, Objects.requireNonNull(target), act, mover);
      case REASSIGN -> reassign(node, Objects.requireNonNull(target), act, mover);
      case MERGE -> merge(node, Objects.requireNonNull(target), wanted, act, mover);
      case SPLIT -> split(node, Objects.requireNonNull(target), wanted, act);
      case CLOSE -> close(node, act, mover);
    };
  }

  /** Whose posts at the unit are to end the day before. */
  private List<Holding> endingBy(WantedChange wanted, Node unit, LocalDate day) {
    return switch (wanted.kind()) {
      case RENAME, CORRECT_NAME, MOVE -> List.of();
      case REASSIGN, MERGE, CLOSE -> handover.partsOf(refOf(unit), day).holdings();
      case SPLIT -> {
        UnitParts all = handover.partsOf(refOf(unit), day);
        List<Post> going = all.posts().stream().filter(p -> wanted.chosenPosts().contains(p.ref().id())).toList();
        yield all.only(departments(all, wanted), going, wanted.chosenPlaces()).holdings();
      }
    };
  }

  /** What stands against a change whatever is filled in. */
  void mustBePossible(ChangeKind kind, Node node, Actor actor) {
    ChangeRules.mayBegin(Acting.scope(), kind, node);
    mustBeOpen(node);
    switch (kind) {
      case RENAME, CORRECT_NAME, SPLIT -> {}
      case MOVE, REASSIGN, MERGE -> ChangeRules.mustCover(actor.level(), posts.postsOf(refOf(node)));
      case CLOSE -> {
        mustBeClosable(node);
        ChangeRules.mustCover(actor.level(), postsBelow(node));
      }
    }
  }

  private @Nullable Node target(WantedChange wanted) {
    Ref into = wanted.into();
    if (wanted.kind() == ChangeKind.MERGE && into != null) {
      Node successor = organisation.requireNode(into.id());
      mustBeOpen(successor);
      return successor;
    }
    UUID parent = wanted.parentId();
    return parent == null ? null : organisation.requireNode(parent);
  }

  private Done rename(Node node, WantedChange wanted, UnitHandover.Act act) {
    String name = newName(node, wanted);
    mustBeFree(node, name);
    unlessTaken(
        name,
        () -> {
          store.keepPast(node, act.lastDay());
          store.rename(node, name);
        });
    return new Done(
        List.of(
            "“" + node.name() + "”自 " + act.day() + " 起更名为“" + name + "”。",
            "岗位、人员、台账编号不变；此前的历史记录和按日期查看的组织树仍用原名。"),
        null);
  }

  /** Former names of the node, and the tree of closed periods with them, stay. */
  private Done correctName(Node node, WantedChange wanted) {
    String name = newName(node, wanted);
    mustBeFree(node, name);
    unlessTaken(name, () -> store.rename(node, name));
    return new Done(
        List.of(
            "“" + node.name() + "”更正为“" + name + "”，原名称登记有误。",
            "按日期查看的组织树，自登记或上次更名以来都显示正确的名称；隶属不变，更名以前的名称不变。",
            "岗位、人员、台账编号不变；历史记录和已出具的文书保留当时写下的文字。"),
        null);
  }

  private void mustBeFree(Node node, String name) {
    if (node.kind() == NodeKind.UNIT) {
      names.mustBeFree(node.districtId(), name, node.id());
    }
  }

  private static String newName(Node node, WantedChange wanted) {
    String name = Objects.requireNonNull(wanted.name()).strip();
    if (name.equals(node.name())) {
      throw Refusal.invalid("name", "新名称与现在的名称相同", "请填写新的名称");
    }
    return name;
  }

  private Done move(Node unit, Node parent, UnitHandover.Act act, Role.Level mover) {
    ChangeRules.mustCover(mover, posts.postsOf(refOf(unit)));
    String before = organisation.lineOf(unit.id()).reversed().get(1).name();
    unlessTaken(
        unit.name(),
        () -> {
          store.keepPastOfAll(unit, act.lastDay());
          store.move(unit, parent);
        });
    return new Done(
        List.of(
            "“" + unit.name() + "”自 " + act.day() + " 起由“" + before + "”调整到“" + parent.name() + "”。",
            "台账、编号、岗位和人员不变。原来的学区管理员从当天起看不到本单位，新的学区管理员从当天起看到。",
            "已结束时期的统计和按日期查看的组织树仍按原来的隶属。"),
        null);
  }

  private Done reassign(Node node, Node parent, UnitHandover.Act act, Role.Level mover) {
    Ref former = refOf(node);
    UnitParts parts = handover.partsOf(former, act.day());
    ChangeRules.mustCover(mover, parts.posts());
    UnitProfile from = organisation.requireUnit(former);
    List<OpenBusiness.Item> open = openAt(former);
    UnitProfile to = organisation.foundUnit(
        new OrganisationRegister.NewUnit(Ids.at(act.now()), parent.id(), node.name(), from.types(), from.facts()));
    handover.handOver(from, parts, to, act);
    store.close(node, act.lastDay());
    store.succeed(former, to.ref(), act.day());
    List<String> told = new ArrayList<>();
    told.add(
        "“" + node.name() + "”自 " + act.day() + " 起由“" + from.districtName() + "”划转到“" + parent.name()
            + "”，在新的区另立台账，此后上账的隐患用新区的编号。");
    told.add("原台账留在“" + from.districtName() + "”，已有的编号、历史和各期统计不变；原区看不到划转以后的新内容。");
    told.add(unfinished(open, "由本单位人员继续办理，由原区验收销账；新区看得到清单"));
    told.addAll(toldOf(parts, act));
    told.addAll(belongings(former, to.ref(), act));
    return new Done(told, to.ref());
  }

  private Done merge(Node node, Node successor, WantedChange wanted, UnitHandover.Act act, Role.Level mover) {
    Ref former = refOf(node);
    UnitParts parts = handover.partsOf(former, act.day());
    ChangeRules.mustCover(mover, parts.posts());
    UnitProfile into = organisation.requireUnit(refOf(successor));
    List<OpenBusiness.Item> open = openAt(former);
    List<String> retitled = handover.handOver(organisation.requireUnit(former), parts, into, act);
    store.close(node, act.lastDay());
    store.succeed(former, into.ref(), act.day());
    List<String> told = new ArrayList<>();
    told.add("“" + node.name() + "”自 " + act.day() + " 起并入“" + into.name() + "”，原单位撤销。");
    told.add("原单位的台账、编号、历史和各期统计不变，由“" + into.name() + "”的人员看到并继续办理。");
    told.add(unfinished(open, "由“" + into.name() + "”继续办理"));
    handover.typesOf(former, into, wanted).ifPresent(told::add);
    told.addAll(toldOf(parts, act));
    if (!retitled.isEmpty()) {
      told.add("与“" + into.name() + "”的岗位同名的，转移后改称：" + String.join("、", retitled) + "，可以随后改名。");
    }
    told.addAll(belongings(former, null, act));
    told.add("“" + into.name() + "”的学生、教职工人数不自动相加，请随后核对修改。");
    return new Done(told, into.ref());
  }

  private Done split(Node node, Node parent, WantedChange wanted, UnitHandover.Act act) {
    Ref unit = refOf(node);
    UnitParts all = handover.partsOf(unit, act.day());
    List<Post> going = all.posts().stream().filter(p -> wanted.chosenPosts().contains(p.ref().id())).toList();
    mustBeThere("posts", "岗位", going.size(), wanted.chosenPosts().size());
    going.stream()
        .filter(post -> !ChangeRules.goesOver(ChangeKind.SPLIT, post.role()))
        .findFirst()
        .ifPresent(
            post -> {
              throw Refusal.invalid("posts", "“" + post.title() + "”不能随分立转移", "这类岗位由安全管理员在新单位另行设立和任命");
            });
    List<Node> departments = departments(all, wanted);
    UnitParts parts = all.only(departments, going, wanted.chosenPlaces());
    mustBeThere("places", "重点部位", parts.places().size(), wanted.chosenPlaces().size());
    UnitProfile made =
        organisation.foundUnit(
            new OrganisationRegister.NewUnit(
                Ids.at(act.now()), parent.id(), Objects.requireNonNull(wanted.name()), wanted.newTypes(),
                UnitProfile.Facts.of(0, 0)));
    handover.handOver(organisation.requireUnit(unit), parts, made, act);
    departments.forEach(department -> store.close(department, act.lastDay()));
    List<String> told = new ArrayList<>();
    told.add("自 " + act.day() + " 起由“" + node.name() + "”分立出“" + made.name() + "”，设在“" + parent.name() + "”之下。");
    told.add("分立前上账的隐患，包括转移部位上的，都留在“" + node.name() + "”的台账办结；新单位从空白台账开始。");
    if (!departments.isEmpty()) {
      told.add("随之转移的部门 " + departments.size() + " 个：" + String.join("、", departments.stream().map(Node::name).toList()) + "。");
    }
    told.addAll(toldOf(parts, act));
    told.add("新单位的主要负责人和安全干部由安全管理员任命，单位情况由新单位填写。");
    return new Done(told, made.ref());
  }

  /** Those chosen and what stands below them. */
  private static List<Node> departments(UnitParts all, WantedChange wanted) {
    List<UUID> chosen = wanted.chosenDepartments();
    long there = all.departments().stream().filter(department -> chosen.contains(department.id())).count();
    mustBeThere("departments", "部门", (int) there, chosen.size());
    return all.departments().stream().filter(department -> department.path().stream().anyMatch(chosen::contains)).toList();
  }

  private Done close(Node node, UnitHandover.Act act, Role.Level mover) {
    List<Post> below = postsBelow(node);
    ChangeRules.mustCover(mover, below);
    for (Post post : below) {
      store.end(post, act.lastDay(), act.now(), act.by());
    }
    store.close(node, act.lastDay());
    List<String> told = new ArrayList<>();
    told.add("“" + node.name() + "”自 " + act.day() + " 起撤销，历史记录和各期统计保留。");
    told.add(below.isEmpty() ? "其下没有岗位。" : "其下 " + below.size() + " 个岗位同时撤销，任职到前一天为止。");
    if (node.kind() == NodeKind.UNIT) {
      told.addAll(belongings(refOf(node), null, act));
    }
    return new Done(told, null);
  }

  private void mustBeClosable(Node node) {
    if (node.kind() == NodeKind.CLUSTER && store.hasOpenChildren(node)) {
      throw Refusal.state("not-empty", "“" + node.name() + "”之下还有单位", "请先把单位调整到其他学区或直属本区");
    }
    List<String> obstacles = node.kind() == NodeKind.UNIT ? ChangeRules.obstacles(openAt(refOf(node))) : List.of();
    if (!obstacles.isEmpty()) {
      throw Refusal.state("open-business", String.join("；", obstacles), "办结后再撤销").with("obstacles", obstacles);
    }
  }

  private List<Post> postsBelow(Node node) {
    List<Post> posts =
        node.kind() == NodeKind.CLUSTER
            ? this.posts.postsAtNode(node.id())
            : this.posts.postsOf(Objects.requireNonNull(node.unit())).stream()
                .filter(post -> post.closedOn() == null)
                .filter(post -> organisation.requireNode(post.nodeId()).path().contains(node.id()))
                .toList();
    return posts;
  }

  private static List<String> toldOf(UnitParts parts, UnitHandover.Act act) {
    List<Post> going = parts.posts().stream().filter(p -> ChangeRules.goesOver(act.kind(), p.role())).toList();
    List<Post> ending = parts.posts().stream().filter(p -> !ChangeRules.goesOver(act.kind(), p.role())).toList();
    List<String> told = new ArrayList<>();
    if (!going.isEmpty()) {
      told.add("随之转移的岗位 " + going.size() + " 个，在岗人员接着任职：" + names(going, parts, act.himself()) + "。");
    }
    if (!ending.isEmpty()) {
      told.add(
          "到前一天为止、不转移的岗位 " + ending.size() + " 个（签字、核定、验收的权限须由安全管理员重新任命）：" + names(ending, parts, null) + "。");
    }
    if (!parts.places().isEmpty()) {
      told.add("随之转移的重点部位 " + parts.places().size() + " 处。");
    }
    return told;
  }

  private static String names(List<Post> posts, UnitParts parts, @Nullable UUID without) {
    return String.join(
        "、",
        posts.stream()
            .map(
                post -> {
                  List<String> holders =
                      parts.of(post).stream()
                          .filter(h -> !h.personId().equals(without))
                          .map(Holding::personName)
                          .toList();
                  return post.title() + (holders.isEmpty() ? "（空缺）" : "（" + String.join("、", holders) + "）");
                })
            .toList());
  }

  private static String unfinished(List<OpenBusiness.Item> open, String how) {
    if (open.isEmpty()) {
      return "没有未办结的事项。";
    }
    List<String> items = open.stream().map(item -> item.what() + " " + item.count() + " 项").toList();
    return "未办结的" + String.join("、", items) + "留在原台账，" + how + "。";
  }

  private List<String> belongings(Ref unit, @Nullable Ref successor, UnitHandover.Act act) {
    return belongings.stream()
        .flatMap(module -> module.handOver(unit, successor, act.day(), act.by()).stream())
        .toList();
  }

  private List<OpenBusiness.Item> openAt(Ref unit) {
    return business.stream().flatMap(module -> module.openAt(unit).stream()).toList();
  }

  private static void unlessTaken(String name, Runnable write) {
    try {
      write.run();
    } catch (DuplicateKeyException e) {
      throw Refusal.conflict("name-taken", "同一上级下已有“" + name + "”", "请换一个能区分的名称，或先办理更名");
    }
  }

  private static void mustBeThere(String field, String what, int found, int wanted) {
    if (found != wanted) {
      throw Refusal.invalid(field, "所选的" + what + "有的不在本单位", "请刷新后重新选择");
    }
  }

  private static void mustBeOpen(Node node) {
    if (node.closedOn() != null) {
      throw Refusal.state("node-closed", "“" + node.name() + "”自 " + node.endedFrom() + " 起撤销", "请核对组织，撤销的不再变动");
    }
  }

  private static Ref refOf(Node unit) {
    return Objects.requireNonNull(unit.unit());
  }
}
