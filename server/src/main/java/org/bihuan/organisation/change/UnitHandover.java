package org.bihuan.organisation.change;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bihuan.organisation.Holding;
import org.bihuan.organisation.Node;
import org.bihuan.organisation.OrganisationRegister;
import org.bihuan.organisation.Place;
import org.bihuan.organisation.Post;
import org.bihuan.organisation.PostRegister;
import org.bihuan.organisation.UnitProfile;
import org.bihuan.organisation.UnitType;
import org.bihuan.platform.ExpectedVersion;
import org.bihuan.platform.Ids;
import org.bihuan.platform.Ref;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Hands parts of one unit to another. Nothing is re-hung: what stood at the old unit ends there on the last day and
 * begins anew at the other, so that every past day still shows who held which post where.
 */
@Component
class UnitHandover {

  private static final int LONGEST_NAME = 100;

  private static final int LONGEST_TITLE = 50;

  /**
   * @param day first day at the new unit
   * @param by who decided it, for the lines of the holdings
   * @param himself nobody hands himself a post; his own holdings end
   */
  record Act(ChangeKind kind, LocalDate day, Instant now, String by, @Nullable UUID himself) {
    LocalDate lastDay() {
      return day.minusDays(1);
    }
  }

  private final ChangeStore store;
  private final OrganisationRegister organisation;
  private final PostRegister posts;

  UnitHandover(ChangeStore store, OrganisationRegister organisation, PostRegister posts) {
    this.store = store;
    this.organisation = organisation;
    this.posts = posts;
  }

  UnitParts partsOf(Ref unit, LocalDate today) {
    List<Post> open = posts.postsOf(unit).stream().filter(post -> post.closedOn() == null).toList();
    Map<UUID, Post> byId = open.stream().collect(Collectors.toMap(post -> post.ref().id(), Function.identity()));
    return new UnitParts(
        store.departmentsOf(unit),
        open,
        store.living(unit.districtId(), byId, today),
        organisation.placesOf(unit));
  }

  /** @return the titles given to posts that the other unit has one of the same title beside */
  List<String> handOver(UnitProfile from, UnitParts parts, UnitProfile to, Act act) {
    Map<UUID, List<String>> titles =
        posts.postsOf(to.ref()).stream()
            .filter(post -> post.closedOn() == null)
            .collect(Collectors.groupingBy(Post::nodeId, Collectors.mapping(Post::title, Collectors.toList())));
    List<String> retitled = new ArrayList<>();
    Map<UUID, UUID> nodes = new HashMap<>(Map.of(from.id(), to.id()));
    for (Node department : parts.departments()) {
      UUID above = nodes.get(department.parentId());
      String name = free(department.name(), from, store.departmentsOf(to.ref()).stream()
          .filter(known -> known.parentId() != null && known.parentId().equals(above)).map(Node::name).toList(), LONGEST_NAME);
      UUID copy = Ids.at(act.now());
      organisation.foundDepartment(copy, above == null ? to.id() : above, name);
      nodes.put(department.id(), copy);
    }
    Map<UUID, UUID> copies = new HashMap<>();
    for (Post post : parts.posts()) {
      if (ChangeRules.goesOver(act.kind(), post.role())) {
        UUID node = nodes.getOrDefault(post.nodeId(), to.id());
        String title = free(post.title(), from, titles.getOrDefault(node, List.of()), LONGEST_TITLE);
        if (!title.equals(post.title())) {
          retitled.add(title);
        }
        copies.put(post.ref().id(), goOn(post, title, node, to.ref(), parts, act));
      }
      store.end(post, act.lastDay(), act.now(), act.by());
    }
    for (Place place : parts.places()) {
      UUID post = place.postId() == null ? null : copies.get(place.postId());
      store.closePlace(place.ref(), act.lastDay());
      String name = free(place.name(), from, organisation.placesOf(to.ref()).stream().map(Place::name).toList(), LONGEST_NAME);
      organisation.foundPlace(
          new OrganisationRegister.NewPlace(Ids.at(act.now()), to.ref(), place.kind(), name, place.location(), post));
    }
    return retitled;
  }

  /** What is to be checked follows the types: without that of the pupils taken over their tables would no longer be filled in. */
  Optional<String> typesOf(Ref former, UnitProfile into, WantedChange wanted) {
    List<UnitType> lost =
        organisation.requireUnit(former).types().stream().filter(type -> !into.types().contains(type)).toList();
    if (lost.isEmpty()) {
      return Optional.empty();
    }
    String titles = String.join("、", lost.stream().map(UnitType::title).toList());
    if (!wanted.takesTypesOver()) {
      return Optional.of(
          "注意：“" + into.name() + "”没有“" + titles + "”的类型，也没有选择承接：“" + titles + "”的检查表不再适用于并入的学生和部位。");
    }
    List<UnitType> all = Stream.concat(into.types().stream(), lost.stream()).toList();
    UnitProfile now = organisation.requireUnit(into.ref());
    organisation.reviseUnit(into.ref(), new ExpectedVersion(now.version()), all, now.facts());
    return Optional.of("“" + into.name() + "”的单位类型增加“" + titles + "”，“" + titles + "”的检查表继续适用于并入的学生和部位。");
  }

  private UUID goOn(Post post, String title, UUID node, Ref unit, UnitParts parts, Act act) {
    Ref copy = new Ref(unit.districtId(), Ids.at(act.now()));
    store.reopen(post, title, copy, node, unit, act.day());
    for (Holding holding : parts.of(post)) {
      if (!holding.personId().equals(act.himself())) {
        store.goOn(holding, new Ref(unit.districtId(), Ids.at(act.now())), copy, unit, act.day(), act.now(), act.by());
      }
    }
    return copy.id();
  }

  /** A former unit's name too long to stand beside is shortened, so that what it is in front of stays readable. */
  private static String free(String name, UnitProfile from, List<String> taken, int longest) {
    if (!taken.contains(name)) {
      return name;
    }
    int room = Math.max(0, longest - name.length() - "（原）".length());
    String former = from.name().length() <= room ? from.name() : from.name().substring(0, room);
    String told = name + "（原" + former + "）";
    return told.length() <= longest ? told : told.substring(0, longest);
  }
}
