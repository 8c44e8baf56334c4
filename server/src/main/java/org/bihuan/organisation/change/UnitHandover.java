package org.bihuan.organisation.change;

import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.bihuan.organisation.Holding;
import org.bihuan.organisation.Node;
import org.bihuan.organisation.OrganisationRegister;
import org.bihuan.organisation.Place;
import org.bihuan.organisation.Post;
import org.bihuan.organisation.PostRegister;
import org.bihuan.organisation.UnitProfile;
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

  void handOver(UnitProfile from, UnitParts parts, UnitProfile to, Act act) {
    Map<UUID, UUID> nodes = new HashMap<>(Map.of(from.id(), to.id()));
    for (Node department : parts.departments()) {
      UUID above = nodes.get(department.parentId());
      String name = free(department.name(), from, store.departmentsOf(to.ref()).stream()
          .filter(known -> known.parentId() != null && known.parentId().equals(above)).map(Node::name).toList());
      UUID copy = Ids.at(act.now());
      organisation.foundDepartment(copy, above == null ? to.id() : above, name);
      nodes.put(department.id(), copy);
    }
    Map<UUID, UUID> copies = new HashMap<>();
    for (Post post : parts.posts()) {
      if (ChangeRules.goesOver(act.kind(), post.role())) {
        copies.put(post.ref().id(), goOn(post, nodes.getOrDefault(post.nodeId(), to.id()), to.ref(), parts, act));
      }
      store.end(post, act.lastDay(), act.now(), act.by());
    }
    for (Place place : parts.places()) {
      UUID post = place.postId() == null ? null : copies.get(place.postId());
      store.closePlace(place.ref(), act.lastDay());
      String name = free(place.name(), from, organisation.placesOf(to.ref()).stream().map(Place::name).toList());
      organisation.foundPlace(
          new OrganisationRegister.NewPlace(Ids.at(act.now()), to.ref(), place.kind(), name, place.location(), post));
    }
  }

  private UUID goOn(Post post, UUID node, Ref unit, UnitParts parts, Act act) {
    Ref copy = new Ref(unit.districtId(), Ids.at(act.now()));
    store.reopen(post, copy, node, unit, act.day());
    for (Holding holding : parts.of(post)) {
      if (!holding.personId().equals(act.himself())) {
        store.goOn(holding, new Ref(unit.districtId(), Ids.at(act.now())), copy, unit, act.day(), act.now(), act.by());
      }
    }
    return copy.id();
  }

  private static String free(String name, UnitProfile from, List<String> taken) {
    if (!taken.contains(name)) {
      return name;
    }
    String told = name + "（原" + from.name() + "）";
    return told.length() <= LONGEST_NAME ? told : told.substring(0, LONGEST_NAME);
  }
}
