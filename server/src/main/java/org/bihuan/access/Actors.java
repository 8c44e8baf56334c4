package org.bihuan.access;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bihuan.access.deputy.TemporaryPosts;
import org.bihuan.access.mission.Missions;
import org.bihuan.organisation.Holding;
import org.bihuan.organisation.OrganisationRegister;
import org.bihuan.organisation.Post;
import org.bihuan.organisation.PostRegister;
import org.bihuan.platform.Acting;
import org.bihuan.platform.Actor;
import org.bihuan.platform.BeijingTime;
import org.bihuan.platform.Ref;
import org.bihuan.platform.Refusal;
import org.bihuan.platform.Scope;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionOperations;

/** Turns a person under one of his posts into the {@link Actor} the rest of the house deals with. */
@Service
public class Actors {

  private final PostRegister posts;
  private final OrganisationRegister organisation;
  private final TemporaryPosts deputies;
  private final Missions missions;
  private final TransactionOperations transaction;
  private final Clock clock;

  Actors(
      PostRegister posts,
      OrganisationRegister organisation,
      TemporaryPosts deputies,
      Missions missions,
      TransactionOperations transaction,
      Clock clock) {
    this.posts = posts;
    this.organisation = organisation;
    this.deputies = deputies;
    this.missions = missions;
    this.transaction = transaction;
    this.clock = clock;
  }

  /** For work told through the public faces, such as the demonstration city; the person must hold the post today. */
  public Actor acting(UUID personId, Ref post) {
    return Acting.asSystem(() -> transaction.execute(status -> find(personId, post)))
        .orElseThrow(() -> Refusal.notFound("该任职"));
  }

  /**
   * @param lent whether he acts under the post without holding it
   * @param emergency whether he is let in for a few hours only, and everything he does is recorded
   */
  record Presence(Actor actor, boolean lent, boolean emergency) {}

  /** Empty when the person neither holds the post today nor acts under it for a while. In a transaction of the system. */
  Optional<Presence> present(UUID personId, Ref post) {
    Optional<Holding> held = posts.held(post, personId, BeijingTime.today(clock));
    return held.isPresent()
        ? held.map(holding -> new Presence(actor(holding), false, false))
        : deputies.activeOf(personId).stream()
            .filter(deputy -> deputy.holding().post().ref().equals(post))
            .findFirst()
            .map(deputy -> new Presence(actor(deputy.holding()), true, deputy.emergency()))
            .or(() -> onMission(personId, post));
  }

  private Optional<Presence> onMission(UUID personId, Ref post) {
    return missions.activeOf(personId).stream()
        .filter(sent -> sent.mission().post().equals(post))
        .findFirst()
        .map(Actors::presence);
  }

  /** Where he hands in what he did: for a team also for some days after its own. In a transaction of the system. */
  Optional<Presence> presentToHandIn(UUID personId, Ref post) {
    return missions.handingIn(personId, post).map(Actors::presence).or(() -> present(personId, post));
  }

  private static Presence presence(Missions.OnMission sent) {
    return new Presence(actor(sent.holding(), sent.scope(), sent.mission().teamId()), true, false);
  }

  Optional<Actor> find(UUID personId, Ref post) {
    return present(personId, post).map(Presence::actor);
  }

  /** The posts he may act under today, his own first. To be called in a transaction of the system. */
  List<Holding> heldToday(UUID personId) {
    List<Holding> own = posts.heldBy(personId, BeijingTime.today(clock));
    Stream<Holding> deputed =
        deputies.activeOf(personId).stream()
            .map(TemporaryPosts.Deputy::holding)
            .filter(deputy -> own.stream().noneMatch(h -> h.post().ref().equals(deputy.post().ref())));
    Stream<Holding> sent = missions.activeOf(personId).stream().map(Missions.OnMission::holding);
    return Stream.of(own.stream(), deputed, sent).flatMap(holdings -> holdings).toList();
  }

  List<Holding> postsToday(UUID personId) {
    return Acting.asSystem(() -> transaction.execute(status -> heldToday(personId)));
  }

  /** Of these posts those of inspection teams. */
  Set<Ref> teamPostsToday(UUID personId) {
    List<Missions.OnMission> sent = Acting.asSystem(() -> transaction.execute(status -> missions.activeOf(personId)));
    return sent.stream().map(each -> each.mission().post()).collect(Collectors.toSet());
  }

  private Actor actor(Holding holding) {
    return actor(holding, scope(holding.post()), null);
  }

  private static Actor actor(Holding holding, Scope scope, @Nullable UUID team) {
    Post post = holding.post();
    return new Actor(
        holding.personId(),
        holding.personId(),
        holding.personName(),
        post.ref().id(),
        post.title(),
        post.role(),
        post.nodeId(),
        post.nodeName(),
        scope,
        team);
  }

  /** The reach of a post is the reach of its node, and nothing at all where powers are separated. */
  private Scope scope(Post post) {
    if (!post.role().seesBusinessData()) {
      return new Scope.Nothing();
    }
    int district = post.ref().districtId();
    return switch (post.nodeKind()) {
      case CITY -> new Scope.City();
      case DISTRICT -> new Scope.Districts(Set.of(district));
      case CLUSTER -> new Scope.Units(district, Set.copyOf(organisation.unitsOfCluster(district, post.nodeId())));
      case UNIT, DEPARTMENT -> unitScope(post);
    };
  }

  private Scope unitScope(Post post) {
    Ref unit = post.unit();
    return unit == null
        ? new Scope.Nothing()
        : new Scope.Units(unit.districtId(), Set.of(unit.id()), organisation.formerLedgersOf(unit));
  }
}
