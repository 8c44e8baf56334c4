package org.bihuan.organisation.change;

import java.util.List;
import java.util.UUID;
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

  /** Only these; with their holders. */
  UnitParts only(List<Post> wantedPosts, List<UUID> wantedPlaces) {
    return new UnitParts(
        List.of(),
        wantedPosts,
        holdings.stream().filter(h -> wantedPosts.contains(h.post())).toList(),
        places.stream().filter(p -> wantedPlaces.contains(p.ref().id())).toList());
  }

  List<Holding> of(Post post) {
    return holdings.stream().filter(h -> h.post().equals(post)).toList();
  }
}
