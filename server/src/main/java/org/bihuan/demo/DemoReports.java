package org.bihuan.demo;

import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.bihuan.checklist.Category;
import org.bihuan.platform.Acting;
import org.bihuan.platform.Actor;
import org.bihuan.platform.BeijingTime;
import org.bihuan.platform.ExpectedVersion;
import org.bihuan.platform.MovableClock;
import org.bihuan.platform.Ref;
import org.bihuan.platform.Refusal;
import org.bihuan.tipoff.About;
import org.bihuan.tipoff.KeeperDesk;
import org.bihuan.tipoff.KeeperDesk.KeeperCommand;
import org.bihuan.tipoff.PublicDesk;
import org.bihuan.tipoff.ReportAct;
import org.bihuan.tipoff.VerificationDesk;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** A few reports of the public, each left at another state; they are about units that nobody is asked to try first. */
@Component
@Profile("demonstration")
class DemoReports {

  private static final int DISTRICT = 110108;
  private static final int FIRST_UNIT = 2;
  private static final int CHANGED_MEANWHILE = 412;

  private final PublicDesk door;
  private final KeeperDesk desk;
  private final VerificationDesk verification;

  DemoReports(PublicDesk door, KeeperDesk desk, VerificationDesk verification) {
    this.door = door;
    this.desk = desk;
    this.verification = verification;
  }

  void tell(DemoCast cast, Instant present) {
    DemoCast.District district = cast.districts().get(DISTRICT);
    List<DemoCast.Unit> units = cast.units().stream().filter(unit -> unit.districtId() == DISTRICT).toList();
    if (district == null || units.size() <= FIRST_UNIT) {
      return;
    }
    Ref unit = units.get(FIRST_UNIT).ref();
    var story = new Story(new Dice("reports"), present, district.keeper());
    story.foundTrue(unit, district.inspector());
    story.answered(unit);
    story.refused(unit);
    story.waiting(unit);
    story.aboutTheOffice();
  }

  private final class Story {

    private final Dice dice;
    private final Instant present;
    private final Actor keeper;

    Story(Dice dice, Instant present, Actor keeper) {
      this.dice = dice;
      this.present = present;
      this.keeper = keeper;
    }

    void foundTrue(Ref unit, Actor inspector) {
      UUID hazard = dice.id(present);
      Ref report = reported(12, told(About.UNIT, unit, "西侧疏散门", "放学后西侧疏散门用链条锁锁着，里面还有孩子上课后服务", null));
      desk(11, report, 1, KeeperCommand.of(ReportAct.ACCEPT, null));
      desk(11, report, 2, KeeperCommand.forward(unit, "西侧疏散门课后时段上锁", "西侧疏散门", inspector.personId()));
      var found =
          new VerificationDesk.Found(
              hazard, Category.FIRE, "西侧疏散门", "课后服务时段疏散门用链条锁锁闭，不能立即打开", null, List.of(), List.of(),
              "照片见核查记录", "已当场要求打开");
      at(10, as(inspector, () -> verification.findTrue(inspector, report, new ExpectedVersion(3), found)));
      desk(9, report, 4, KeeperCommand.of(ReportAct.PROGRESS, "情况属实，已责令立即整改"));
    }

    void answered(Ref unit) {
      Ref report = reported(45, told(About.UNIT, unit, "南门", "校门口石墩歪倒，晚上看不清容易绊倒", null));
      desk(44, report, 1, KeeperCommand.of(ReportAct.ACCEPT, null));
      LocalDate seen = BeijingTime.dayOf(present.minus(41, ChronoUnit.DAYS));
      desk(
          40, report, 2,
          KeeperCommand.closeSeen(
              "石墩已扶正并补了反光条，欢迎您再去看看", "到场查看，已修复", "安全科科长（演示）", "区教委安全科干部（演示）", seen));
    }

    void refused(Ref unit) {
      Ref report = reported(20, told(About.UNIT, unit, "", "觉得作业太多", null));
      desk(19, report, 1, KeeperCommand.of(ReportAct.REFUSE, "不属于安全隐患，请向区教委教学管理部门反映"));
    }

    void waiting(Ref unit) {
      reported(2, told(About.UNIT, unit, "食堂后厨", "后厨燃气软管老化开裂，做饭时有气味", "演示反映人"));
    }

    void aboutTheOffice() {
      reported(3, told(About.DISTRICT_OFFICE, null, "办公楼地下车库", "地下车库消防通道长期停车", null));
    }

    private PublicDesk.Told told(About about, @Nullable Ref unit, String place, String what, @Nullable String name) {
      return new PublicDesk.Told(
          dice.id(present), about, unit, unit == null ? DISTRICT : null, null, place, what, List.of(), name,
          name == null ? null : "010-00000000", "demonstration-" + dice.id(present));
    }

    private Ref reported(int daysAgo, PublicDesk.Told told) {
      at(daysAgo, () -> door.submit(told));
      return new Ref(DISTRICT, told.id());
    }

    private void desk(int daysAgo, Ref report, int version, KeeperCommand command) {
      at(daysAgo, as(keeper, () -> desk.perform(keeper, report, new ExpectedVersion(version), command)));
    }

    private static Runnable as(Actor actor, Runnable work) {
      return () ->
          Acting.as(
              actor,
              () -> {
                work.run();
                return true;
              });
    }

    /** What was told before the telling was cut off has moved the report on already, and is refused. */
    private void at(int daysAgo, Runnable work) {
      MovableClock.at(
          present.minus(daysAgo, ChronoUnit.DAYS),
          () -> {
            try {
              work.run();
            } catch (Refusal told) {
              if (told.status() != CHANGED_MEANWHILE) {
                throw told;
              }
            }
            return true;
          });
    }
  }
}
