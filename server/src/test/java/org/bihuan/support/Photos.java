package org.bihuan.support;

import org.bihuan.platform.Ids;
import org.bihuan.platform.Ref;

public final class Photos {
  private Photos() {}

  public static String upload(Client person, Ref unit) {
    return new Ref(unit.districtId(), Ids.next()).toString();
  }
}
