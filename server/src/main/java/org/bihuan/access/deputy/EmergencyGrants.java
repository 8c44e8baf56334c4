package org.bihuan.access.deputy;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.function.Supplier;
import org.bihuan.audit.AuditTrail;
import org.bihuan.organisation.Person;
import org.bihuan.organisation.Post;
import org.bihuan.organisation.PostRegister;
import org.bihuan.organisation.Tier;
import org.bihuan.platform.Acting;
import org.bihuan.platform.Actor;
import org.bihuan.platform.BeijingTime;
import org.bihuan.platform.FieldChecks;
import org.bihuan.platform.Ref;
import org.bihuan.platform.Refusal;
import org.bihuan.platform.Role;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionOperations;

/**
 * 应急授权 (break-glass): when nobody who may act can be reached, the system administrator asks and the security
 * administrator agrees that somebody from the business acts under a post for up to four hours. The audit administrator
 * sees it at once, and everything done under it is recorded, looking included.
 */
@Service
class EmergencyGrants {

  private static final int LONGEST_HOURS = 4;
  private static final int PAGE = 100;

  private final TemporaryPostStore store;
  private final PostRegister posts;
  private final Tier tiers;
  private final AuditTrail audit;
  private final TransactionOperations transaction;
  private final Clock clock;

  EmergencyGrants(
      TemporaryPostStore store,
      PostRegister posts,
      Tier tiers,
      AuditTrail audit,
      TransactionOperations transaction,
      Clock clock) {
    this.store = store;
    this.posts = posts;
    this.tiers = tiers;
    this.audit = audit;
    this.transaction = transaction;
    this.clock = clock;
  }

  List<TemporaryPost> latest(Actor actor) {
    OptionalInt district = tiers.districtOf(actor);
    Integer only = district.isPresent() ? district.getAsInt() : null;
    return inSystem(() -> store.emergencies(only, PAGE));
  }

  TemporaryPost.Begun ask(Actor actor, UUID id, UUID person, Ref post, int hours, String reason) {
    mustAsk(actor);
    new FieldChecks()
        .why("reason", "原因", reason, 200)
        .holds(hours >= 1 && hours <= LONGEST_HOURS, "hours", "时长须在 1 到 4 小时之间", "请填写 1 到 4")
        .refuseIfAny();
    mustBeInTier(actor, post);
    return inSystem(
        () -> {
          Person who = requireBusiness(person);
          Post wantedPost = requireBusiness(post);
          TemporaryPost wanted = wanted(actor, id, who, wantedPost.ref(), hours, reason.strip());
          closeWhatIsOver(person, post);
          boolean now = store.add(wanted);
          if (!now && store.find(id).isEmpty()) {
            String by = store.undecided(person, post).map(TemporaryPost::askedByName).orElse("另一名管理员");
            throw Refusal.state(
                "already-asked", who.name() + "以该岗位的应急授权已有一项待复核的申请，由" + by + "提出", "请等待安全管理员复核，或由" + by + "先撤回");
          }
          if (now) {
            audit.record(
                post.districtId(),
                "breakglass.ask",
                "post " + post,
                Map.of("person", person, "hours", hours, "reason", reason));
          }
          TemporaryPost kept = store.find(id).orElseThrow();
          return new TemporaryPost.Begun(
              Substitutions.same(
                  kept,
                  wanted,
                  kept.kind() == TemporaryPost.Kind.EMERGENCY && Refusal.passes(() -> mustBeInTier(actor, kept.post()))),
              now);
        });
  }

  private void closeWhatIsOver(UUID person, Ref post) {
    store.undecided(person, post).ifPresent(
        earlier -> {
          TemporaryPost.Closed over = earlier.closedAt(now());
          if (over != null) {
            store.close(earlier.id(), over, "系统", now());
          }
        });
  }

  TemporaryPost withdraw(Actor actor, UUID id) {
    TemporaryPost asked = require(id);
    mustWithdraw(actor, asked);
    return inSystem(
        () -> {
          if (store.close(id, TemporaryPost.Closed.WITHDRAWN, actor.personName(), now())) {
            audit.record(
                asked.post().districtId(), "breakglass.withdraw", "post " + asked.post(), Map.of("id", id));
          } else if (asked.closed() != TemporaryPost.Closed.WITHDRAWN) {
            throw Refusal.state("already-decided", "该申请已经办结", "请刷新后查看");
          }
          return store.find(id).orElseThrow();
        });
  }

  private void mustWithdraw(Actor actor, TemporaryPost asked) {
    mustBe(actor, Role.SYSTEM_ADMIN, "应急授权的申请由提出的系统管理员撤回");
    mustBeInTier(actor, asked.post());
    if (!actor.personId().equals(asked.askedBy())) {
      throw Refusal.forbidden("not-asker", "应急授权的申请由提出的人撤回", "请联系" + asked.askedByName());
    }
  }

  TemporaryPost decide(Actor actor, UUID id, TemporaryPost.Decision decision) {
    TemporaryPost asked = require(id);
    mustDecide(actor, asked);
    return inSystem(
        () -> {
          mustBeAlive(asked);
          if (store.decide(id, decision, actor, clock.instant())) {
            audit.record(
                asked.post().districtId(),
                "breakglass.decide",
                "post " + asked.post(),
                Map.of("decision", decision, "person", asked.personId()));
          } else if (asked.decision() != decision) {
            throw Refusal.state("already-decided", "该申请已由" + asked.decidedByName() + "办理", "请刷新后查看");
          }
          return store.find(id).orElseThrow();
        });
  }

