package org.bihuan.analytics;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.bihuan.analytics.UnitQueries.Moved;
import org.bihuan.analytics.UnitQueries.Reported;
import org.bihuan.platform.Acting;
import org.bihuan.platform.Ref;
import org.bihuan.platform.Scope;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * What units did in the period before they went to another district. That stands in the ledger of the district they
 * left, which the walls keep from the new one: it is read as the system, as three numbers of exactly these units.
 */
@Component
class FormerActivity {

  record Done(long checks, Reported reported) {
    static final Done NOTHING = new Done(0, UnitActivity.NOTHING);

    Done plus(Done o) {
      return new Done(checks + o.checks, reported.plus(o.reported));
    }
  }

  private final UnitQueries queries;
  private final TransactionTemplate beside;

  FormerActivity(UnitQueries queries, PlatformTransactionManager transactions) {
    this.queries = queries;
    this.beside = new TransactionTemplate(transactions);
    this.beside.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    this.beside.setReadOnly(true);
  }

  /** By the unit as it is now; units that stayed are missing. */
  Map<Ref, Done> of(Collection<Moved> moved, Period period) {
    if (moved.isEmpty()) {
      return Map.of();
    }
    // Whoever sees the city reads where he is: a second connection beside a busy pool is asked for only where walls stand.
    return Acting.scope() instanceof Scope.City
        ? read(moved, period)
        : Objects.requireNonNull(Acting.asSystem(() -> beside.execute(status -> read(moved, period))));
  }

  private Map<Ref, Done> read(Collection<Moved> moved, Period period) {
    Map<Ref, Done> done = new HashMap<>();
    Map<Integer, List<Moved>> byDistrict =
        moved.stream().collect(Collectors.groupingBy(move -> move.former().districtId()));
    byDistrict.forEach(
        (district, moves) -> {
          List<UUID> units = moves.stream().map(move -> move.former().id()).toList();
          Map<UUID, Long> checks = queries.checks(district, units, period);
          Map<UUID, Reported> reported = queries.reported(district, units, period);
          for (Moved move : moves) {
            UUID former = move.former().id();
            Done one =
                new Done(checks.getOrDefault(former, 0L), reported.getOrDefault(former, UnitActivity.NOTHING));
            done.merge(move.unit(), one, Done::plus);
          }
        });
    return done;
  }
}
