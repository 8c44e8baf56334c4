package org.bihuan.demo;

import java.time.temporal.ChronoUnit;
import java.util.List;
import org.bihuan.checklist.Category;
import org.bihuan.checklist.CheckItem;
import org.bihuan.checklist.Level;
import org.bihuan.hazard.Hazard;
import org.bihuan.hazard.HazardCommand;
import org.bihuan.hazard.HazardSource;
import org.bihuan.hazard.HazardStatus;
import org.bihuan.hazard.PhotoKind;
import org.bihuan.hazard.Proposal;
import org.bihuan.platform.Actor;
import org.bihuan.platform.Role;
import org.jspecify.annotations.Nullable;

/** The acts of each fate, by the person whose job each is. */
final class Plot {

  private static final List<String> KITCHEN = List.of("食堂", "食品", "餐", "厨", "留样");
  private static final List<String> DOOR = List.of("门卫", "校门", "宿舍", "保安", "上下学");

  private final Tale tale;
  private final DemoCast.Unit unit;
  private final DemoCast.City city;
  private final DemoCast.@Nullable District district;
  private final CheckItem item;
  private final Dice dice;
  private final Actor rectifier;

  Plot(
      Tale tale,
      DemoCast.City city,
      DemoCast.@Nullable District district,
      CheckItem item,
      Dice dice) {
    this.tale = tale;
    this.unit = tale.unit();
    this.city = city;
    this.district = district;
    this.item = item;
    this.dice = dice;
    this.rectifier = dice.percent(12) ? hired() : ownHand();
  }

  /** The maintenance company does what it is hired for. */
  private Actor hired() {
    return item.category() == Category.FIRE ? unit.contractor() : ownHand();
  }

  /** The canteen its kitchen, the gate or the dormitory its door, the electrician the rest. */
  private Actor ownHand() {
    String what = item.requirement() + item.hazardPhrase();
    if (KITCHEN.stream().anyMatch(what::contains)) {
      return unit.holder(0);
    }
    boolean atTheDoor = item.category() == Category.TRAFFIC || DOOR.stream().anyMatch(what::contains);
    return unit.holder(atTheDoor ? 2 : 1);
  }

  /** Above the unit: its district, or the city for units directly under it. */
  private Actor superior() {
    return district == null ? city.admin() : district.admin();
  }

  void tell(Fate fate) {
    act(fate);
    if (fate != Fate.REBOUND && tale.told().status() == HazardStatus.CLOSED) {
      lookBacks();
    }
  }

  private void act(Fate fate) {
    switch (fate) {
      case ON_SPOT ->
          onSpot()
              .then(
                  dice.between(0, 1),
                  confirmer(),
                  t -> new HazardCommand.ConfirmOnSpotFix(dice.one(DemoWords.ACCEPTED)));
      case ON_SPOT_UNCONFIRMED -> onSpot();
      case USUAL, ON_BEHALF -> usual();
      case LATE -> late();
      case EXTENDED -> extended(true);
      case EXTENSION_ASKED -> extended(false);
      case REJECTED_ONCE -> rejectedOnce();
      case MAJOR -> accepted(finished(major(), dice.between(10, 28)));
      case MAJOR_LATE -> major();
      case MAJOR_AT_THE_CITY -> firstKey(finished(major(), 5));
      case WITHDRAWN -> withdrawal(true);
      case WITHDRAWAL_ASKED -> withdrawal(false);
      case DOWNGRADED -> downgrade(true);
      case DOWNGRADE_ASKED -> downgrade(false);
      case RAISED -> raised();
      case TRANSFERRED -> transferred();
      case JOINT_STUDY -> jointStudy();
      case REBOUND -> rebound();
      case OVER_HEAD ->
          tale.then(3, unit.holder(0), t -> new HazardCommand.ReportOverHead("已当面和书面报告两次，至今没有安排整改，隐患仍在原处。"));
      case UNGRADED, DRAFT -> tale.then(0, unit.officer(), t -> new HazardCommand.AddNote("已安排人员现场核实。", List.of()));
    }
  }

  private Tale onSpot() {
    Actor fixer = foundOnPatrol() ? unit.holder(0) : unit.officer();
    return tale.then(
        0,
        fixer,
        t ->
            new HazardCommand.FixOnSpot(
                item.measure(), dice.percent(30) ? dice.between(10, 200) * 100L : null, null,
                List.of(t.photo(fixer, PhotoKind.BEFORE), t.photo(fixer, PhotoKind.AFTER))));
  }

  private Actor confirmer() {
    if (tale.told().finding().foundLevel() != Role.Level.UNIT) {
      return superiorFinder();
    }
    return foundOnPatrol() ? unit.officer() : unit.head();
  }

  private boolean foundOnPatrol() {
    return tale.told().finding().source() == HazardSource.PATROL;
  }

  private Actor superiorFinder() {
    return tale.told().finding().foundLevel() == Role.Level.CITY ? city.admin() : superior();
  }

  private Tale graded(Level level) {
    return tale.then(1, unit.officer(), t -> new HazardCommand.Grade(level, null, null, null, null));
  }

