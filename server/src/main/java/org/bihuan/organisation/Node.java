package org.bihuan.organisation;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.bihuan.platform.Ref;
import org.jspecify.annotations.Nullable;

/**
 * A node of the organisation tree.
 *
 * @param unitId the unit a unit or department belongs to
 * @param path ids from the city down to this node
 * @param closedOn the last day it stands; null while it is open
 */
public record Node(
    UUID id,
    @Nullable UUID parentId,
    NodeKind kind,
    int districtId,
    @Nullable UUID unitId,
    String name,
    List<UUID> path,
    LocalDate openedOn,
    @Nullable LocalDate closedOn) {

  public Node {
    path = List.copyOf(path);
  }

  /** The first day without it, as a decision on it names the day; what is kept is the last day it stood. */
  public @Nullable LocalDate endedFrom() {
    return closedOn == null ? null : closedOn.plusDays(1);
  }

  /** The unit this node is or belongs to. */
  public @Nullable Ref unit() {
    return unitId == null ? null : new Ref(districtId, unitId);
  }
}
