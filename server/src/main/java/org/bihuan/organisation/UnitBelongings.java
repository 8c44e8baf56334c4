package org.bihuan.organisation;

import java.time.LocalDate;
import java.util.List;
import org.bihuan.platform.Ref;
import org.jspecify.annotations.Nullable;

/** What a module keeps for a unit beside its ledger: when the unit ends it goes along or ends too, and is told. */
public interface UnitBelongings {

  /**
   * In the transaction of the change.
   *
   * @param successor the same unit in its new district; null where the unit is no more
   * @param day first day on which the unit is no longer there
   * @param by who decided it
   * @return what happened, in sentences; nothing where there was nothing
   */
  List<String> handOver(Ref unit, @Nullable Ref successor, LocalDate day, String by);
}
