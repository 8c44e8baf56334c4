package org.bihuan.access;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.UUID;
import org.bihuan.organisation.Tier;
import org.bihuan.platform.Acting;
import org.bihuan.platform.Actor;
import org.bihuan.platform.BeijingTime;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/** Whose account one of the three shut of late: the other two are told, so that none goes unseen. */
@Component
class DisabledAdministrators {

  private static final Duration TOLD_FOR = Duration.ofDays(7);

  record Disabled(UUID account, String name, String post, Instant at, String by) {}

  private final DisabledAdministratorQueries queries;
  private final Tier tiers;
  private final TransactionOperations transaction;
  private final Clock clock;

  DisabledAdministrators(DisabledAdministratorQueries queries, Tier tiers, TransactionOperations transaction, Clock clock) {
    this.queries = queries;
    this.tiers = tiers;
    this.transaction = transaction;
    this.clock = clock;
  }

  /** Those of his tier: of the whole city, or of his district. */
  List<Disabled> seenBy(Actor administrator) {
    OptionalInt district = tiers.districtOf(administrator);
    Integer only = district.isPresent() ? district.getAsInt() : null;
    Instant since = clock.instant().minus(TOLD_FOR);
    LocalDate today = BeijingTime.today(clock);
    return Objects.requireNonNull(
        Acting.asSystem(() -> transaction.execute(status -> queries.since(since, today, only))));
  }
}
