package org.bihuan.hazard;

import java.time.Clock;
import java.util.function.Consumer;
import org.bihuan.platform.Actor;
import org.bihuan.platform.BeijingTime;
import org.bihuan.platform.SqlFilter;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Whole lists of the ledger for those who take them elsewhere: the same rows in the same order as on the screen. */
@Service
@Transactional(readOnly = true)
public class HazardExtract {

  private final LedgerLineQueries queries;
  private final ShutFiles shut;
  private final Clock clock;

  HazardExtract(LedgerLineQueries queries, ShutFiles shut, Clock clock) {
    this.queries = queries;
    this.shut = shut;
    this.clock = clock;
  }

  /** How many rows the list has, counted no further than {@code most}. */
  public int count(Actor actor, HazardFilter wanted, int most) {
    return queries.count(conditions(actor, wanted), most);
  }

  /** Hands over each row; whatever the reader throws ends the reading. */
  public void each(Actor actor, HazardFilter wanted, int most, Consumer<LedgerLine> reader) {
    String order = HazardCursor.orderOf(wanted).sql();
    queries.each(conditions(actor, wanted), order, most, BeijingTime.today(clock), shut.to(actor), reader);
  }

  private SqlFilter conditions(Actor actor, HazardFilter wanted) {
    return HazardConditions.of(actor, wanted, BeijingTime.today(clock), shut.notFoundBy(wanted, actor));
  }
}
