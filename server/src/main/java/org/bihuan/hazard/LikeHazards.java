package org.bihuan.hazard;

import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bihuan.platform.Actor;
import org.bihuan.platform.Ref;
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
    /** Half or more of the neighbouring characters of both descriptions are the same. */
    LIKE_WORDS
  }

  /** A hazard that is found and everything that speaks for its being the same. */
  record Like(HazardSummary hazard, Set<Likeness> why) {}

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

  private static final int LEAST_PAIRS = 3;
  private static final double HALF = 0.5;

  private final HazardQueries queries;

  LikeHazards(HazardQueries queries) {
    this.queries = queries;
  }

  /** What most speaks for first, else the newest. */
  List<Like> to(Actor actor, Ref unit, Sketch sketch) {
    HazardSight.mustHaveReach(actor);
    Map<Ref, Like> found = new LinkedHashMap<>();
    if (said(sketch.item()) instanceof String item) {
      add(found, Likeness.SAME_ITEM, open(actor, unit, f -> f.and("h.item_code = :item", "item", item)));
    }
    if (sketch.placeId() != null) {
      add(found, Likeness.SAME_PLACE, open(actor, unit, f -> f.when(sketch.placeId(), "h.place_id = :place", "place")));
    }
    if (said(sketch.place()) instanceof String place) {
      add(
          found, Likeness.SAME_PLACE,
          open(actor, unit, f -> f.and("hazard.plain(h.place_text) = :placeText", "placeText", place)));
    }
    if (said(sketch.description()) instanceof String description) {
      Set<Long> pairs = pairs(description);
      if (pairs.size() >= LEAST_PAIRS) {
        add(found, Likeness.LIKE_WORDS, all(actor, unit).filter(h -> alike(pairs, pairs(Wording.plain(h.description())))));
      }
    }
    return found.values().stream()
        .sorted(Comparator.comparingInt((Like like) -> like.why().size()).reversed())
        .limit(SHOWN)
        .toList();
  }

  private Stream<HazardSummary> open(Actor actor, Ref unit, UnaryOperator<SqlFilter> narrower) {
    return queries.openOfUnit(actor, unit, narrower, SHOWN).stream();
  }

  private Stream<HazardSummary> all(Actor actor, Ref unit) {
    return queries.openOfUnit(actor, unit, UnaryOperator.identity(), COMPARED).stream();
  }

  private static void add(Map<Ref, Like> found, Likeness why, Stream<HazardSummary> hazards) {
    hazards.forEach(h -> found.computeIfAbsent(h.ref(), any -> new Like(h, EnumSet.noneOf(Likeness.class))).why().add(why));
  }

  private static @Nullable String said(@Nullable String words) {
    String plain = words == null ? "" : Wording.plain(words);
    return plain.isEmpty() ? null : plain;
  }

  private static Set<Long> pairs(String plain) {
    return Wording.pairs(plain).boxed().collect(Collectors.toSet());
  }

  private static boolean alike(Set<Long> one, Set<Long> other) {
    long shared = one.stream().filter(other::contains).count();
    return 2.0 * shared >= HALF * (one.size() + other.size());
  }
}
