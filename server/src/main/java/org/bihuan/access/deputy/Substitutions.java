package org.bihuan.access.deputy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.bihuan.audit.AuditTrail;
import org.bihuan.organisation.Holding;
import org.bihuan.organisation.Post;
import org.bihuan.organisation.PostRegister;
import org.bihuan.platform.Acting;
import org.bihuan.platform.Actor;
import org.bihuan.platform.BeijingTime;
import org.bihuan.platform.FieldChecks;
import org.bihuan.platform.Permitted;
import org.bihuan.platform.Ref;
import org.bihuan.platform.Refusal;
import org.bihuan.platform.Scope;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionOperations;

/**
 * 代班: a head of a unit or a district administrator lets a colleague act under his own post while he is away. Only what
 * he holds himself, at most fourteen days, and a substitute cannot pass it on.
 */
@Service
class Substitutions {

  static final Duration LONGEST = Duration.ofDays(14);
  private static final int PAGE = 50;
  private static final String ACTION = "post.substitute";

  private final TemporaryPostStore store;
  private final PostRegister posts;
  private final Permitted permitted;
  private final AuditTrail audit;
  private final TransactionOperations transaction;
  private final Clock clock;

  Substitutions(
      TemporaryPostStore store,
      PostRegister posts,
      Permitted permitted,
      AuditTrail audit,
      TransactionOperations transaction,
      Clock clock) {
    this.store = store;
    this.posts = posts;
    this.permitted = permitted;
    this.audit = audit;
    this.transaction = transaction;
    this.clock = clock;
  }

  List<TemporaryPost> of(Actor actor) {
    return inSystem(() -> store.latestOf(own(actor), PAGE));
  }

  /** Colleagues of the same unit, or of the same office; whoever only works or advises there under contract is none. */
  List<Holding> candidates(Actor actor) {
    return inSystem(() -> colleagues(requireHeld(actor).post(), actor.personId()));
  }

  TemporaryPost.Begun begin(Actor actor, UUID id, UUID person, Instant fromAsked, Instant untilAsked, String reason) {
    Instant from = fromAsked.truncatedTo(ChronoUnit.SECONDS);
    Instant until = untilAsked.truncatedTo(ChronoUnit.SECONDS);
    Instant asked = clock.instant();
    mustHold(actor);
    new FieldChecks()
        .text("reason", "原因", reason, 200)
        .holds(until.isAfter(from) && until.isAfter(asked), "until", "结束时间已过，或者早于开始时间", "请填写以后的时间")
        .holds(
            !until.isAfter(from.plus(LONGEST)), "until", "代班超过 " + LONGEST.toDays() + " 天", "更长的时间请由安全管理员任命")
        .refuseIfAny();
    return inSystem(
        () -> {
          Post post = requireHeld(actor).post();
          Holding colleague =
              colleagues(post, actor.personId()).stream()
                  .filter(h -> h.personId().equals(person))
                  .findFirst()
                  .orElseThrow(() -> Refusal.notFound("该同事"));
          TemporaryPost wanted = wanted(actor, id, colleague, from, until, reason.strip(), asked);
          TemporaryPost known = store.find(id).orElse(null);
          if (known == null && store.overlaps(actor.personId(), post.ref(), from, until)) {
            throw Refusal.conflict("already-substituted", "这段时间已有人代班", "请先结束原来的代班，或者换一段时间");
          }
          boolean now = store.add(wanted);
          if (now) {
            audit.record(
                post.ref().districtId(),
                "post.substitute",
                "post " + post.ref(),
                Map.of("person", person, "from", from, "until", until, "reason", reason));
          }
          TemporaryPost kept = store.find(id).orElseThrow();
          return new TemporaryPost.Begun(same(kept, wanted, actor.personId().equals(kept.forPerson())), now);
        });
  }

  TemporaryPost end(Actor actor, UUID id) {
    return inSystem(
        () -> {
          TemporaryPost temporary = store.find(id).orElseThrow(Substitutions::notFound);
          mustBeHis(actor, temporary);
          if (store.end(id, actor.personName(), clock.instant())) {
            audit.record(
                temporary.post().districtId(), "post.substitute.end", "post " + temporary.post(), Map.of("id", id));
          }
          return store.find(id).orElseThrow();
        });
  }

  private static void mustBeHis(Actor actor, TemporaryPost temporary) {
    if (!actor.personId().equals(temporary.forPerson())) {
      throw notFound();
    }
  }

  private static Refusal notFound() {
    return Refusal.notFound("该代班");
  }

  /** Whoever stands in sees it too, under the same post, and only its holder ends it. */
  List<String> possible(Actor actor, TemporaryPost temporary) {
    return !temporary.isOver(clock.instant())
            && permitted.mayChange(actor, ACTION)
            && Refusal.passes(() -> mustBeHis(actor, temporary))
        ? List.of("END")
        : List.of();
  }

  boolean mayBegin(Actor actor) {
    return permitted.mayChange(actor, ACTION) && Refusal.passes(() -> mustHold(actor));
  }

  private void mustHold(Actor actor) {
    inSystem(() -> requireHeld(actor));
  }

  /** @param visible whether the one who asks may see what is known under this id */
  static TemporaryPost same(TemporaryPost known, TemporaryPost wanted, boolean visible) {
    if (!visible) {
      throw Refusal.idTaken();
    }
    if (!known.sameWish(wanted)) {
      throw Refusal.otherContent(known, wanted);
    }
    return known;
  }

  private static TemporaryPost wanted(
      Actor actor, UUID id, Holding colleague, Instant from, Instant until, String reason, Instant now) {
    return new TemporaryPost(
        id,
        TemporaryPost.Kind.SUBSTITUTE,
        colleague.personId(),
        colleague.personName(),
        own(actor),
        actor.personId(),
        actor.personName(),
        reason,
        from,
        until,
        null,
        now,
        actor.personId(),
        actor.personName(),
        null,
        null,
        null,
        null,
        null,
        null);
  }

  private List<Holding> colleagues(Post post, UUID oneself) {
    Ref unit = post.unit();
    List<Holding> all =
        unit == null
            ? posts.holdersAtNode(post.nodeId(), BeijingTime.today(clock))
            : posts.holdersOn(unit, BeijingTime.today(clock));
    return all.stream()
        .filter(h -> !h.personId().equals(oneself) && h.post().role().seesBusinessData() && !h.post().role().isOutsider())
        .toList();
  }

  /** A substitute does not hold the post, so he finds nothing here to hand on. */
  private Holding requireHeld(Actor actor) {
    return posts
        .held(own(actor), actor.personId(), BeijingTime.today(clock))
        .orElseThrow(() -> Refusal.forbidden("not-own-post", "代班的人不能再委托他人", "请由任职者本人办理"));
  }

  private static Ref own(Actor actor) {
    int district =
        switch (actor.scope()) {
          case Scope.Units u -> u.districtId();
          case Scope.Districts d -> d.ids().iterator().next();
          case Scope.City c -> throw Refusal.notFound("该岗位");
          case Scope.System s -> throw Refusal.notFound("该岗位");
          case Scope.Nothing n -> throw Refusal.notFound("该岗位");
        };
    return new Ref(district, actor.postId());
  }

  private <T> T inSystem(Supplier<T> work) {
    return Acting.asSystem(() -> transaction.execute(status -> work.get()));
  }
}
