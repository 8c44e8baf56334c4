package org.bihuan.hazard;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.bihuan.checklist.Level;
import org.bihuan.platform.Actor;
import org.bihuan.platform.Refusal;
import org.junit.jupiter.api.Test;

/**
 * 100,000 attempts by everybody at everything: whatever is accepted keeps the rules that must always hold, and the
 * figures stay the sum of their changes.
 */
class HazardWalkTest {

  private static final long SEED = 20230506;
  private static final int ATTEMPTS = 100_000;

  /** Refused for the level that was chosen, not for who asks or how the hazard stands. */
  private static final Set<String> ABOUT_CONTENT = Set.of("needs-downgrade");

  @Test
  void no_sequence_of_acts_breaks_a_rule_or_a_figure() {
    Random random = new Random(SEED);
    int accepted = 0;
    Map<HazardStatus, Integer> reached = new HashMap<>();
    Cast.File file = start(random);
    Set<UUID> worked = new HashSet<>();
    Map<Tally, Long> figures = new HashMap<>(Tally.difference(null, file.hazard));
    for (int i = 0; i < ATTEMPTS; i++) {
      if (random.nextInt(400) == 0 || !file.hazard.status().isOpen() && random.nextInt(4) == 0) {
        file = start(random);
        worked.clear();
        figures = new HashMap<>(Tally.difference(null, file.hazard));
      }
      Hazard before = file.hazard;
      Actor actor = Cast.ALL.get(random.nextInt(Cast.ALL.size()));
      HazardCommand command = anything(file, random);
      boolean offered = PossibleActs.allowed(Standing.of(before), file.situation(actor)).contains(command.act());
      if (attempt(file, actor, command, offered)) {
        accepted++;
        if (command instanceof HazardCommand.Finish
            || command instanceof HazardCommand.FixOnSpot
            || command instanceof HazardCommand.ReportProgress) {
          worked.add(actor.personId());
        }
        holds(before, file.hazard, worked);
        add(figures, Tally.difference(before, file.hazard));
        assertThat(figures).isEqualTo(Tally.of(file.hazard));
        reached.merge(file.hazard.status(), 1, Integer::sum);
      } else {
        assertThat(file.hazard).isSameAs(before);
      }
    }
    assertThat(accepted).isGreaterThan(4_000);
    assertThat(reached.keySet()).containsAll(EnumSet.complementOf(EnumSet.of(HazardStatus.DRAFT)));
  }

  private static Cast.File start(Random random) {
    Actor finder = List.of(Cast.COOK, Cast.OFFICER, Cast.HEAD).get(random.nextInt(3));
    Level proposed = List.of(Level.MAJOR, Level.GENERAL, Level.MINOR).get(random.nextInt(3));
    return new Cast.File(finder, proposed, HazardSource.SELF_CHECK);
  }

  /** What a row offers is refused for its content only, and what it does not offer is refused. */
  private static boolean attempt(Cast.File file, Actor actor, HazardCommand command, boolean offered) {
    try {
      file.does(actor, command);
      assertThat(offered).as(command.act() + " was done").isTrue();
      return true;
    } catch (Refusal refused) {
      boolean forItsContent = refused.status() == 422 || ABOUT_CONTENT.contains(refused.code());
      assertThat(forItsContent).as(command.act() + ": " + refused.code()).isEqualTo(offered);
      return false;
    }
  }

  private static void holds(Hazard before, Hazard after, Set<UUID> worked) {
    assertThat(before.status().canBecome(after.status())).isTrue();
    Hazard.Closure closure = after.closure();
    if (after.status() == HazardStatus.RECTIFYING) {
      assertThat(after.plan().hasFiveElements()).isTrue();
    }
    if (after.isMajor() && after.status() == HazardStatus.CLOSED) {
      assertThat(after.plan().signedBy()).isNotNull();
      assertThat(after.control().complete()).isTrue();
      assertThat(closure.confirmation().by().personId()).isNotEqualTo(closure.acceptance().by().personId());
    }
    if (after.status() == HazardStatus.CLOSED) {
      UUID acceptor = closure.acceptance().by().personId();
      assertThat(acceptor).isNotEqualTo(closure.completion().by().personId()).isNotIn(worked);
      assertThat(after.plan().responsible() == null || !after.plan().responsible().personId().equals(acceptor))
          .isTrue();
    }
  }

