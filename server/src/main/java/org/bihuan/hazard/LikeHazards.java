package org.bihuan.hazard;

import java.time.Clock;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bihuan.platform.Actor;
import org.bihuan.platform.BeijingTime;
import org.bihuan.platform.Ref;
import org.bihuan.platform.Role;
import org.bihuan.platform.SqlFilter;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Open hazards of a unit that may be the one about to be registered, and by what each of them is like it. */
@Component
class LikeHazards {

  /** By what two hazards are taken for the same. */
  enum Likeness {
    SAME_ITEM,
    SAME_PLACE,
    /** The descriptions are the same, or half of their neighbouring characters, or one is said within the other. */
    LIKE_WORDS
  }

  /**
   * A hazard that is found and everything that speaks for its being the same.
   *
   * @param hazard null to who may not read it
   * @param number of what he may not read, where he works with those who may: they can be asked for it by this
   * @param elsewhere its place is written differently from the one that was asked about
   */
  record Like(@Nullable HazardSummary hazard, @Nullable String number, Set<Likeness> why, boolean elsewhere) {}

  /**
   * What is known of the hazard so far.
   *
   * @param placeId of a key place; {@code place} is what people wrote
   */
  record Sketch(
      @Nullable String item, @Nullable UUID placeId, @Nullable String place, @Nullable String description) {}

  private static final int SHOWN = 10;

  /** More open hazards than that no unit should have; the newest are compared. */
  private static final int COMPARED = 300;

  private static final double HALF = 0.5;

  /** Fewer pairs are a word that many hazards have, not a description within a longer one. */
  private static final int LEAST_PAIRS = 4;

  private static final double NEARLY_ALL = 0.8;

  private final HazardQueries queries;
  private final HazardStore store;
  private final Clock clock;

  LikeHazards(HazardQueries queries, HazardStore store, Clock clock) {
    this.queries = queries;
    this.store = store;
    this.clock = clock;
  }

  /**
   * What most speaks for first, and words rather than a place, else the newest. Compared with all of the
   * unit, or a second entry would be made for want of sight; what he may not read is told without what it says.
   */
  List<Like> to(Actor actor, Ref unit, Sketch sketch) {
    HazardSight.mustHaveReach(actor);
    Map<Ref, Found> found = new LinkedHashMap<>();
    if (said(sketch.item()) instanceof String item) {
      add(found, Likeness.SAME_ITEM, open(actor, unit, f -> f.and("h.item_code = :item", "item", item)));
    }
    if (sketch.placeId() != null) {
      add(found, Likeness.SAME_PLACE, open(actor, unit, f -> f.when(sketch.placeId(), "h.place_id = :place", "place")));
    }
    String place = said(sketch.place());
    if (place != null) {
      add(
          found, Likeness.SAME_PLACE,
          open(actor, unit, f -> f.and("hazard.plain(h.place_text) = :placeText", "placeText", place)));
    }
    if (said(sketch.description()) instanceof String description) {
      add(found, Likeness.LIKE_WORDS, open(actor, unit, UnaryOperator.identity()).filter(h -> alike(description, Wording.plain(h.description()))));
    }
    boolean atPlace = sketch.placeId() != null || place != null;
    return found.values().stream()
        .sorted(
            Comparator.comparingInt((Found one) -> one.why().size())
                .thenComparing(one -> one.why().contains(Likeness.LIKE_WORDS))
                .reversed())
        .map(one -> told(actor, one, atPlace && !one.why().contains(Likeness.SAME_PLACE)))
        .flatMap(Optional::stream)
        .limit(SHOWN)
        .toList();
  }

  private record Found(HazardSummary hazard, Set<Likeness> why) {}

  /** That something is at a place says nothing of who may not read it; only what seems to be the same hazard is told. */
  private Optional<Like> told(Actor actor, Found one, boolean elsewhere) {
    if (HazardSight.seesAllOfScope(actor) || mayRead(actor, one.hazard().ref())) {
      return Optional.of(new Like(one.hazard(), null, one.why(), elsewhere));
    }
    boolean same = one.why().contains(Likeness.LIKE_WORDS) || one.why().size() > 1;
    String number = actor.is(Role.POST_HOLDER) ? one.hazard().number() : null;
    return same ? Optional.of(new Like(null, number, one.why(), elsewhere)) : Optional.empty();
  }

  private boolean mayRead(Actor actor, Ref hazard) {
    return store.find(hazard).filter(h -> HazardSight.mayRead(actor, h, BeijingTime.today(clock))).isPresent();
  }

  private Stream<HazardSummary> open(Actor actor, Ref unit, UnaryOperator<SqlFilter> narrower) {
    return queries.openOfUnit(actor, unit, narrower, COMPARED).stream();
  }

  private static void add(Map<Ref, Found> found, Likeness why, Stream<HazardSummary> hazards) {
    hazards.forEach(h -> found.computeIfAbsent(h.ref(), any -> new Found(h, EnumSet.noneOf(Likeness.class))).why().add(why));
  }

  private static @Nullable String said(@Nullable String words) {
    String plain = words == null ? "" : Wording.plain(words);
    return plain.isEmpty() ? null : plain;
  }

  private static Set<Long> pairs(String plain) {
    return Wording.pairs(plain).boxed().collect(Collectors.toSet());
  }

  /** The same, or with half of the pairs in common, or the one said within the other. */
  private static boolean alike(String one, String other) {
    if (one.equals(other)) {
      return true;
    }
    Set<Long> pairs = pairs(one);
    Set<Long> others = pairs(other);
    int shorter = Math.min(pairs.size(), others.size());
    long shared = pairs.stream().filter(others::contains).count();
    return shared > 1 && 2.0 * shared >= HALF * (pairs.size() + others.size())
        || shorter >= LEAST_PAIRS && shared >= NEARLY_ALL * shorter;
  }
}
