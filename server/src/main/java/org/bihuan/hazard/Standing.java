package org.bihuan.hazard;

import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.bihuan.checklist.Level;
import org.bihuan.platform.Role;
import org.jspecify.annotations.Nullable;

/**
 * What {@link HazardRules} look at of a hazard, and nothing else: a page of the ledger asks them about every act of every
 * row, and the whole of each hazard would be read for it in vain.
 *
 * @param confirmLevel who has the last word on the write-off
 * @param planned 五落实 are all there
 * @param majorPlanned so are the six contents of a major hazard's plan
 * @param tookPart whoever worked on it, or was charged with it before somebody else was
 * @param lookBackAsked somebody doubts that it is gone, and nobody has looked since
 * @param onSpot the finish that stands was seen by the finder at once
 */
record Standing(
    HazardStatus status,
    boolean isCityDirect,
    @Nullable Level level,
    @Nullable Level proposedLevel,
    Role.Level confirmLevel,
    UUID foundBy,
    Role.Level foundLevel,
    boolean overHead,
    boolean planned,
    boolean majorPlanned,
    @Nullable LocalDate deadline,
    @Nullable UUID responsible,
    @Nullable UUID rectifier,
    Set<UUID> tookPart,
    boolean onSpot,
    @Nullable UUID finishedBy,
    @Nullable UUID acceptedBy,
    boolean lookBackAsked) {

  static Standing of(Hazard hazard) {
    Hazard.Finding finding = hazard.finding();
    Hazard.Plan plan = hazard.plan();
    Hazard.Completion completion = hazard.closure().completion();
    Hazard.Verdict acceptance = hazard.closure().acceptance();
    return new Standing(
        hazard.status(),
        hazard.isCityDirect(),
        hazard.grading().level(),
        hazard.grading().proposedLevel(),
        hazard.confirmLevel(),
        finding.foundBy().personId(),
        finding.foundLevel(),
        finding.overHead(),
        plan.hasFiveElements(),
        plan.majorPlan() != null,
        plan.deadline(),
        id(plan.responsible()),
        id(plan.rectifier()),
        plan.tookPart().stream().map(PersonAtPost::personId).collect(Collectors.toUnmodifiableSet()),
        completion != null && completion.onSpot(),
        completion == null ? null : completion.by().personId(),
        acceptance == null ? null : acceptance.by().personId(),
        LookBackRules.openAsk(hazard) != null);
  }

  boolean isMajor() {
    return level == Level.MAJOR;
  }

  boolean looksMajor() {
    return looksMajor(level, proposedLevel);
  }

  static boolean looksMajor(@Nullable Level level, @Nullable Level proposed) {
    return level == Level.MAJOR || (level == null && proposed == Level.MAJOR);
  }

  /** The ledger of the city itself, 市属 units, has a number of its own. */
  static boolean isCityDirect(int district) {
    return district % 1000 == 100;
  }

  /** The lowest level that may accept: self-found general hazards stay in the unit. */
  Role.Level acceptanceLevel() {
    return acceptanceLevel(confirmLevel, isCityDirect);
  }

  static Role.Level acceptanceLevel(Role.Level confirmLevel, boolean cityDirect) {
    if (confirmLevel == Role.Level.UNIT) {
      return Role.Level.UNIT;
    }
    return cityDirect ? Role.Level.CITY : Role.Level.DISTRICT;
  }

  boolean isNamedRectifier(UUID person) {
    return person.equals(responsible) || person.equals(rectifier);
  }

  /** Named for it now, named for it before, reported progress or finished it, however long ago. */
  boolean hasTakenPart(UUID person) {
    return isNamedRectifier(person) || tookPart.contains(person) || person.equals(finishedBy);
  }

  private static @Nullable UUID id(@Nullable PersonAtPost person) {
    return Optional.ofNullable(person).map(PersonAtPost::personId).orElse(null);
  }
}
