package org.bihuan.organisation;

import java.time.LocalDate;
import java.util.List;
import org.bihuan.platform.Acting;
import org.bihuan.platform.Ref;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** How units ended (合并、划转、撤销). */
@Component
class UnitEnds {

  /**
   * @param from the first day without it
   * @param into who came right after it; null where nobody did
   * @param ref his, where the reader may open him
   * @param merged into a unit of the same district; otherwise, with somebody after it, it went to another district
   */
  record End(LocalDate from, @Nullable String into, @Nullable Ref ref, boolean merged) {

    LocalDate lastDay() {
      return from.minusDays(1);
    }
  }

  private final TreeStore store;
  private final TreeQueries queries;

  UnitEnds(TreeStore store, TreeQueries queries) {
    this.store = store;
    this.queries = queries;
  }

  /** Null while it goes on. */
  @Transactional(readOnly = true)
  public @Nullable End of(Ref unit) {
    LocalDate from = store.findNode(unit.id()).orElseThrow().endedFrom();
    if (from == null) {
      return null;
    }
    List<Ref> heirs = queries.successorsOf(unit.id());
    if (heirs.isEmpty()) {
      return new End(from, null, null, false);
    }
    Ref next = heirs.getLast();
    boolean opens = Acting.scope().covers(next.districtId(), next.id());
    String name = store.findNode(next.id()).orElseThrow().name();
    return new End(from, name, opens ? next : null, next.districtId() == unit.districtId());
  }
}
