package org.bihuan.inspection.plan;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.bihuan.inspection.InspectionKind;
import org.bihuan.platform.Ref;
import org.bihuan.platform.Role;
import org.jspecify.annotations.Nullable;

/**
 * An inspection as an office plans it. It stands in the ledger of the office, so that no target sees it.
 *
 * @param level of the office
 * @param arrangement who goes where; what became of each target is kept beside it once issued
 */
public record Plan(
    Ref ref,
    InspectionKind kind,
    String title,
    String purpose,
    String checklistCode,
    LocalDate from,
    LocalDate until,
    Role.Level level,
    UUID nodeId,
    String nodeName,
    State state,
    int version,
    Arrangement arrangement,
    Instant madeAt,
    UUID madeBy,
    String madeByName,
    @Nullable Instant issuedAt,
    @Nullable String issuedByName,
    @Nullable Instant endedAt,
    @Nullable String endedByName,
    @Nullable String endReason) {

  /** How far a plan has come. */
  public enum State {
    DRAFT("编制中"),
    ISSUED("已下达"),
    ENDED("已结束");

    private final String title;

    State(String title) {
      this.title = title;
    }

    public String title() {
      return title;
    }
  }

  /** What somebody does in a team. */
  public enum Duty {
    LEADER("组长"),
    MEMBER("组员"),
    EXPERT("专家");

    private final String title;

    Duty(String title) {
      this.title = title;
    }

    public String title() {
      return title;
    }

    boolean isInspector() {
      return this != EXPERT;
    }
  }

  /** Who goes where. */
  public record Arrangement(List<Team> teams, List<Target> targets) {
    static final Arrangement NONE = new Arrangement(List.of(), List.of());

    public Arrangement {
      teams = List.copyOf(teams);
      targets = List.copyOf(targets);
    }

    Optional<Team> team(UUID id) {
      return teams.stream().filter(team -> team.id().equals(id)).findFirst();
    }
  }

  public record Team(UUID id, String name, List<Member> members) {
    public Team {
      members = List.copyOf(members);
    }
  }

  /**
   * @param id of the post he will act under
   * @param post what he is at home
   */
  public record Member(UUID id, UUID personId, String name, String post, String node, Duty duty) {}

  public record Target(
      UUID id, UUID teamId, Ref unit, String unitName, String districtName, LocalDate from, LocalDate until) {}

  boolean isSealed() {
    return kind.isSealed();
  }

  /** As a refusal shows it: a sealed one without where it goes, for a refusal leaves no record of who looked. */
  Plan inRefusal() {
    return isSealed()
        ? new Plan(
            ref, kind, title, purpose, checklistCode, from, until, level, nodeId, nodeName, state, version,
            Arrangement.NONE, madeAt, madeBy, madeByName, issuedAt, issuedByName, endedAt, endedByName, endReason)
        : this;
  }

  boolean hasMember(UUID person) {
    return arrangement.teams().stream().flatMap(team -> team.members().stream()).anyMatch(m -> m.personId().equals(person));
  }
}
