package org.bihuan.hazard;

import java.math.BigDecimal;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bihuan.checklist.Level;
import org.bihuan.platform.BeijingTime;
import org.bihuan.platform.Ref;
import org.jspecify.annotations.Nullable;

/** The history of a hazard as a person reads it: who did what under which post, and what changed by it. */
record HazardTimeline(
    int version,
    HazardAct act,
    String title,
    Instant at,
    Instant recordedAt,
    PersonAtPost by,
    HazardStatus from,
    HazardStatus to,
    @Nullable String reason,
    List<FieldChange> changes,
    List<HazardCommand.PhotoRef> photos,
    String hash,
    String previousHash) {

  /** @param label the word on screen */
  record FieldChange(String field, String label, @Nullable String from, @Nullable String to) {}

  private static final DecimalFormatSymbols POINTS = DecimalFormatSymbols.getInstance(Locale.ROOT);

  private record Shown(String field, String label, Function<Hazard, @Nullable Object> value) {}

  private static final List<Shown> SHOWN =
      List.of(
          new Shown("status", "状态", h -> h.status().title()),
          new Shown("level", "等级", h -> h.grading().level() == null ? null : h.grading().level().title()),
          new Shown(
              "proposedLevel",
              "提示等级",
              h -> h.grading().proposedLevel() == null ? null : h.grading().proposedLevel().title()),
          new Shown("statutoryLevel", "法定等级", h -> statutory(h.grading())),
          new Shown("judgement", "判定条款", h -> clause(h.grading().judgement())),
          new Shown("category", "类别", h -> h.finding().category().title()),
          new Shown("itemCode", "检查项", h -> h.finding().itemCode()),
          new Shown("source", "来源", h -> h.finding().source().title()),
          new Shown("foundAt", "发现时间", h -> BeijingTime.minuteOf(h.finding().foundAt())),
          new Shown("noPhotoReason", "不能拍照的原因", h -> h.finding().noPhotoReason()),
          new Shown("description", "隐患描述", h -> h.finding().description()),
          new Shown("placeText", "部位", h -> h.finding().placeText()),
          new Shown("basis", "依据", h -> h.finding().basis()),
          new Shown("responsible", "整改责任人", h -> person(h.plan().responsible())),
          new Shown("rectifier", "整改人", h -> person(h.plan().rectifier())),
          new Shown("measures", "整改措施", h -> h.plan().measures()),
          new Shown("fundsPlannedFen", "计划资金", h -> yuan(h.plan().fundsPlannedFen())),
          new Shown("fundsSource", "资金来源", h -> h.plan().fundsSource()),
          new Shown("deadline", "整改期限", h -> h.plan().deadline()),
          new Shown("movedDeadline", "期限变更", h -> moved(h.plan())),
          new Shown("extensions", "延期次数", h -> h.links().extensions() == 0 ? null : h.links().extensions() + " 次"),
          new Shown("contingency", "应急预案", h -> h.plan().contingency()),
          new Shown("majorPlan", "治理方案", h -> sixContents(h.plan().majorPlan())),
          new Shown(
              "interimControl", "临时管控", h -> h.control().interim() == null ? null : h.control().interim().measures()),
          new Shown("reportToAuthority", "报告主管部门", h -> report(h, Hazard.MajorReport.To.AUTHORITY)),
          new Shown("reportToStaff", "报告职工大会", h -> report(h, Hazard.MajorReport.To.STAFF)),
          new Shown("authority", "移送的部门", h -> referral(h, Hazard.Referral::authority)),
          new Shown("referralControl", "期间管控措施", h -> referral(h, Hazard.Referral::interimControl)),
          new Shown("solvedBy", "处理的部门", h -> completion(h, Hazard.Completion::authority)),
          new Shown("finishedOn", "完成日期", h -> completion(h, c -> c.finishedOn().toString())),
          new Shown("measuresTaken", "整改情况", h -> completion(h, Hazard.Completion::measuresTaken)),
          new Shown("actualFen", "实际支出", h -> completion(h, c -> yuan(c.actualFen()))),
          new Shown("acceptance", "验收结论", h -> verdict(h.closure().acceptance())),
          new Shown("confirmation", "确认意见", h -> verdict(h.closure().confirmation())),
          new Shown("overHead", "越级报告", h -> h.finding().overHead() ? "是" : null));

  /** With the clause that makes it so, which was there before the grade when an item proposed it. */
  private static @Nullable String statutory(Hazard.Grading grading) {
    Level level = grading.statutoryLevel();
    if (level == null) {
      return null;
    }
    String clause = level == Level.MAJOR ? clause(grading.judgement()) : null;
    return clause == null ? level.title() : level.title() + "，依据 " + clause;
  }

  private static @Nullable String clause(Hazard.@Nullable Judgement judgement) {
    if (judgement == null) {
      return null;
    }
    Hazard.RuleVersion rule = judgement.rule();
    return rule == null
        ? judgement.clause()
        : judgement.clause() + "（" + rule.version() + " 版，自 " + rule.effectiveFrom() + " 起）";
  }

  /** @param numberOf the number of a hazard in words of another */
  static List<HazardTimeline> of(List<HazardEvent> events, HazardHistory history, Function<Ref, String> numberOf) {
    List<HazardTimeline> lines = new ArrayList<>();
    Hazard before = null;
    for (HazardEvent event : events) {
      HazardEvent.Body body = history.read(event.body());
      lines.add(
          new HazardTimeline(
              event.version(),
              event.act(),
              event.act().title(),
              event.at(),
              event.recordedAt(),
              body.by(),
              body.from(),
              body.to(),
              body.reason(),
              before == null ? List.of() : changes(before, body, numberOf),
              body.photos(),
              HexFormat.of().formatHex(event.hash()),
              HexFormat.of().formatHex(event.previousHash())));
      before = body.hazard();
    }
    return lines;
  }

  /** Who did what when, in one line: the last three acts, newest last. */
  static String told(List<HazardEvent> events, HazardHistory history) {
    return events.stream()
        .skip(Math.max(0, events.size() - 3))
        .map(event -> history.read(event.body()))
        .map(line -> person(line.by()) + " " + BeijingTime.minuteOf(line.at()) + " " + line.act().title())
        .collect(Collectors.joining("；"));
  }

  private static List<FieldChange> changes(Hazard before, HazardEvent.Body line, Function<Ref, String> numberOf) {
    Hazard after = line.hazard();
    List<FieldChange> changes = new ArrayList<>();
    if (line.proposal() != null) {
      changes.addAll(request(line.proposal(), line.act(), numberOf));
    }
    String meanwhile = whileExtended(line.command());
    if (meanwhile != null && !meanwhile.isBlank()) {
      changes.add(new FieldChange("requestControl", "延期期间管控", null, meanwhile));
    }
    for (Shown shown : SHOWN) {
      Object from = shown.value().apply(before);
      Object to = shown.value().apply(after);
      if (!Objects.equals(from, to)) {
        changes.add(new FieldChange(shown.field(), shown.label(), text(from), text(to)));
      }
    }
    return changes;
  }

  /** What was asked, on the line that asks and on each that answers; how it is kept safe meanwhile only where it is asked. */
  private static List<FieldChange> request(Proposal p, HazardAct act, Function<Ref, String> numberOf) {
    List<FieldChange> told = new ArrayList<>();
    told.add(new FieldChange("request", "申请", null, asked(p, numberOf)));
    if (act == HazardAct.PROPOSE_EXTENSION) {
      told.add(new FieldChange("requestControl", "延期期间管控", null, p.interimControl()));
    }
    return told;
  }

  private static @Nullable String whileExtended(@Nullable HazardCommand command) {
    return switch (command) {
      case HazardCommand.Reject c -> c.interimControl();
      case HazardCommand.RefuseClosure c -> c.interimControl();
      case null, default -> null;
    };
  }

  private static String asked(Proposal p, Function<Ref, String> numberOf) {
    return switch (p.kind()) {
      case EXTENSION -> "延期至 " + p.newDeadline() + (p.oldDeadline() == null ? "" : "，原期限 " + p.oldDeadline());
      case DOWNGRADE -> p.toLevel() == null ? "降级" : "降为" + p.toLevel().title();
      case WITHDRAWAL ->
          p.duplicateOf() != null ? "撤销，与 " + numberOf.apply(p.duplicateOf()) + " 重复" : "撤销，属误报";
    };
  }

  private static @Nullable String text(@Nullable Object value) {
    return value == null ? null : value.toString();
  }

  private static @Nullable String person(@Nullable PersonAtPost person) {
    return person == null ? null : person.name() + "（" + person.post() + "）";
  }

  private static @Nullable String sixContents(Hazard.@Nullable MajorPlan p) {
    return p == null
        ? null
        : Stream.of(
                "目标：" + p.goal(), "方法：" + p.methods(), "经费物资：" + p.resources(), "机构人员：" + p.people(),
                "时限：" + p.schedule(), "安全措施：" + p.safety())
            .map(content -> content.replaceFirst("。$", ""))
            .collect(Collectors.joining("；", "", "。"));
  }

  private static @Nullable String moved(Hazard.Plan plan) {
    Hazard.Term term = plan.term();
    return term == null || !term.first().isBefore(term.day())
        ? null
        : "期限由 " + term.first() + " 改为 " + term.day() + "；是否逾期仍从原期限起算";
  }

  private static @Nullable String report(Hazard hazard, Hazard.MajorReport.To to) {
    return hazard.control().reports().stream()
        .filter(report -> report.to() == to)
        .reduce((earlier, later) -> later)
        .map(report -> report.recipient() + "，" + BeijingTime.minuteOf(report.reportedAt()) + "。" + report.content())
        .orElse(null);
  }

  /** What the last referral that says so says. */
  private static @Nullable String referral(Hazard hazard, Function<Hazard.Referral, @Nullable String> part) {
    return hazard.referrals().stream().map(part).filter(Objects::nonNull).reduce((earlier, later) -> later).orElse(null);
  }

  private static @Nullable String completion(Hazard hazard, Function<Hazard.Completion, @Nullable String> part) {
    Hazard.Completion completion = hazard.closure().completion();
    return completion == null ? null : part.apply(completion);
  }

  private static @Nullable String verdict(Hazard.@Nullable Verdict verdict) {
    return verdict == null ? null : verdict.conclusion();
  }

  /** As the pages write it: 1,180 元, 1,180.50 元. */
  private static @Nullable String yuan(@Nullable Long fen) {
    return fen == null ? null : new DecimalFormat(fen % 100 == 0 ? "#,##0" : "#,##0.00", POINTS).format(BigDecimal.valueOf(fen, 2)) + " 元";
  }
}
