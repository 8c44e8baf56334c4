package org.bihuan.organisation;

import java.time.Clock;
import java.time.LocalDate;
import org.bihuan.platform.Acting;
import org.bihuan.platform.BeijingTime;
import org.bihuan.platform.Refusal;
import org.bihuan.platform.Scope;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Component;

/** 三员分立: the mutually exclusive camps, and who goes over from one to another. On no day does anybody stand in two. */
@Component
class Sides {

  private final PostStore store;
  private final Clock clock;

  Sides(PostStore store, Clock clock) {
    this.store = store;
    this.clock = clock;
  }

  /** @param from first day of the post that takes him to this side, or keeps him there */
  Person taken(Person person, String side, LocalDate from) {
    mustBeFreeOfFormer(person, from);
    return person.side().equals(side) ? person : changed(person, side, from);
  }

  /** Whose former post still runs to a known day takes up his new side on the day after, in whichever post. */
  private void mustBeFreeOfFormer(Person person, LocalDate from) {
    store
        .formerSideUntil(person.id())
        .filter(last -> !from.isAfter(last) && !last.isBefore(BeijingTime.today(clock)))
        .ifPresent(
            last -> {
              throw Refusal.conflict(
                  "separate-powers",
                  person.name() + "的原岗位任到 " + last + "，与该岗位不相容，不能同日兼任",
                  "请自 " + last.plusDays(1) + " 或之后任命");
            });
  }

  private Person changed(Person person, String side, LocalDate from) {
    if (Acting.scope() instanceof Scope.Units) {
      throw Refusal.notFound("该人员");
    }
    LocalDate today = BeijingTime.today(clock);
    LocalDate runsUntil = store.releaseEnded(person.id(), from.isAfter(today) ? from : today);
    try {
      store.changeSide(person.id(), side, runsUntil);
    } catch (DataIntegrityViolationException e) {
      throw Refusal.conflict(
          "separate-powers",
          person.name() + "现任岗位与该岗位不相容：系统、安全、审计管理员之间以及与业务岗位之间不得兼任",
          "请另选人员，或先结束其现任岗位；现任岗位已定离任日期的，请自次日起任命");
    }
    return new Person(person.id(), person.name(), side);
  }
}
