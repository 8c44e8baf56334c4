package org.bihuan.organisation.profile;

import java.time.LocalDate;
import org.bihuan.platform.Ref;
import org.jspecify.annotations.Nullable;

/** A company that works for a unit (外包、服务单位). */
public record Contractor(Ref ref, Ref unit, Facts facts, int version) {

  /**
   * @param creditCode unified social credit code (统一社会信用代码)
   * @param from first day
   * @param to last day; null while no end is agreed
   * @param agreementOn when the safety agreement was signed (安全生产管理协议); null while there is none
   */
  public record Facts(
      ContractorKind kind,
      String name,
      String creditCode,
      String contactName,
      String contactPhone,
      LocalDate from,
      @Nullable LocalDate to,
      @Nullable LocalDate agreementOn) {

    Facts until(LocalDate last) {
      return new Facts(kind, name, creditCode, contactName, contactPhone, from, last, agreementOn);
    }

    Facts since(LocalDate first) {
      return new Facts(kind, name, creditCode, contactName, contactPhone, first, to, agreementOn);
    }

    /** The same company from the same day for the same work, whatever it is called. */
    boolean isTwinOf(Facts other) {
      return kind == other.kind && creditCode.equals(other.creditCode) && from.equals(other.from);
    }

    boolean isOver(LocalDate today) {
      return to != null && to.isBefore(today);
    }
  }
}
