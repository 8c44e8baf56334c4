package org.bihuan.organisation;

import java.util.List;
import org.bihuan.platform.Ref;

/** What a module still has under way for a unit: it must not be left to nobody when the unit ends. */
public interface OpenBusiness {

  /** @param what in words, e.g. 未销账隐患 */
  record Item(String what, int count) {}

  /** Nothing where all is settled. In the scope of whoever asks. */
  List<Item> openAt(Ref unit);
}
