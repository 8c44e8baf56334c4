package org.bihuan.demo;

import java.time.Clock;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.bihuan.checklist.Category;
import org.bihuan.checklist.CheckItem;
import org.bihuan.checklist.Level;
import org.bihuan.checklist.MajorProposal;
import org.bihuan.checklist.Standards;
import org.bihuan.hazard.HazardSource;
import org.bihuan.platform.BeijingTime;
import org.bihuan.platform.Ref;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** The check items that can fail at a unit. All items have been in force since before the history begins. */
@Component
@Profile("demonstration")
class DemoItems {

  private static final Set<Fate> OF_MAJOR =
      Set.of(Fate.MAJOR, Fate.MAJOR_AT_THE_CITY, Fate.MAJOR_LATE, Fate.DOWNGRADED, Fate.DOWNGRADE_ASKED);

  private static final Set<DemoScene> WAYS_OUT = EnumSet.of(DemoScene.CORRIDOR, DemoScene.DOOR, DemoScene.LAMP, DemoScene.WINDOW);
  private static final Set<Fate> NEEDS_A_REASON = Set.of(Fate.TRANSFERRED, Fate.JOINT_STUDY, Fate.RAISED);

  /** What an instrument can tell. */
  private static final Pattern MEASURED = Pattern.compile("报警|探测|监控|水压|压力|电气|配电|充电|燃气|温度|漏电|消防电源");

  /** What is on paper only, and a parent at the gate cannot see. */
  private static final Pattern ON_PAPER =
      Pattern.compile("记录|制度|台账|档案|会议|培训|责任书|清单|文件|预案|合同|资质|证|方案|领导小组|第一责任人");

  private record Wanted(Ref unit, boolean major, boolean simple, @Nullable Fate suiting, @Nullable HazardSource source) {}

  private final Standards standards;
  private final Clock clock;
  private final Map<Wanted, List<CheckItem>> fitting = new ConcurrentHashMap<>();
  private final Map<String, Optional<MajorProposal>> hits = new ConcurrentHashMap<>();

  DemoItems(Standards standards, Clock clock) {
    this.standards = standards;
    this.clock = clock;
  }

  /** What can fail at this unit and be found that way. */
  List<CheckItem> fitting(DemoCast.Unit unit, Fate fate, HazardSource source) {
    List<CheckItem> fit = List.of();
    if (NEEDS_A_REASON.contains(fate)) {
      fit = fitting(unit, fate, i -> suits(fate, i), fate, null);
    } else if (source == HazardSource.MONITORING) {
      fit = fitting(unit, fate, DemoItems::isMeasured, null, source);
    }
    return fit.isEmpty() ? fitting(unit, fate, i -> true, null, null) : fit;
  }

  /** Not everything is handed to others or grows worse. */
  private static boolean suits(Fate fate, CheckItem item) {
    return fate == Fate.RAISED
        ? item.category() == Category.FIRE && WAYS_OUT.contains(DemoPlaces.scene(item.code()))
        : BeyondSchool.isFor(fate, item);
  }

  /** What an alarm can tell of. */
  private static boolean isMeasured(CheckItem item) {
    return item.category() != Category.SAFETY_DUTY
        && MEASURED.matcher(item.hazardPhrase()).find()
        && !ON_PAPER.matcher(item.hazardPhrase()).find();
  }

  private List<CheckItem> fitting(
      DemoCast.Unit unit,
      Fate fate,
      Predicate<CheckItem> found,
      @Nullable Fate suiting,
      @Nullable HazardSource source) {
    boolean major = OF_MAJOR.contains(fate);
    boolean simple = fate == Fate.ON_SPOT || fate == Fate.ON_SPOT_UNCONFIRMED;
    return fitting.computeIfAbsent(
        new Wanted(unit.ref(), major, simple, suiting, source),
        wanted ->
            standards.itemsInForce(today()).stream()
                .filter(i -> unit.types().stream().anyMatch(i.unitTypes()::contains))
                .filter(i -> DemoPlaces.has(unit, i.code()))
                .filter(i -> major == hit(i).isPresent())
                .filter(i -> major || i.level() != Level.MAJOR)
                .filter(i -> !simple || i.deadlineDays() <= 7)
                .filter(found)
                .toList());
  }

  CheckItem named(@Nullable String code) {
    return standards.item(String.valueOf(code), today());
  }

  /** The rule a failed item hits, where the fate is that of a major hazard. */
  @Nullable MajorProposal hit(CheckItem item, Fate fate) {
    return OF_MAJOR.contains(fate) ? hit(item).orElse(null) : null;
  }

  private Optional<MajorProposal> hit(CheckItem item) {
    return hits.computeIfAbsent(
        item.code(), code -> standards.judge(List.of(code), today()).stream().findFirst());
  }

  private LocalDate today() {
    return BeijingTime.today(clock);
  }
}
