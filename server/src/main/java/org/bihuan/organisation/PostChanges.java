package org.bihuan.organisation;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.bihuan.audit.AuditTrail;
import org.bihuan.platform.Acting;
import org.bihuan.platform.BeijingTime;
import org.bihuan.platform.ExpectedVersion;
import org.bihuan.platform.Ref;
import org.bihuan.platform.Refusal;
import org.bihuan.platform.Role;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What happens to a post after it was opened. A title entered wrongly is corrected: it never was the title. A title that
 * changes as of a day stays the title of the days before. Lines of history keep what was written in them either way.
 */
@Service
@Transactional
public class PostChanges {

  private final PostStore store;
  private final PostChangeStore changes;
  private final PostRegister posts;
  private final AuditTrail audit;
  private final Clock clock;

  PostChanges(PostStore store, PostChangeStore changes, PostRegister posts, AuditTrail audit, Clock clock) {
    this.store = store;
    this.changes = changes;
    this.posts = posts;
    this.audit = audit;
    this.clock = clock;
  }

  /** @param from first day of the new title; null where the old one was a mistake */
  public Post retitle(Ref ref, ExpectedVersion expected, String title, @Nullable LocalDate from) {
    Post post = changeable(ref, expected);
    String wanted = Names.required("title", "岗位名称", title, 50);
    if (wanted.equals(post.title())) {
      throw Refusal.invalid("title", "新名称与现在的名称相同", "请填写新的名称");
    }
    if (from != null) {
      OrganisationRules.checkRetitling(post, changes.lastRetitled(ref), from, today());
      changes.keepTitle(post, from.minusDays(1));
    }
    Post retitled = written(ref, expected, changes.retitle(ref, expected.number(), wanted));
    String since = from == null ? "correction" : from.toString();
    audit.record(
        ref.districtId(), "org.post.retitle", "post " + ref, Map.of("from", post.title(), "to", wanted, "since", since));
    return retitled;
  }

  /**
   * @param on the last day the post stands
   * @param endHoldings ends what is held until that day; without it a post somebody holds stays open
   */
  public Post close(Ref ref, ExpectedVersion expected, LocalDate on, boolean endHoldings) {
    Post post = changeable(ref, expected);
    LocalDate today = today();
    List<Holding> all = store.holdings(ref);
    OrganisationRules.checkPostClosing(post, all, on, today, Acting.current().isPresent());
    List<Holding> held = OrganisationRules.heldBeyond(all, on, today);
    if (!held.isEmpty() && !endHoldings) {
      String who = String.join("、", held.stream().map(Holding::personName).distinct().toList());
      throw Refusal.state(
          "post-held", "“" + post.title() + "”现由" + who + "任职", "请先结束任职，再撤销岗位；或者选择同日结束任职");
    }
    for (Holding holding : held) {
      LocalDate to = on.isBefore(holding.from()) ? holding.from().minusDays(1) : on;
      posts.mustLeaveSomebody(holding, to);
      store.end(holding.ref(), to, to.isBefore(today), clock.instant(), PostRegister.recorder());
      audit.record(ref.districtId(), "user.role.end", "holding " + holding.ref(), PostRegister.ending(holding, to, today));
    }
    Post closed = written(ref, expected, changes.close(ref, expected.number(), on));
    audit.record(ref.districtId(), "org.post.close", "post " + ref, Map.of("post", closed));
    return closed;
  }

  private Post changeable(Ref ref, ExpectedVersion expected) {
    Predicate<Role> grantable = posts.grantable();
    PostRegister.mustBeGrantable(posts.requirePost(ref).role(), grantable);
    store.lock(ref);
    Post post = posts.requirePost(ref);
    expected.mustBe(post.version(), post);
    mustBeChangeable(post, grantable);
    return post;
  }

  static void mustBeChangeable(Post post, Predicate<Role> grantable) {
    PostRegister.mustBeGrantable(post.role(), grantable);
    if (post.closedOn() != null) {
      throw Refusal.state("post-closed", "“" + post.title() + "”自 " + post.closedOn().plusDays(1) + " 起撤销", "撤销的岗位只供查阅，需要时另设岗位");
    }
  }

  private Post written(Ref ref, ExpectedVersion expected, boolean done) {
    Post now = posts.requirePost(ref);
    if (!done) {
      expected.mustBe(now.version(), now);
    }
    return now;
  }

  private LocalDate today() {
    return BeijingTime.today(clock);
  }
}
