package org.bihuan.organisation;

import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;
import org.bihuan.platform.Ref;
import org.jspecify.annotations.Nullable;

/** The profile of a unit (一校一档) with its place in the tree. */
public record UnitProfile(
    Ref ref,
    String name,
    List<UnitType> types,
    String districtName,
    @Nullable UUID clusterId,
    @Nullable String clusterName,
    Facts facts,
    int version) {

  /** What the unit itself keeps up to date. */
  public record Facts(
      int pupils,
      int staff,
      int boarders,
      String address,
      @Nullable BigDecimal longitude,
      @Nullable BigDecimal latitude) {

    /** A unit of which only the number of people is known yet. */
    public static Facts of(int pupils, int staff) {
      return new Facts(pupils, staff, 0, "", null, null);
    }
  }

  public UUID id() {
    return ref.id();
  }

  public int districtId() {
    return ref.districtId();
  }
}
