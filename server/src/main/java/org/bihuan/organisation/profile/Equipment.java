package org.bihuan.organisation.profile;

import java.time.LocalDate;
import java.util.UUID;
import org.bihuan.platform.Ref;
import org.jspecify.annotations.Nullable;

/**
 * One piece of special equipment of a unit.
 *
 * @param retired null while it is in use
 */
public record Equipment(Ref ref, Ref unit, Facts facts, @Nullable Retired retired, int version) {

  /**
   * @param registration number of the certificate of use (使用登记证编号); empty where it is not known yet
   * @param placeId the key place it stands in, where it is one
   * @param location where exactly
   * @param inspectedOn when it was last inspected (定期检验)
   * @param dueOn until when it must be inspected again
   * @param maintainer who maintains it (维保单位)
   */
  public record Facts(
      EquipmentKind kind,
      String name,
      String registration,
      @Nullable UUID placeId,
      String location,
      @Nullable LocalDate inspectedOn,
      @Nullable LocalDate dueOn,
      String maintainer) {}

  /** @param on the last day in use */
  public record Retired(LocalDate on, String why) {}

  /** How it stands with the inspection. */
  public enum State {
    OVERDUE("检验超期"),
    DUE_SOON("即将到期"),
    IN_DATE("在有效期内"),
    /** Nobody has entered until when. */
    UNDATED("检验日期未填"),
    RETIRED("已停用");

    private final String title;

    State(String title) {
      this.title = title;
    }

    public String title() {
      return title;
    }
  }
}
