package org.bihuan.access.mission;

import java.time.LocalDate;
import java.util.UUID;
import org.bihuan.platform.Ref;
import org.bihuan.platform.Role;

/**
 * A person of an inspection team, and the role he acts in for it.
 *
 * @param id also the id of the post he acts under
 * @param title what every history calls that post
 * @param nodeId the office that sent the team
 */
public record Mission(
    UUID id,
    Ref plan,
    UUID teamId,
    UUID personId,
    String personName,
    String title,
    Role role,
    UUID nodeId,
    LocalDate from,
    LocalDate until) {

  /** The address of the post he acts under. */
  public Ref post() {
    return new Ref(plan.districtId(), id);
  }

  /**
   * A unit a team sees.
   *
   * @param sealed not before the team starts on site
   */
  public record Sight(UUID teamId, Ref unit, LocalDate from, LocalDate until, boolean sealed) {}
}