  private Tale planned(int days) {
    Level proposed = tale.told().grading().proposedLevel();
    return started(graded(proposed == Level.MINOR ? Level.MINOR : Level.GENERAL), days);
  }

  private Tale started(Tale from, int days) {
    return from.then(1, unit.officer(), t -> plan(days, null))
        .then(0, unit.officer(), t -> new HazardCommand.Start());
  }

  private HazardCommand plan(int days, Hazard.@Nullable MajorPlan major) {
    return new HazardCommand.MakePlan(
        rectifier.personId(), null, item.measure(), plannedFen(), dice.one(List.of("公用经费", "专项经费", "年度安全经费")),
        tale.today().plusDays(days), DemoWords.meanwhile(item, dice), major);
  }

  private Tale finished(Tale from, int days) {
    return finished(from, days, spent(dice.between(72, 106)));
  }

  /** By what has to be done and how long it usually takes: papers cost their printing, what is small stays small. */
  private long plannedFen() {
    Level level = tale.told().grading().level();
    int hundreds;
    if (DemoPlaces.scene(item.code()) == DemoScene.PAPERS) {
      hundreds = dice.between(1, 8);
    } else if (level == Level.MAJOR) {
      hundreds = dice.between(80, 900);
    } else {
      hundreds = level == Level.MINOR || item.deadlineDays() <= 7 ? dice.between(2, 30) : dice.between(10, 150);
    }
    return hundreds * 10_000L;
  }

  /** So many per cent of what was planned, to ten yuan. */
  private long spent(int percent) {
    Long planned = tale.told().plan().fundsPlannedFen();
    return planned == null ? 0 : planned * percent / 100 / 1_000 * 1_000;
  }

  private Tale finished(Tale from, int days, long spent) {
    return from.then(
        days,
        rectifier,
        t ->
            new HazardCommand.Finish(
                t.today(), spent, DemoWords.finished(item),
                List.of(t.photo(rectifier, PhotoKind.AFTER))));
  }

  private void usual() {
    int days = Math.max(3, item.deadlineDays());
    Tale going = planned(days);
    if (days > 7) {
      going = going.then(days / 3, rectifier, t -> progress());
    }
    accepted(finished(going, dice.between(1, Math.max(1, days / 2))));
  }

  private HazardCommand progress() {
    return new HazardCommand.ReportProgress(dice.one(DemoWords.PROGRESS), List.of());
  }

  private void firstKey(Tale done) {
    done.then(dice.between(1, 5), acceptor(done), t -> new HazardCommand.Accept(dice.one(DemoWords.ACCEPTED), List.of()));
  }

  private void accepted(Tale done) {
    Role.Level lastWord = done.told().confirmLevel();
    firstKey(done);
    if (done.told().isMajor() || (lastWord == Role.Level.CITY && district != null)) {
      done.then(dice.between(1, 6), city.admin(), t -> new HazardCommand.ConfirmClosure("材料齐全，同意销账。"));
    }
  }

  /** Whose acceptance counts; for units directly under the city the first of two keys is the supervisor's. */
  private Actor acceptor(Tale done) {
    if (done.told().confirmLevel() == Role.Level.UNIT) {
      return unit.officer();
    }
    return district == null ? city.supervisor() : district.admin();
  }

  /** A month and three months after the write-off, by somebody who had no part in it; now and then it is forgotten. */
  private void lookBacks() {
    for (int days : new int[] {dice.between(25, 30), dice.between(55, 60)}) {
      if (!dice.percent(96)) {
        return;
      }
      tale.then(
          days,
          looksBack(),
          t ->
              new HazardCommand.LookBack(
                  Hazard.LookBackResult.HOLDS, dice.one(DemoWords.LOOKED_BACK), List.of()));
    }
  }

  /** The head at what the school wrote off itself (nobody here works on it as head), else who is above. */
  private Actor looksBack() {
    if (tale.told().confirmLevel() == Role.Level.UNIT) {
      return unit.head();
    }
    return district == null ? city.supervisor() : district.inspector();
  }

  /** Past its deadline; most are finished some weeks later all the same. */
  private void late() {
    Tale going = planned(dice.between(3, 10)).then(4, rectifier, t -> progress());
    if (dice.percent(70)) {
      accepted(finished(going, dice.between(12, 40)));
    }
  }

  private void extended(boolean decided) {
    int days = dice.between(7, 20);
    Tale asked =
        planned(days)
            .then(
                days / 2,
                unit.officer(),
                t ->
                    new HazardCommand.ProposeExtension(
                        dice.one(DemoWords.LATE_REASONS), DemoWords.meanwhile(item, dice), t.today().plusDays(days + 15L)));
    if (!decided) {
      return;
    }
    if (dice.percent(25)) {
      asked.then(1, superior(), t -> new HazardCommand.RefuseProposal(t.proposal(), "具备按期整改的条件，不同意延期，请按原期限完成。"));
      accepted(finished(asked, 2));
    } else {
      asked.then(2, superior(), t -> new HazardCommand.ApproveProposal(t.proposal(), "同意，期间管控措施须每日检查。"));
      accepted(finished(asked, dice.between(4, 20)));
    }
  }

