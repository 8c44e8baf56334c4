package org.bihuan.access.deputy;

import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.bihuan.organisation.Holding;
import org.bihuan.organisation.Post;
import org.bihuan.organisation.PostRegister;
import org.bihuan.platform.BeijingTime;
import org.bihuan.platform.Ref;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/**
 * The posts somebody acts under just now without holding them. Each carries in its title for whom or why, so that the
 * line of every history says it of itself, then and for ever.
 */
@Service
public class TemporaryPosts {

  /** @param emergency everything done under it is recorded, looking included */
  public record Deputy(Holding holding, boolean emergency) {}

  private final TemporaryPostStore store;
  private final PostRegister posts;
  private final Clock clock;

  TemporaryPosts(TemporaryPostStore store, PostRegister posts, Clock clock) {
    this.store = store;
    this.posts = posts;
    this.clock = clock;
  }

  /** To be called in a transaction of the system. */
  public List<Deputy> activeOf(UUID person) {
    return store.active(person, clock.instant()).stream()
        .filter(temporary -> stillHis(temporary))
        .map(temporary -> new Deputy(holding(temporary), temporary.kind() == TemporaryPost.Kind.EMERGENCY))
        .toList();
  }

  /** Whoever has lost a post has nothing left that another could do for him; a post that is closed lets nobody in. */
  private boolean stillHis(TemporaryPost temporary) {
    UUID absent = temporary.forPerson();
    return absent == null
        ? posts.requirePost(temporary.post()).closedOn() == null
        : posts.held(temporary.post(), absent, BeijingTime.today(clock)).isPresent();
  }

  private Holding holding(TemporaryPost temporary) {
    Post post = posts.requirePost(temporary.post());
    Post titled =
        new Post(
            post.ref(),
            post.nodeId(),
            post.nodeName(),
            post.nodeKind(),
            post.unit(),
            post.title() + suffix(temporary.forName()),
            post.role(),
            post.openedOn(),
            post.closedOn(),
            post.version());
    return new Holding(
        new Ref(post.ref().districtId(), temporary.id()),
        titled,
        temporary.personId(),
        temporary.personName(),
        BeijingTime.today(clock),
        null);
  }

  private static String suffix(@Nullable String forName) {
    return forName == null ? "（应急授权）" : "（代" + forName + "）";
  }
}
