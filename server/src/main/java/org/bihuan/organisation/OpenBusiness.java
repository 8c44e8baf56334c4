package org.bihuan.organisation;

import java.util.List;
import java.util.UUID;
import org.bihuan.platform.Ref;

/** What a module still has under way for a unit: it must not be left to nobody when the unit ends. */
public interface OpenBusiness {

  /** @param what in words, e.g. 未销账隐患 */
  record Item(String what, int count) {}

  /** Nothing where all is settled. In the scope of whoever asks. */
  List<Item> openAt(Ref unit);

  /** The same in one of its key places; nothing where a module's business is not tied to places. */
  default List<Item> openIn(Ref unit, UUID place) {
    return List.of();
  }
}