  private void rejectedOnce() {
    Tale going = planned(12);
    Tale done = finished(going, 5, spent(dice.between(60, 85)));
    done.then(2, acceptor(done), t -> new HazardCommand.Reject(dice.one(DemoWords.REJECTED), t.today().plusDays(3), null));
    accepted(finished(done, 3, spent(dice.between(88, 108))));
  }

  private Tale major() {
    return tale.then(0, unit.head(), t -> new HazardCommand.Grade(Level.MAJOR, null, null, "符合判定标准，按重大隐患管控。", null))
            .then(
                0,
                unit.officer(),
                t ->
                    new HazardCommand.RecordInterimControl(
                        DemoWords.meanwhile(item, dice), true, List.of(t.photo(unit.officer(), PhotoKind.INTERIM))))
            .then(0, unit.officer(), t -> report(t, true))
            .then(1, unit.officer(), t -> report(t, false))
            .then(2, unit.officer(), t -> plan(45, sixContents()))
            .then(1, unit.head(), t -> new HazardCommand.SignPlan())
            .then(14, rectifier, t -> progress());
  }

  private HazardCommand report(Tale t, boolean authority) {
    String content = "现状：" + tale.told().finding().description() + "已采取临时管控，危害程度较大，整改需停用相关区域，方案正在编制。";
    return authority
        ? new HazardCommand.ReportToAuthority(
            district == null ? "市教委安全工作处" : district.name() + "教委安全科", t.now().minus(20, ChronoUnit.MINUTES), content)
        : new HazardCommand.ReportToStaff("教职工代表大会", t.now().minus(2, ChronoUnit.HOURS), content);
  }

  private Hazard.MajorPlan sixContents() {
    return new Hazard.MajorPlan(
        "彻底消除该重大隐患，恢复相关区域安全使用条件。", item.measure(), "由年度安全经费列支，物资由总务处统一采购。", "主要负责人任组长，安全干部、后勤部门和施工单位共同负责。",
        "四十五日内完成，每周报告进展，验收合格前不得恢复使用。", "停用区域封闭管理，施工期间专人监护，备足灭火器材，制定疏散预案并演练一次。");
  }

  private void withdrawal(boolean decided) {
    Tale asked =
        tale.then(
            1,
            unit.officer(),
            t ->
                new HazardCommand.ProposeWithdrawal(
                    Proposal.Ground.FALSE_REPORT, DemoWords.unfounded(item), null));
    if (decided) {
      asked.then(2, decider(), t -> new HazardCommand.ApproveProposal(t.proposal(), "情况属实，同意撤销。"));
    }
  }

  private Actor decider() {
    Hazard h = tale.told();
    boolean up = h.finding().foundLevel() == Role.Level.CITY || h.grading().proposedLevel() == Level.MAJOR;
    return up ? city.admin() : superior();
  }

  private void downgrade(boolean decided) {
    Tale asked =
        tale.then(1, unit.officer(), t -> new HazardCommand.ProposeDowngrade(Level.GENERAL, "经专业机构和安全干部现场核实，实际情况没有达到该条款所列情形，核实记录已归档。"))
            .then(1, unit.head(), t -> new HazardCommand.SignProposal(t.proposal()));
    if (decided) {
      asked.then(3, city.admin(), t -> new HazardCommand.ApproveProposal(t.proposal(), "核实记录齐全，同意降为一般，按期整改。"));
      started(asked, 15);
      accepted(finished(asked, 6));
    }
  }

  private void raised() {
    planned(15).then(2, superior(), t -> new HazardCommand.RaiseLevel(Level.MAJOR, "复查发现同类问题涉及整层，影响疏散。", null));
  }

  private void transferred() {
    BeyondSchool.Story story = BeyondSchool.transfer(item);
    Tale sent =
        planned(25)
            .then(
                3,
                superior(),
                t -> new HazardCommand.Transfer(story.office(), story.why(), story.meanwhile()));
    if (dice.percent(50)) {
      sent.then(
          9,
          superior(),
          t ->
              new HazardCommand.RecordTransferOutcome(
                  HazardCommand.RecordTransferOutcome.Outcome.RESOLVED,
                  story.outcome(),
                  t.today(),
                  List.of(t.photo(unit.officer(), PhotoKind.AFTER))));
    }
  }

  private void jointStudy() {
    BeyondSchool.Story story = BeyondSchool.study(item);
    Tale sent =
        planned(25).then(3, superior(), t -> new HazardCommand.StartJointStudy(story.why(), story.meanwhile()));
    if (dice.percent(50)) {
      sent.then(
          8,
          superior(),
          t -> new HazardCommand.ConcludeJointStudy(story.office(), story.outcome(), story.meanwhile() + "每日记录。"));
    }
  }

  private void rebound() {
    accepted(finished(planned(7), 3));
    tale.then(
        32,
        district == null ? city.supervisor() : district.inspector(),
        t -> new HazardCommand.LookBack(Hazard.LookBackResult.REBOUNDED, "回头看发现同一部位问题再次出现，整改措施没有坚持。", List.of()));
  }
}
