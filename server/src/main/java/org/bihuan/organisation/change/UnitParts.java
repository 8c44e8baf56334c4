package org.bihuan.organisation.change;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.bihuan.organisation.Holding;
import org.bihuan.organisation.Node;
import org.bihuan.organisation.Place;
import org.bihuan.organisation.Post;

/** What a unit consists of besides its ledger: open departments, posts, whoever holds them from today on, key places. */
record UnitParts(List<Node> departments, List<Post> posts, List<Holding> holdings, List<Place> places) {

  UnitParts {
    departments = List.copyOf(departments);
    posts = List.copyOf(posts);
    holdings = List.copyOf(holdings);
    places = List.copyOf(places);
  }

  /** Only these; with their holders, and whole departments with every post in them. */
  UnitParts only(List<Node> wantedDepartments, List<Post> wantedPosts, List<UUID> wantedPlaces) {
    Set<UUID> within = wantedDepartments.stream().map(Node::id).collect(Collectors.toSet());
    List<Post> going = posts.stream().filter(p -> wantedPosts.contains(p) || within.contains(p.nodeId())).toList();
    return new UnitParts(
        wantedDepartments,
        going,
        holdings.stream().filter(h -> going.contains(h.post())).toList(),
        places.stream().filter(p -> wantedPlaces.contains(p.ref().id())).toList());
  }

  List<Holding> of(Post post) {
    return holdings.stream().filter(h -> h.post().equals(post)).toList();
  }
}
