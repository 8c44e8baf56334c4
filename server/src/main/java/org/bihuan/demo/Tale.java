package org.bihuan.demo;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import org.bihuan.checklist.CheckItem;
import org.bihuan.checklist.Level;
import org.bihuan.checklist.MajorProposal;
import org.bihuan.hazard.Hazard;
import org.bihuan.hazard.HazardCommand;
import org.bihuan.hazard.HazardCommand.PhotoRef;
import org.bihuan.hazard.HazardSource;
import org.bihuan.hazard.PhotoKind;
import org.bihuan.hazard.Registration;
import org.bihuan.hazard.Telling;
import org.bihuan.platform.Acting;
import org.bihuan.platform.Actor;
import org.bihuan.platform.BeijingTime;
import org.bihuan.platform.ExpectedVersion;
import org.bihuan.platform.MovableClock;
import org.bihuan.platform.Ref;
import org.jspecify.annotations.Nullable;

/**
 * One hazard told act by act. Time goes on between the acts and stops at the present: what would happen later has not
 * happened yet, which is how hazards in every state come about.
 */
final class Tale {

  private final Teller teller;
  private final DemoCast.Unit unit;
  private final Dice dice;
  private final Instant present;
  private Instant now;
  private final Map<PhotoKind, Integer> shown = new EnumMap<>(PhotoKind.class);
  private @Nullable Hazard hazard;
  private boolean over;

  Tale(
      Teller teller,
      DemoCast.Unit unit,
      Dice dice,
      Instant begins,
      Instant present) {
    this.teller = teller;
    this.unit = unit;
    this.dice = dice;
    this.present = present;
    this.now = begins;
  }

  Tale found(Actor finder, HazardSource source, CheckItem item, @Nullable MajorProposal hit, boolean draft) {
    DemoPlaces.Spot spot = DemoPlaces.spot(unit, item.code(), dice);
    Instant seen = Chance.byDay(now.minus(dice.between(10, 180), ChronoUnit.MINUTES), now).minus(keptInTheDrawer());
    Level proposed = hit != null ? Level.MAJOR : item.level() == Level.MAJOR ? Level.GENERAL : item.level();
    Hazard.Judgement judgement =
        hit == null ? null : Hazard.Judgement.of(hit);
    PhotoRef before = photo(finder, item.code(), PhotoKind.BEFORE);
    var registration =
        new Registration(
            dice.id(now), unit.ref(), spot.placeId(), spot.words(), item.category(), item.code(),
            spot.description(item.code()), item.basis(), source, seen, proposed, judgement, List.of(before), null, draft, null);
    hazard = tell(finder, person -> teller.register(person, registration));
    return this;
  }

  /** Most of it is entered the same day; some lies about for a week and is then marked 补登. */
  private Duration keptInTheDrawer() {
    Dice own = new Dice("补登 " + unit.name() + now);
    return Duration.ofDays(own.percent(6) ? own.between(4, 12) : 0);
  }

  /** Takes up what an inspection, or a look-back, put on the ledger. */
  Tale follow(Hazard found) {
    hazard = found;
    return this;
  }

  PhotoRef photo(Actor person, PhotoKind kind) {
    return photo(person, Objects.requireNonNull(told().finding().itemCode()), kind);
  }

  private PhotoRef photo(Actor taker, String item, PhotoKind kind) {
    int time = shown.merge(kind, 1, Integer::sum) - 1;
    return new PhotoRef(tell(taker, person -> teller.photo(person, unit.ref(), item, kind, time)), kind);
  }

  /** Some days later, in working hours, somebody does something; nothing more once the present is reached. */
  Tale then(int days, Actor actor, Function<Tale, HazardCommand> act) {
    if (over) {
      return this;
    }
    Instant at = days == 0 ? now.plus(dice.between(8, 90), ChronoUnit.MINUTES) : later(days);
    if (at.isAfter(present)) {
      over = true;
      return this;
    }
    now = at;
    Hazard before = told();
    HazardCommand command = act.apply(this);
    var key = dice.id(at);
    hazard =
        tell(
            actor,
            person -> teller.perform(person, before.ref(), new ExpectedVersion(before.version()), command, key));
    return this;
  }

  private Instant later(int days) {
    LocalDate day = BeijingTime.dayOf(now).plusDays(days);
    return BeijingTime.startOf(day).plus(dice.between(8 * 60 + 20, 17 * 60), ChronoUnit.MINUTES);
  }

  /** The work is done by whoever held the actor's post at that time. */
  private <T> T tell(Actor actor, Function<Actor, T> work) {
    Actor onDuty = unit.onDuty(actor, today());
    return Telling.story(() -> MovableClock.at(now, () -> Acting.as(onDuty, () -> work.apply(onDuty))));
  }

  UUID proposal() {
    return tell(unit.officer(), person -> teller.latestProposal(person, told().ref()));
  }

  Hazard told() {
    if (hazard == null) {
      throw new IllegalStateException("nothing found yet");
    }
    return hazard;
  }

  LocalDate today() {
    return BeijingTime.dayOf(now);
  }

  Instant now() {
    return now;
  }

  DemoCast.Unit unit() {
    return unit;
  }
}