  TemporaryPost end(Actor actor, UUID id) {
    TemporaryPost granted = require(id);
    mustEnd(actor, granted);
    return inSystem(
        () -> {
          if (store.end(id, actor.personName(), clock.instant())) {
            audit.record(
                granted.post().districtId(), "breakglass.end", "post " + granted.post(), Map.of("id", id));
          }
          return store.find(id).orElseThrow();
        });
  }

  private void mustBeAlive(TemporaryPost asked) {
    TemporaryPost.Closed over = asked.closedAt(now());
    if (over != null) {
      throw Refusal.state("request-over", "该申请" + over.words(), "仍然需要的，请系统管理员重新申请");
    }
  }

  static void mustAsk(Actor actor) {
    mustBe(actor, Role.SYSTEM_ADMIN, "应急授权由系统管理员申请");
  }

  private void mustDecide(Actor actor, TemporaryPost asked) {
    mustBe(actor, Role.SECURITY_ADMIN, "应急授权由安全管理员复核");
    mustBeInTier(actor, asked.post());
    if (actor.personId().equals(asked.askedBy()) || actor.personId().equals(asked.personId())) {
      throw Refusal.forbidden("two-persons", "申请人和被授权人不能复核", "请由另一名安全管理员复核");
    }
  }

  private void mustEnd(Actor actor, TemporaryPost granted) {
    if (!actor.is(Role.SYSTEM_ADMIN, Role.SECURITY_ADMIN)) {
      throw Refusal.forbidden("no-permission", "应急授权由系统管理员或安全管理员结束", "请联系他们");
    }
    mustBeInTier(actor, granted.post());
    if (granted.decision() == null) {
      throw Refusal.state("not-decided", "该申请还没有决定，没有可以结束的授权", "请安全管理员先复核；不再需要的，由申请人撤回");
    }
    if (granted.decision() != TemporaryPost.Decision.CONFIRMED) {
      throw Refusal.state("not-granted", "该申请没有获得同意，没有可以结束的授权", "请刷新后查看");
    }
  }

  /** What is still to be done with it, as the desk would let it pass; to decide and to end twice changes nothing. */
  List<String> possible(Actor actor, TemporaryPost grant) {
    List<String> acts = new ArrayList<>();
    boolean waits = grant.decision() == null && !grant.isOver(now());
    if (waits && Refusal.passes(() -> mustDecide(actor, grant))) {
      acts.add("DECIDE");
    }
    if (waits && Refusal.passes(() -> mustWithdraw(actor, grant))) {
      acts.add("WITHDRAW");
    }
    if (!grant.isOver(now()) && Refusal.passes(() -> mustEnd(actor, grant))) {
      acts.add("END");
    }
    return acts;
  }

  Instant now() {
    return clock.instant();
  }

  /** The title of a post, for whoever lists the grants. */
  String titleOf(Ref post) {
    Post found = inSystem(() -> posts.requirePost(post));
    return found.nodeName() + " " + found.title();
  }

  private TemporaryPost wanted(Actor actor, UUID id, Person who, Ref post, int hours, String reason) {
    return new TemporaryPost(
        id,
        TemporaryPost.Kind.EMERGENCY,
        who.id(),
        who.name(),
        post,
        null,
        null,
        reason,
        null,
        null,
        hours,
        clock.instant(),
        actor.personId(),
        actor.personName(),
        null,
        null,
        null,
        null,
        null,
        null);
  }

  private TemporaryPost require(UUID id) {
    return inSystem(() -> store.find(id))
        .filter(t -> t.kind() == TemporaryPost.Kind.EMERGENCY)
        .orElseThrow(() -> Refusal.notFound("该授权"));
  }

  /** The separated administrators and the keepers stay without business data, in an emergency too. */
  private Person requireBusiness(UUID person) {
    Person who = posts.person(person).orElseThrow(() -> Refusal.notFound("该人员"));
    if (!who.side().equals("BUSINESS")) {
      throw Refusal.forbidden("separate-powers", "三员和保管人不能接受应急授权", "请授权给业务人员");
    }
    if (posts.heldBy(person, BeijingTime.today(clock)).stream().allMatch(held -> held.post().role().isOutsider())) {
      throw Refusal.forbidden("outsider", "外包人员、专家和没有现任岗位的人不能接受应急授权", "请授权给在职的业务人员");
    }
    return who;
  }

  private Post requireBusiness(Ref post) {
    Post found = posts.requirePost(post);
    if (!found.role().seesBusinessData()) {
      throw Refusal.forbidden("separate-powers", found.role().title() + "的岗位不能应急授权", "请选择业务岗位");
    }
    return found;
  }

  private void mustBeInTier(Actor actor, Ref post) {
    OptionalInt district = tiers.districtOf(actor);
    if (district.isPresent() && district.getAsInt() != post.districtId()) {
      throw Refusal.notFound("该岗位");
    }
  }

  private static void mustBe(Actor actor, Role role, String why) {
    if (!actor.is(role)) {
      throw Refusal.forbidden("no-permission", why, "请联系" + role.title());
    }
  }

  private <T> T inSystem(Supplier<T> work) {
    return Acting.asSystem(() -> transaction.execute(status -> work.get()));
  }
}
