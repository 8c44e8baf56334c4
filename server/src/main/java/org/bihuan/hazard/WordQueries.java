package org.bihuan.hazard;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.bihuan.platform.Actor;
import org.bihuan.platform.Scope;
import org.bihuan.platform.SqlFilter;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Finds the hazards of a district or of the city by the pairs of characters in their words. A unit's ledger is short
 * enough to be read through, as is what a single character is looked for in.
 */
@Repository
class WordQueries {

  private final JdbcClient jdbc;

  WordQueries(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * @param rows holds all pairs asked for; to stand where {@code hazard.hazard h} stands in a query with the filter
   * @param counted what to count instead, where the pairs are all that is asked for; needs no filter
   */
  record Found(String rows, @Nullable String counted) {

    String counting(SqlFilter filter) {
      return counted == null ? rows + " " + filter.where() : counted;
    }
  }

  /**
   * Where what holds all pairs asked for is found; nothing when another way is shorter. What holds the pairs may still
   * not hold the words, which the filter tells.
   *
   * @param allOpen no file of them is shut to the actor
   */
  Optional<Found> found(Actor actor, HazardFilter wanted, SqlFilter filter, boolean allOpen) {
    LedgerSearch search = LedgerSearch.of(wanted.q());
    boolean narrow =
        wanted.unit() != null || wanted.place() != null || wanted.cluster() != null || wanted.onlyDrafts()
            || !search.numbers().isEmpty() || actor.scope() instanceof Scope.Units;
    if (narrow || search.pairsIn(List.of(0)).isEmpty()) {
      return Optional.empty();
    }
    List<Integer> ledgers = ledgers(actor.scope(), wanted);
    List<Long[]> pairs = search.pairsIn(ledgers);
    String holds =
        ledgers.size() == 1 ? ofOne(actor.scope(), pairs, filter) : String.join(" and ", ofMany(pairs, filter));
    // Row by row from the wording: "offset 0" keeps the planner from reading the ledger through instead.
    String rows =
        """
        (select h.*
         from hazard.wording w
           cross join lateral (
             select * from hazard.hazard h where h.district_id = w.district_id and h.id = w.hazard_id offset 0) as h
         where %s) as h
        """
            .formatted(holds);
    boolean allSaid =
        allOpen && search.isAllPairs() && wanted.onlyWords() && !wanted.mostUrgentFirst() && HazardSight.seesAllOfScope(actor);
    return Optional.of(new Found(rows, allSaid ? "hazard.wording w where " + holds : null));
  }

  private List<Integer> ledgers(Scope scope, HazardFilter wanted) {
    if (scope instanceof Scope.Districts districts) {
      return List.copyOf(districts.ids());
    }
    if (wanted.district() != null) {
      return List.of(wanted.district());
    }
    return jdbc.sql("select district_id from organisation.v_district union select district_id from organisation.v_city")
        .query(Integer.class)
        .list();
  }

  private String ofOne(Scope scope, List<Long[]> pairs, SqlFilter filter) {
    String all = Wording.array(pairs.stream().flatMap(Stream::of).toArray(Long[]::new));
    if (scope instanceof Scope.Districts) {
      jdbc.sql("select hazard.ask_for(:pairs)").param("pairs", all).query((r, n) -> n).list();
    }
    filter.and("true", "pairs", all);
    return "w.pairs @> cast(:pairs as bigint[])";
  }

  private static List<String> ofMany(List<Long[]> pairs, SqlFilter filter) {
    return IntStream.range(0, pairs.size())
        .mapToObj(
            i -> {
              filter.and("true", "pair" + i, Wording.array(pairs.get(i)));
              return "w.pairs && cast(:pair" + i + " as bigint[])";
            })
        .toList();
  }
}
