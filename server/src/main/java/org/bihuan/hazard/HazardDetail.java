package org.bihuan.hazard;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.LocalDate;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.bihuan.checklist.Level;
import org.bihuan.file.FileStore;
import org.bihuan.platform.Ref;
import org.bihuan.platform.Role;
import org.jspecify.annotations.Nullable;

/**
 * One hazard with everything known about it and what the reader may do with it now.
 *
 * @param extensionLevel where the next extension of it is decided
 * @param mayExtend whether the reader gives more time himself, with what he sends back
 * @param duplicates withdrawn because this one was registered already or was kept, as far as the reader sees them
 */
record HazardDetail(
    @JsonUnwrapped HazardSummary summary,
    @Nullable Level statutoryLevel,
    Hazard.@Nullable Judgement judgement,
    @Nullable UUID placeId,
    @Nullable String itemCode,
    @Nullable String basis,
    Origin origin,
    Role.Level foundLevel,
    Role.Level confirmLevel,
    Role.Level extensionLevel,
    boolean mayExtend,
    PersonAtPost foundBy,
    @Nullable PersonAtPost registeredBy,
    @Nullable String noPhotoReason,
    @Nullable Instant gradedAt,
    @Nullable PersonAtPost gradedBy,
    Hazard.@Nullable InterimControl interimControl,
    List<Hazard.MajorReport> reports,
    @Nullable Plan plan,
    Hazard.@Nullable Completion completion,
    Hazard.@Nullable Verdict acceptance,
    Hazard.@Nullable Verdict confirmation,
    List<Hazard.Referral> referrals,
    List<Hazard.LookBack> lookBacks,
    List<Proposal> proposals,
    List<Photo> photos,
    HazardQueries.@Nullable Relative former,
    HazardQueries.@Nullable Relative successor,
    HazardQueries.@Nullable Relative duplicateOf,
    List<HazardQueries.Relative> duplicates,
    List<Possible> can) {

  /** 五落实 as far as they stand; money in fen. */
  record Plan(
      @Nullable PersonAtPost responsible,
      @Nullable PersonAtPost rectifier,
      @Nullable String measures,
      @Nullable Long fundsPlannedFen,
      @Nullable String fundsSource,
      @Nullable LocalDate deadline,
      @Nullable String contingency,
      Hazard.@Nullable MajorPlan majorPlan,
      @Nullable PersonAtPost signedBy,
      @Nullable Instant signedAt,
      boolean complete) {}

  /**
   * A photo or paper of the hazard.
   *
   * @param sha256 by which everybody can tell whether his copy is the one that was brought
   * @param uploadedAt when it arrived here, by the clock of the server
   */
  record Photo(
      Ref file,
      PhotoKind kind,
      int version,
      PersonAtPost addedBy,
      Instant addedAt,
      @Nullable String sha256,
      @Nullable Instant uploadedAt) {

    static Photo of(HazardPhoto p, FileStore.@Nullable Mark mark) {
      return new Photo(
          p.file(), p.kind(), p.version(), p.addedBy(), p.addedAt(), mark == null ? null : mark.sha256(),
          mark == null ? null : mark.uploadedAt());
    }
  }

  /**
   * An act at this state.
   *
   * @param why in Chinese, when it is not allowed to the reader
   * @param main the one step that moves the hazard on
   */
  record Possible(HazardAct act, String title, boolean allowed, @Nullable String why, boolean main) {}

  static HazardDetail of(
      Hazard hazard,
      HazardSummary summary,
      Situation now,
      Map<Ref, FileStore.Mark> marks,
      List<Proposal> proposals,
      HazardQueries.@Nullable Relative former,
      HazardQueries.@Nullable Relative successor,
      HazardQueries.@Nullable Relative duplicateOf,
      List<HazardQueries.Relative> duplicates) {
    Hazard.Finding f = hazard.finding();
    Hazard.Grading g = hazard.grading();
    Hazard.Closure c = hazard.closure();
    return new HazardDetail(
        summary,
        g.statutoryLevel(),
        g.judgement(),
        f.placeId(),
        f.itemCode(),
        f.basis(),
        f.origin(),
        f.foundLevel(),
        hazard.confirmLevel(),
        ProposalRules.extendedBy(hazard, now),
        ProposalRules.mayExtend(hazard, now),
        f.foundBy(),
        f.registeredBy(),
        f.noPhotoReason(),
        g.gradedAt(),
        g.gradedBy(),
        hazard.control().interim(),
        hazard.control().reports(),
        plan(hazard.plan()),
        c.completion(),
        c.acceptance(),
        c.confirmation(),
        hazard.referrals(),
        c.lookBacks(),
        proposals,
        now.photos().stream().map(photo -> Photo.of(photo, marks.get(photo.file()))).toList(),
        former,
        successor,
        duplicateOf,
        duplicates,
        PossibleActs.of(hazard, now));
  }

  private static @Nullable Plan plan(Hazard.Plan p) {
    if (p.isEmpty()) {
      return null;
    }
    return new Plan(
        p.responsible(), p.rectifier(), p.measures(), p.fundsPlannedFen(), p.fundsSource(), p.deadline(),
        p.contingency(), p.majorPlan(), p.signedBy(), p.signedAt(), p.hasFiveElements());
  }

  /** The row a list would show of it. */
  LedgerRow row() {
    return new LedgerRow(summary, can.stream().filter(Possible::allowed).map(Possible::act).toList(), false);
  }

  Ref ref() {
    return summary.ref();
  }
}
