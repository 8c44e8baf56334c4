package org.bihuan.hazard;

import static com.fasterxml.jackson.annotation.JsonFormat.Feature.ACCEPT_SINGLE_VALUE_AS_ARRAY;

import com.fasterxml.jackson.annotation.JsonAlias;
import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.bihuan.checklist.Category;
import org.bihuan.checklist.Level;
import org.bihuan.checklist.JudgementSet;
import org.bihuan.checklist.MajorProposal;
import org.bihuan.platform.Ref;
import org.bihuan.platform.Role;
import org.jspecify.annotations.Nullable;

/**
 * A hazard as it stands now. Immutable: an act makes the next one, and only {@link HazardLedger} stores it.
 *
 * @param number 区划-年-流水, given on registration; null while a draft
 * @param version counts the lines of its history
 * @param referrals each 移送 and 专题研究 in its order; lines of history written before there could be several hold one
 *     or none
 */
public record Hazard(
    Ref ref,
    UUID unitId,
    @Nullable String number,
    int version,
    HazardStatus status,
    Finding finding,
    Grading grading,
    MajorControl control,
    Plan plan,
    Closure closure,
    @JsonAlias("referral") @JsonFormat(with = ACCEPT_SINGLE_VALUE_AS_ARRAY) @JsonSetter(nulls = Nulls.AS_EMPTY)
        List<Referral> referrals,
    Links links) {

  /**
   * What was found, where, by whom.
   *
   * @param lateDays 补登: how many days after it was found it was registered, where that was later than the next working
   *     day; null where it was in time
   */
  public record Finding(
      @Nullable UUID placeId,
      String placeText,
      Category category,
      @Nullable String itemCode,
      String description,
      @Nullable String basis,
      HazardSource source,
      Origin origin,
      Role.Level foundLevel,
      Instant foundAt,
      PersonAtPost foundBy,
      @Nullable Instant registeredAt,
      @Nullable PersonAtPost registeredBy,
      @Nullable String noPhotoReason,
      boolean overHead,
      @Nullable Integer lateDays) {}

  /**
   * Policy level and statutory level, and the clause of a judgement rule behind them.
   *
   * @param majorSince from when its 24 hours run: since when it is known as 重大, graded or proposed; null where it is not
   */
  public record Grading(
      @Nullable Level level,
      @Nullable Level statutoryLevel,
      @Nullable Level proposedLevel,
      @Nullable Judgement judgement,
      @Nullable Instant gradedAt,
      @Nullable PersonAtPost gradedBy,
      @Nullable Instant majorSince) {

    Grading majorSince(@Nullable Instant moment) {
      return new Grading(level, statutoryLevel, proposedLevel, judgement, gradedAt, gradedBy, moment);
    }
  }

  /**
   * The clause of a published judgement rule (判定标准) that makes a hazard major, or the clauses that do together.
   *
   * @param rule the rule, and the version of it that was in force on the day of the finding; null in records that were
   *     kept before versions were
   */
  public record Judgement(String clause, String text, String document, @Nullable RuleVersion rule) {

    public static Judgement of(MajorProposal met) {
      return new Judgement(
          met.clauses().stream().map(JudgementSet.Clause::code).collect(Collectors.joining("、")),
          met.sentence(),
          met.document(),
          new RuleVersion(met.setCode(), met.setVersion(), met.setFrom()));
    }
  }

  public record RuleVersion(String code, String version, LocalDate effectiveFrom) {}

  /** 重大隐患: control until it is gone (安全生产法 第四十一条) and the two reports. */
  public record MajorControl(@Nullable InterimControl interim, List<MajorReport> reports) {
    static final MajorControl NONE = new MajorControl(null, List.of());

    boolean complete() {
      return interim != null && reportedTo(MajorReport.To.AUTHORITY) && reportedTo(MajorReport.To.STAFF);
    }

    boolean reportedTo(MajorReport.To receiver) {
      return reports.stream().anyMatch(report -> report.to() == receiver);
    }
  }

  public record InterimControl(String measures, boolean suspendUse, PersonAtPost by, Instant at) {}

  /** One of the two reports: to the department in charge, and to the staff (congress). */
  public record MajorReport(To to, String recipient, Instant reportedAt, String content, PersonAtPost by) {
    public enum To { AUTHORITY, STAFF }
  }

  /**
   * 五落实: person, measures, money (fen), deadline, emergency plan; the database refuses 整改中 without them.
   *
   * @param term what the deadline is held to once the work has begun; null before
   * @param tookPart whoever has worked on it so far, or was charged with it before somebody else was; none of them accepts
   */
  public record Plan(
      @Nullable PersonAtPost responsible,
      @Nullable PersonAtPost rectifier,
      @Nullable String measures,
      @Nullable Long fundsPlannedFen,
      @Nullable String fundsSource,
      @Nullable LocalDate deadline,
      @Nullable String contingency,
      @Nullable MajorPlan majorPlan,
      @Nullable PersonAtPost signedBy,
      @Nullable Instant signedAt,
      @Nullable Term term,
      @JsonSetter(nulls = Nulls.AS_EMPTY) List<PersonAtPost> tookPart) {

    static final Plan NONE = new Plan(null, null, null, null, null, null, null, null, null, null, null, List.of());

    boolean hasFiveElements() {
      return responsible != null
          && measures != null
          && fundsPlannedFen != null
          && fundsSource != null
          && deadline != null
          && contingency != null;
    }

    boolean isEmpty() {
      return responsible == null && measures == null && deadline == null;
    }

    Plan dueOn(LocalDate newDeadline) {
      return new Plan(
          responsible, rectifier, measures, fundsPlannedFen, fundsSource, newDeadline, contingency, majorPlan, signedBy,
          signedAt, term, tookPart);
    }

    Plan rectifiedBy(PersonAtPost person) {
      return new Plan(
          responsible, person, measures, fundsPlannedFen, fundsSource, deadline, contingency, majorPlan, signedBy,
          signedAt, term, tookPart);
    }

    Plan signed(@Nullable PersonAtPost head, @Nullable Instant at) {
      return new Plan(
          responsible, rectifier, measures, fundsPlannedFen, fundsSource, deadline, contingency, majorPlan, head, at,
          term, tookPart);
    }

    Plan heldTo(@Nullable Term held) {
      return new Plan(
          responsible, rectifier, measures, fundsPlannedFen, fundsSource, deadline, contingency, majorPlan, signedBy,
          signedAt, held, tookPart);
    }

    /** The day from which figures count it as late: a later deadline of a plan made anew does not wipe that out. */
    @Nullable LocalDate owedOn() {
      return term == null || deadline == null || deadline.isBefore(term.first()) ? deadline : term.first();
    }

    Plan joinedBy(@Nullable PersonAtPost person) {
      if (person == null || hasPart(person.personId())) {
        return this;
      }
      List<PersonAtPost> all = new ArrayList<>(tookPart);
      all.add(person);
      return new Plan(
          responsible, rectifier, measures, fundsPlannedFen, fundsSource, deadline, contingency, majorPlan, signedBy,
          signedAt, term, List.copyOf(all));
    }

    boolean hasPart(UUID personId) {
      return tookPart.stream().anyMatch(person -> person.personId().equals(personId));
    }
  }

  /**
   * What was promised when the work began, or granted since.
   *
   * @param day no new plan goes beyond it
   * @param first the day from which it counts as late: before {@code day} where a raise to 重大 asked for another plan, or
   *     late work was sent back
   * @param raised such a plan is still to be made
   */
  public record Term(LocalDate day, LocalDate first, boolean raised) {

    static Term of(LocalDate day) {
      return new Term(day, day, false);
    }

    Term awaitingNewPlan() {
      return new Term(day, first, true);
    }

    /** The work begins again, until that day. */
    Term until(LocalDate next) {
      return new Term(next, next.isBefore(first) ? next : first, false);
    }
  }

  /** 总局令第16号 第十五条: the six contents of the plan for a major hazard. */
  public record MajorPlan(
      String goal, String methods, String resources, String people, String schedule, String safety) {}

  /** How it ended: finish, acceptance, confirmation, write-off, look-backs. */
  public record Closure(
      @Nullable Completion completion,
      @Nullable Verdict acceptance,
      @Nullable Verdict confirmation,
      @Nullable Instant closedAt,
      List<LookBack> lookBacks) {

    static final Closure NONE = new Closure(null, null, null, null, List.of());
  }

  /**
   * @param actualFen money really spent, in fen; null where nobody said, which is not that it cost nothing. Fixed on the
   *     spot and left empty, it stands as 0 in records of before that was told apart
   * @param authority who solved it, where that was another authority it had been 移送 to
   */
  public record Completion(
      LocalDate finishedOn,
      @Nullable Long actualFen,
      String measuresTaken,
      boolean onSpot,
      PersonAtPost by,
      Instant at,
      @Nullable String authority) {}

  /** A conclusion of somebody who did not rectify it. */
  public record Verdict(String conclusion, PersonAtPost by, Role.Level level, Instant at) {}

  /**
   * A look-back (回头看) that is due, or was done.
   *
   * @param asked by whom and why it was asked for before its day; null where it came with the write-off
   */
  public record LookBack(
      LocalDate dueOn, @Nullable Instant doneAt, @Nullable LookBackResult result, @Nullable String note,
      @Nullable PersonAtPost by, @Nullable LookBackAsked asked) {}

  /** @param reason what makes somebody doubt that it is gone, as whoever looks back reads it */
  public record LookBackAsked(LocalDate on, String reason, PersonAtPost by) {}

  public enum LookBackResult {
    HOLDS,
    REBOUNDED
  }

  /** Outside the unit's hands for a time: 移送 to another authority, or 专题研究 of an unclear responsibility. */
  public record Referral(
      Kind kind,
      @Nullable String authority,
      String reason,
      String interimControl,
      PersonAtPost by,
      Instant at,
      @Nullable String outcome) {
    public enum Kind { TRANSFER, JOINT_STUDY }

    /** @param control what keeps people safe from then on; the history keeps what did until then */
    private Referral ended(String how, String control) {
      return new Referral(kind, authority, reason, control, by, at, how);
    }
  }

  /** Its relatives on the ledger of the same district. */
  public record Links(
      @Nullable UUID formerId, @Nullable UUID successorId, @Nullable UUID duplicateOf, int rebounds, int extensions) {
    static final Links NONE = new Links(null, null, null, 0, 0);

    Links extendedOnceMore() {
      return new Links(formerId, successorId, duplicateOf, rebounds, extensions + 1);
    }
  }

  @JsonIgnore
  public boolean isMajor() {
    return grading.level() == Level.MAJOR;
  }

  /** Major by grade, or still ungraded while a judgement rule proposes it. */
  public boolean looksMajor() {
    return Standing.looksMajor(grading.level(), grading.proposedLevel());
  }

  /** 市属 units have no district above them: the city does what a district does elsewhere. */
  boolean isCityDirect() {
    return Standing.isCityDirect(ref.districtId());
  }

  /**
   * Who has the last word on the write-off: the unit for what it found itself, the finder's level for what a superior
   * found, and for a major hazard always the city as second key.
   */
  public Role.Level confirmLevel() {
    if (looksMajor() || finding.foundLevel() == Role.Level.CITY) {
      return Role.Level.CITY;
    }
    if (finding.overHead() || finding.foundLevel() == Role.Level.DISTRICT) {
      return isCityDirect() ? Role.Level.CITY : Role.Level.DISTRICT;
    }
    return Role.Level.UNIT;
  }

  Hazard become(HazardStatus next) {
    if (!status.canBecome(next)) {
      throw new IllegalStateException(status + " cannot become " + next);
    }
    return new Hazard(
        ref, unitId, number, version, next, finding, grading, control, plan, closure, referrals, links);
  }

  Hazard with(Finding changed) {
    return new Hazard(ref, unitId, number, version, status, changed, grading, control, plan, closure, referrals, links);
  }

  Hazard with(Grading changed) {
    return new Hazard(ref, unitId, number, version, status, finding, changed, control, plan, closure, referrals, links);
  }

  Hazard with(MajorControl changed) {
    return new Hazard(ref, unitId, number, version, status, finding, grading, changed, plan, closure, referrals, links);
  }

  Hazard with(Plan changed) {
    return new Hazard(
        ref, unitId, number, version, status, finding, grading, control, changed, closure, referrals, links);
  }

  Hazard with(Closure changed) {
    return new Hazard(ref, unitId, number, version, status, finding, grading, control, plan, changed, referrals, links);
  }

  /** Another referral; the earlier ones stay. */
  Hazard referred(Referral next) {
    List<Referral> all = new ArrayList<>(referrals);
    all.add(next);
    return with(List.copyOf(all));
  }

  /** The last referral, as it ended. */
  Hazard referralEnded(String outcome, String control) {
    List<Referral> all = new ArrayList<>(referrals);
    all.add(all.removeLast().ended(outcome, control));
    return with(List.copyOf(all));
  }

  private Hazard with(List<Referral> all) {
    return new Hazard(ref, unitId, number, version, status, finding, grading, control, plan, closure, all, links);
  }

  Hazard with(Links changed) {
    return new Hazard(
        ref, unitId, number, version, status, finding, grading, control, plan, closure, referrals, changed);
  }

  Hazard numbered(String given) {
    return new Hazard(
        ref, unitId, given, version, status, finding, grading, control, plan, closure, referrals, links);
  }

  Hazard atVersion(int next) {
    return new Hazard(ref, unitId, number, next, status, finding, grading, control, plan, closure, referrals, links);
  }
}
