package org.bihuan.inspection;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.bihuan.inspection.plan.Assignments.Assignment;
import org.bihuan.inspection.plan.TargetState;
import org.bihuan.platform.Ref;
import org.jspecify.annotations.Nullable;

/**
 * A unit a team was sent to, as the team sees it.
 *
 * @param task to be opened once it has begun
 * @param inspectors who may sign for the team
 * @param can START, on its days
 */
public record TeamTarget(
    Ref plan, UUID target, InspectionKind kind, String kindTitle, String title, String purpose, String team, Ref unit,
    String unitName, String districtName, LocalDate from, LocalDate until, TargetState state, String stateTitle,
    @Nullable Ref task, List<Inspector> inspectors, List<String> can) {

  public record Inspector(UUID personId, String name) {}

  /**
   * @param sealed how many more there are whose names are not told before the start or a look on record
   * @param ready the sheets of open targets that wait, to start without a network: the list, nothing of the unit's ledger
   */
  public record Carried(List<TeamTarget> known, int sealed, List<TaskSheet> ready) {}

  /**
   * Where a person will be sent with a team within the next days, carried under his own post: the team's is none before
   * its days. Announced plans only.
   *
   * @param post of the team
   */
  public record Coming(Ref post, String postTitle, List<TeamTarget> known, List<TaskSheet> ready) {}

  /** The team has started there and not handed in yet. */
  public boolean underWay() {
    return state == TargetState.STARTED;
  }

  static TeamTarget of(Assignment a, boolean mayStart) {
    return new TeamTarget(
        a.plan().ref(), a.target().id(), a.plan().kind(), a.plan().kind().title(), a.plan().title(), a.plan().purpose(),
        a.teamName(), a.target().unit(), a.target().unitName(), a.target().districtName(), a.target().from(),
        a.target().until(), a.target().state(), a.target().state().title(),
        a.target().startedAt() == null ? null : a.target().task(),
        a.inspectors().entrySet().stream().map(i -> new Inspector(i.getKey(), i.getValue())).toList(),
        mayStart ? List.of("START") : List.of());
  }
}
