package org.bihuan.hazard;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonTypeName;
import com.fasterxml.jackson.annotation.Nulls;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.bihuan.checklist.Level;
import org.bihuan.platform.Ref;
import org.jspecify.annotations.Nullable;

/**
 * One act with what it needs. In JSON the member {@code act} names the kind. Dates are Beijing days, money is in fen.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "act")
@JsonSubTypes({
  @JsonSubTypes.Type(HazardCommand.Submit.class),
  @JsonSubTypes.Type(HazardCommand.Grade.class),
  @JsonSubTypes.Type(HazardCommand.FixOnSpot.class),
  @JsonSubTypes.Type(HazardCommand.ConfirmOnSpotFix.class),
  @JsonSubTypes.Type(HazardCommand.ReturnOnSpotFix.class),
  @JsonSubTypes.Type(HazardCommand.RecordInterimControl.class),
  @JsonSubTypes.Type(HazardCommand.ReportToAuthority.class),
  @JsonSubTypes.Type(HazardCommand.ReportToStaff.class),
  @JsonSubTypes.Type(HazardCommand.MakePlan.class),
  @JsonSubTypes.Type(HazardCommand.SignPlan.class),
  @JsonSubTypes.Type(HazardCommand.Start.class),
  @JsonSubTypes.Type(HazardCommand.ReportProgress.class),
  @JsonSubTypes.Type(HazardCommand.Reassign.class),
  @JsonSubTypes.Type(HazardCommand.Finish.class),
  @JsonSubTypes.Type(HazardCommand.Accept.class),
  @JsonSubTypes.Type(HazardCommand.Reject.class),
  @JsonSubTypes.Type(HazardCommand.ConfirmClosure.class),
  @JsonSubTypes.Type(HazardCommand.RefuseClosure.class),
  @JsonSubTypes.Type(HazardCommand.ProposeExtension.class),
  @JsonSubTypes.Type(HazardCommand.ProposeWithdrawal.class),
  @JsonSubTypes.Type(HazardCommand.ProposeDowngrade.class),
  @JsonSubTypes.Type(HazardCommand.SignProposal.class),
  @JsonSubTypes.Type(HazardCommand.ApproveProposal.class),
  @JsonSubTypes.Type(HazardCommand.RefuseProposal.class),
  @JsonSubTypes.Type(HazardCommand.TakeBackProposal.class),
  @JsonSubTypes.Type(HazardCommand.RaiseLevel.class),
  @JsonSubTypes.Type(HazardCommand.Transfer.class),
  @JsonSubTypes.Type(HazardCommand.RecordTransferOutcome.class),
  @JsonSubTypes.Type(HazardCommand.StartJointStudy.class),
  @JsonSubTypes.Type(HazardCommand.ConcludeJointStudy.class),
  @JsonSubTypes.Type(HazardCommand.LookBack.class),
  @JsonSubTypes.Type(HazardCommand.AskLookBack.class),
  @JsonSubTypes.Type(HazardCommand.BlindLook.class),
  @JsonSubTypes.Type(HazardCommand.ReportOverHead.class),
  @JsonSubTypes.Type(HazardCommand.AddNote.class),
  @JsonSubTypes.Type(HazardCommand.SeeAgain.class)
})
public sealed interface HazardCommand {

  HazardAct act();

  /** Photos and papers that come with the act; they become part of the hazard in the same transaction. */
  default List<PhotoRef> photos() {
    return List.of();
  }

  /** A file already uploaded to the same unit, and what it proves. */
  record PhotoRef(Ref file, PhotoKind kind) {}

  @JsonTypeName("SUBMIT")
  record Submit() implements HazardCommand {
    @Override
    public HazardAct act() {
      return HazardAct.SUBMIT;
    }
  }

  @JsonTypeName("GRADE")
  record Grade(
      Level level, @Nullable String judgementClause, @Nullable String basis, @Nullable String reason,
      @Nullable UUID responsiblePersonId)
      implements HazardCommand {
    @Override
    public HazardAct act() {
      return HazardAct.GRADE;
    }
  }

  @JsonTypeName("FIX_ON_SPOT")
  record FixOnSpot( // the day is said by a check that came in later; no form asks for it
      String measures, @Nullable Long actualFen, @Schema(hidden = true) @Nullable LocalDate finishedOn,
      @JsonSetter(nulls = Nulls.AS_EMPTY) List<PhotoRef> photos)
      implements HazardCommand {
    @Override
    public HazardAct act() {
      return HazardAct.FIX_ON_SPOT;
    }
  }

  @JsonTypeName("CONFIRM_ON_SPOT_FIX")
  record ConfirmOnSpotFix(String conclusion) implements HazardCommand {
    @Override
    public HazardAct act() {
      return HazardAct.CONFIRM_ON_SPOT_FIX;
    }
  }

  @JsonTypeName("RETURN_ON_SPOT_FIX")
  record ReturnOnSpotFix(String reason) implements HazardCommand {
    @Override
    public HazardAct act() {
      return HazardAct.RETURN_ON_SPOT_FIX;
    }
  }

  @JsonTypeName("RECORD_INTERIM_CONTROL")
  record RecordInterimControl(
      String measures, boolean suspendUse, @JsonSetter(nulls = Nulls.AS_EMPTY) List<PhotoRef> photos)
      implements HazardCommand {
    @Override
    public HazardAct act() {
      return HazardAct.RECORD_INTERIM_CONTROL;
    }
  }

  @JsonTypeName("REPORT_TO_AUTHORITY")
  record ReportToAuthority(String recipient, Instant reportedAt, String content) implements HazardCommand {
    @Override
    public HazardAct act() {
      return HazardAct.REPORT_TO_AUTHORITY;
    }
  }

  @JsonTypeName("REPORT_TO_STAFF")
  record ReportToStaff(String recipient, Instant reportedAt, String content) implements HazardCommand {
    @Override
    public HazardAct act() {
      return HazardAct.REPORT_TO_STAFF;
    }
  }

  @JsonTypeName("PLAN")
  record MakePlan(
      UUID responsiblePersonId, @Nullable UUID rectifierPersonId, String measures, long fundsPlannedFen,
      String fundsSource, LocalDate deadline, String contingency, Hazard.@Nullable MajorPlan majorPlan)
      implements HazardCommand {
    @Override
    public HazardAct act() {
      return HazardAct.PLAN;
    }
  }

  @JsonTypeName("SIGN_PLAN")
  record SignPlan() implements HazardCommand {
    @Override
    public HazardAct act() {
      return HazardAct.SIGN_PLAN;
    }
  }

  @JsonTypeName("START")
  record Start() implements HazardCommand {
    @Override
    public HazardAct act() {
      return HazardAct.START;
    }
  }

  @JsonTypeName("REPORT_PROGRESS")
  record ReportProgress(String note, @JsonSetter(nulls = Nulls.AS_EMPTY) List<PhotoRef> photos)
      implements HazardCommand {
    @Override
    public HazardAct act() {
      return HazardAct.REPORT_PROGRESS;
    }
  }

  @JsonTypeName("REASSIGN")
  record Reassign(UUID rectifierPersonId, String reason) implements HazardCommand {
    @Override
    public HazardAct act() {
      return HazardAct.REASSIGN;
    }
  }

  @JsonTypeName("FINISH")
  record Finish(
      LocalDate finishedOn, long actualFen, String measuresTaken,
      @JsonSetter(nulls = Nulls.AS_EMPTY) List<PhotoRef> photos)
      implements HazardCommand {
    @Override
    public HazardAct act() {
      return HazardAct.FINISH;
    }
  }

  @JsonTypeName("ACCEPT")
  record Accept(String conclusion, @JsonSetter(nulls = Nulls.AS_EMPTY) List<PhotoRef> photos) implements HazardCommand {
    @Override
    public HazardAct act() {
      return HazardAct.ACCEPT;
    }
  }

  /** @param interimControl what keeps people safe meanwhile, where the new deadline is later than the old one */
  @JsonTypeName("REJECT")
  record Reject(String reason, LocalDate newDeadline, @Nullable String interimControl) implements HazardCommand {
    @Override
    public HazardAct act() {
      return HazardAct.REJECT;
    }
  }

  @JsonTypeName("CONFIRM_CLOSURE")
  record ConfirmClosure(String conclusion) implements HazardCommand {
    @Override
    public HazardAct act() {
      return HazardAct.CONFIRM_CLOSURE;
    }
  }

  @JsonTypeName("REFUSE_CLOSURE")
  record RefuseClosure(String reason, LocalDate newDeadline, @Nullable String interimControl) implements HazardCommand {
    @Override
    public HazardAct act() {
      return HazardAct.REFUSE_CLOSURE;
    }
  }

  @JsonTypeName("PROPOSE_EXTENSION")
  record ProposeExtension(String reason, String interimControl, LocalDate newDeadline) implements HazardCommand {
    @Override
    public HazardAct act() {
      return HazardAct.PROPOSE_EXTENSION;
    }
  }

  @JsonTypeName("PROPOSE_WITHDRAWAL")
  record ProposeWithdrawal(Proposal.Ground ground, String reason, @Nullable Ref duplicateOf) implements HazardCommand {
    @Override
    public HazardAct act() {
      return HazardAct.PROPOSE_WITHDRAWAL;
    }
  }

  @JsonTypeName("PROPOSE_DOWNGRADE")
  record ProposeDowngrade(Level toLevel, String reason) implements HazardCommand {
    @Override
    public HazardAct act() {
      return HazardAct.PROPOSE_DOWNGRADE;
    }
  }

  @JsonTypeName("SIGN_PROPOSAL")
  record SignProposal(UUID proposalId) implements HazardCommand {
    @Override
    public HazardAct act() {
      return HazardAct.SIGN_PROPOSAL;
    }
  }

  @JsonTypeName("APPROVE_PROPOSAL")
  record ApproveProposal(UUID proposalId, @Nullable String opinion) implements HazardCommand {
    @Override
    public HazardAct act() {
      return HazardAct.APPROVE_PROPOSAL;
    }
  }

  @JsonTypeName("REFUSE_PROPOSAL")
  record RefuseProposal(UUID proposalId, String reason) implements HazardCommand {
    @Override
    public HazardAct act() {
      return HazardAct.REFUSE_PROPOSAL;
    }
  }

  @JsonTypeName("TAKE_BACK_PROPOSAL")
  record TakeBackProposal(UUID proposalId, @Nullable String reason) implements HazardCommand {
    @Override
    public HazardAct act() {
      return HazardAct.TAKE_BACK_PROPOSAL;
    }
  }

  @JsonTypeName("RAISE_LEVEL")
  record RaiseLevel(Level toLevel, String reason, @Nullable String judgementClause) implements HazardCommand {
    @Override
    public HazardAct act() {
      return HazardAct.RAISE_LEVEL;
    }
  }

  @JsonTypeName("TRANSFER")
  record Transfer(String authority, String reason, String interimControl) implements HazardCommand {
    @Override
    public HazardAct act() {
      return HazardAct.TRANSFER;
    }
  }

  @JsonTypeName("RECORD_TRANSFER_OUTCOME")
  record RecordTransferOutcome(
      Outcome outcome, String note, @Nullable LocalDate finishedOn,
      @JsonSetter(nulls = Nulls.AS_EMPTY) List<PhotoRef> photos)
      implements HazardCommand {
    public enum Outcome { TAKEN_BACK, RESOLVED }

    @Override
    public HazardAct act() {
      return HazardAct.RECORD_TRANSFER_OUTCOME;
    }
  }

  @JsonTypeName("START_JOINT_STUDY")
  record StartJointStudy(String reason, String interimControl) implements HazardCommand {
    @Override
    public HazardAct act() {
      return HazardAct.START_JOINT_STUDY;
    }
  }

  @JsonTypeName("CONCLUDE_JOINT_STUDY")
  record ConcludeJointStudy(String leadUnit, String minutes, String interimMeasures) implements HazardCommand {
    @Override
    public HazardAct act() {
      return HazardAct.CONCLUDE_JOINT_STUDY;
    }
  }

  @JsonTypeName("LOOK_BACK")
  record LookBack(
      Hazard.LookBackResult result, String note, @JsonSetter(nulls = Nulls.AS_EMPTY) List<PhotoRef> photos)
      implements HazardCommand {
    @Override
    public HazardAct act() {
      return HazardAct.LOOK_BACK;
    }
  }

  @JsonTypeName("ASK_LOOK_BACK")
  record AskLookBack(String reason) implements HazardCommand {
    @Override
    public HazardAct act() {
      return HazardAct.ASK_LOOK_BACK;
    }
  }

  /** What somebody saw who did not know the file. Only the ledger itself writes it, when he has said it. */
  @JsonTypeName("BLIND_LOOK")
  record BlindLook(boolean found, String note) implements HazardCommand {
    @Override
    public HazardAct act() {
      return HazardAct.BLIND_LOOK;
    }
  }

  @JsonTypeName("REPORT_OVER_HEAD")
  record ReportOverHead(String reason) implements HazardCommand {
    @Override
    public HazardAct act() {
      return HazardAct.REPORT_OVER_HEAD;
    }
  }

  /**
   * A later check found the same defect still there. Only the ledger itself writes it, when the check is submitted.
   *
   * @param found what that check saw and where
   * @param judgement the rule its failing met
   */
  @JsonTypeName("SEE_AGAIN")
  record SeeAgain(
      String found, HazardSource source, Hazard.@Nullable Judgement judgement,
      @JsonSetter(nulls = Nulls.AS_EMPTY) List<PhotoRef> photos)
      implements HazardCommand {
    @Override
    public HazardAct act() {
      return HazardAct.SEE_AGAIN;
    }

    SeeAgain with(List<PhotoRef> others) {
      return new SeeAgain(found, source, judgement, others);
    }
  }

  @JsonTypeName("ADD_NOTE")
  record AddNote(String note, @JsonSetter(nulls = Nulls.AS_EMPTY) List<PhotoRef> photos) implements HazardCommand {
    @Override
    public HazardAct act() {
      return HazardAct.ADD_NOTE;
    }
  }
}