  private static void add(Map<Tally, Long> figures, Map<Tally, Long> difference) {
    difference.forEach((tally, amount) -> figures.merge(tally, amount, Long::sum));
    figures.values().removeIf(amount -> amount == 0);
  }

  private static HazardCommand anything(Cast.File file, Random random) {
    Actor somebody = Cast.ALL.get(random.nextInt(5));
    LocalDate later = Cast.TODAY.plusDays(random.nextInt(60));
    Level level = Level.values()[random.nextInt(3)];
    UUID proposal = file.proposals.values().stream().filter(Proposal::isOpen).findFirst().map(Proposal::id).orElse(null);
    List<HazardCommand.PhotoRef> after = List.of(Cast.photo(PhotoKind.AFTER));
    return switch (random.nextInt(29)) {
      case 0 -> new HazardCommand.Submit();
      case 1, 2 -> Cast.grade(level);
      case 3 -> new HazardCommand.FixOnSpot("已搬离", null, null, after);
      case 4 -> new HazardCommand.ConfirmOnSpotFix("属实");
      case 5 -> new HazardCommand.ReturnOnSpotFix("照片不清");
      case 6 -> new HazardCommand.RecordInterimControl("停用", true, List.of(Cast.photo(PhotoKind.INTERIM)));
      case 7 -> new HazardCommand.ReportToAuthority("区教委", Cast.noon(Cast.TODAY), "情况");
      case 8 -> new HazardCommand.ReportToStaff("教代会", Cast.noon(Cast.TODAY), "情况");
      case 9, 10 -> Cast.plan(somebody, file.hazard.isMajor());
      case 11 -> new HazardCommand.SignPlan();
      case 12 -> new HazardCommand.Start();
      case 13 -> new HazardCommand.ReportProgress("进行中", List.of());
      case 14 -> new HazardCommand.Reassign(somebody.personId(), "调整");
      case 15, 16 -> Cast.finish();
      case 17 -> new HazardCommand.Accept("合格", List.of());
      case 18 -> new HazardCommand.Reject("不合格", later, random.nextBoolean() ? "围挡" : null);
      case 19 -> new HazardCommand.ConfirmClosure("同意");
      case 20 -> new HazardCommand.RefuseClosure("不同意", later, random.nextBoolean() ? "围挡" : null);
      case 21 -> new HazardCommand.ProposeExtension("备件", "围挡", later);
      case 22 -> new HazardCommand.ProposeWithdrawal(Proposal.Ground.FALSE_REPORT, "误报", null);
      case 23 -> new HazardCommand.ProposeDowngrade(level, "实测达标");
      case 24 -> new HazardCommand.SignProposal(proposal);
      case 25 -> new HazardCommand.ApproveProposal(proposal, null);
      case 26 -> new HazardCommand.RefuseProposal(proposal, "不同意");
      case 27 -> unusual(random);
      default -> new HazardCommand.LookBack(
          random.nextBoolean() ? Hazard.LookBackResult.HOLDS : Hazard.LookBackResult.REBOUNDED, "现场查看", List.of());
    };
  }

  private static HazardCommand unusual(Random random) {
    return switch (random.nextInt(6)) {
      case 0 -> new HazardCommand.Transfer("住建部门", "非教育职责", "封闭");
      case 1 -> new HazardCommand.RecordTransferOutcome(
          HazardCommand.RecordTransferOutcome.Outcome.RESOLVED, "已处置", Cast.TODAY, List.of(Cast.photo(PhotoKind.AFTER)));
      case 2 -> new HazardCommand.StartJointStudy("责任不清", "封闭");
      case 3 -> new HazardCommand.ConcludeJointStudy("区住建委", "会议明确牵头单位", "封闭");
      case 4 -> new HazardCommand.RaiseLevel(Level.MAJOR, "加重", null);
      default -> new HazardCommand.ReportOverHead("未处理");
    };
  }
}
