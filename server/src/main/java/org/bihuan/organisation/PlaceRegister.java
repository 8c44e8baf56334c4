package org.bihuan.organisation;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.bihuan.audit.AuditTrail;
import org.bihuan.platform.Acting;
import org.bihuan.platform.BeijingTime;
import org.bihuan.platform.ExpectedVersion;
import org.bihuan.platform.Ref;
import org.bihuan.platform.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What happens to a key place after it was entered: it is corrected, closed, opened again. A closed place is offered to
 * nobody any more and keeps everything that was ever found in it.
 */
@Service
@Transactional
public class PlaceRegister {

  /** A place as it should read. */
  record Wanted(PlaceKind kind, String name, String location, @Nullable UUID postId) {}

  private final TreeStore store;
  private final OrganisationRegister organisation;
  private final PostRegister posts;
  private final List<OpenBusiness> business;
  private final AuditTrail audit;
  private final Clock clock;

  PlaceRegister(
      TreeStore store,
      OrganisationRegister organisation,
      PostRegister posts,
      List<OpenBusiness> business,
      AuditTrail audit,
      Clock clock) {
    this.store = store;
    this.organisation = organisation;
    this.posts = posts;
    this.business = business;
    this.audit = audit;
    this.clock = clock;
  }

  /** Those not used any more, the latest first. */
  @Transactional(readOnly = true)
  public List<Place> closedOf(Ref unit) {
    organisation.requireUnit(unit);
    return store.closedPlacesOf(unit);
  }

  /** What is still to be done in a place. */
  @Transactional(readOnly = true)
  List<OpenBusiness.Item> openIn(Ref unit, UUID placeId) {
    requireIn(unit, placeId);
    return business.stream().flatMap(module -> module.openIn(unit, placeId).stream()).toList();
  }

  Place correct(Ref unit, UUID placeId, ExpectedVersion expected, Wanted wanted) {
    Place current = changeable(unit, placeId, expected);
    mustBeInUse(current);
    mustAnswerHere(unit, current, wanted.postId());
    Place corrected =
        new Place(
            current.ref(),
            unit,
            wanted.kind(),
            Names.required("name", "部位名称", wanted.name(), 100),
            Names.optional("location", "位置", wanted.location(), 200),
            wanted.postId(),
            null,
            current.version());
    return changed(current, corrected, expected, "organisation.place.correct");
  }

  /**
   * @param on the last day it was used
   * @param despiteOpen whoever closes it has been told what is still open there
   */
  public Place close(Ref unit, UUID placeId, ExpectedVersion expected, LocalDate on, boolean despiteOpen) {
    Place current = changeable(unit, placeId, expected);
    mustBeInUse(current);
    OrganisationRules.checkPlaceClosing(on, BeijingTime.today(clock), Acting.current().isPresent());
    List<OpenBusiness.Item> open = openIn(unit, placeId);
    if (!despiteOpen && !open.isEmpty()) {
      String what = String.join("、", open.stream().map(item -> item.what() + " " + item.count() + " 项").toList());
      throw Refusal.state(
              "open-business",
              "“" + current.name() + "”还有" + what,
              "停用不会了结它们，仍须照常整改、验收；确认知道后再停用")
          .with("open", open);
    }
    return changed(current, current.closed(on), expected, "organisation.place.close");
  }

  Place reopen(Ref unit, UUID placeId, ExpectedVersion expected) {
    Place current = changeable(unit, placeId, expected);
    mustBeClosed(current);
    return changed(current, current.closed(null), expected, "organisation.place.reopen");
  }

  static void mustBeInUse(Place place) {
    if (place.closedOn() != null) {
      throw Refusal.state("place-closed", "“" + place.name() + "”已于 " + place.closedOn() + " 停用", "恢复使用后才能更正或再停用");
    }
  }

  static void mustBeClosed(Place place) {
    if (place.closedOn() == null) {
      throw Refusal.state("place-open", "“" + place.name() + "”没有停用", "无需恢复");
    }
  }

  private Place changeable(Ref unit, UUID placeId, ExpectedVersion expected) {
    organisation.requireOpenUnit(unit);
    Place current = requireIn(unit, placeId);
    expected.mustBe(current.version(), current);
    return current;
  }

  private Place requireIn(Ref unit, UUID placeId) {
    Place place = organisation.requirePlace(new Ref(unit.districtId(), placeId));
    if (!place.unit().equals(unit)) {
      throw Refusal.notFound("该重点部位");
    }
    return place;
  }

  /** A post that has been closed since may stay beside a place, but nobody is given a place by it. */
  private void mustAnswerHere(Ref unit, Place current, @Nullable UUID postId) {
    if (postId == null || postId.equals(current.postId())) {
      return;
    }
    if (!store.hasPost(unit, postId)) {
      throw Refusal.invalid("postId", "该岗位不在本单位", "请从本单位的岗位中选择");
    }
    Post post = posts.requirePost(new Ref(unit.districtId(), postId));
    if (post.closedOn() != null) {
      throw Refusal.invalid("postId", "“" + post.title() + "”自 " + post.closedOn().plusDays(1) + " 起撤销", "请从现有的岗位中选择");
    }
  }

  private Place changed(Place from, Place to, ExpectedVersion expected, String act) {
    boolean done;
    try {
      done = store.change(to);
    } catch (DuplicateKeyException e) {
      throw Refusal.conflict("name-taken", "本单位已有名为“" + to.name() + "”的重点部位", "请换一个能区分的名称");
    }
    Place now = organisation.requirePlace(from.ref());
    if (!done) {
      expected.mustBe(now.version(), now);
    }
    audit.record(from.ref().districtId(), act, "place " + from.ref(), Map.of("from", from, "to", now));
    return now;
  }
}
