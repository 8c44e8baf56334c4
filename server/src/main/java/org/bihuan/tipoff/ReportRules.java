package org.bihuan.tipoff;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.bihuan.platform.FieldChecks;
import org.bihuan.platform.Ref;
import org.bihuan.platform.Refusal;
import org.bihuan.tipoff.ReportAct.By;
import org.jspecify.annotations.Nullable;

/** What may be done with a report now, and what it must say. Pure. */
final class ReportRules {

  /** INSIGHTS 3.8: asked at closure and again four weeks later, when a quick coat of paint has come off. */
  static final int ASK_AGAIN_DAYS = 28;

  /** SECURITY 6.9: how long after closing an identity is kept, and a code opens anything. */
  static final int KEPT_YEARS = 2;

  private static final int LONG = 2000;
  private static final int SHORT = 200;

  private ReportRules() {}

  /** @param hazardOpen whether the hazard it became is still open on the ledger */
  static Optional<Refusal> objection(Report report, ReportAct act, Desk desk, boolean hazardOpen) {
    if (!act.from().contains(report.state())) {
      return no("not-in-this-state", "该举报" + report.state().title() + "，不能“" + act.title() + "”", "请刷新页面，按当前状态办理");
    }
    Desk waiting = report.handling().transfer();
    if (act.by() == By.RECEIVER) {
      return desk.equals(waiting) ? Optional.empty() : no("not-transferred", "该举报没有转到这里", "请刷新页面");
    }
    if (!desk.equals(report.handling().desk())) {
      return no("not-taken", "该举报转办到这里，尚未接收", "请先接收，或者退回");
    }
    if (waiting != null) {
      return no("transfer-waits", "已转办" + waiting.kind().title() + "，对方尚未接收", "请等待对方接收或退回");
    }
    if (act == ReportAct.ASSIGN && desk.kind() == Desk.Kind.AUDIT) {
      return no("own-office", "被举报的是市教委自身，不能交其人员核查", "请自行核查后答复");
    }
    if (act == ReportAct.REPLY && report.openNo().isEmpty()) {
      return no("no-answered", "反映人的意见已经答复过", "需要再看现场的，请重新核查");
    }
    if (act == ReportAct.CLOSE && hazardOpen) {
      return no("hazard-open", "转办的隐患尚未销账", "请在销账后办结；现在可以先答复进展");
    }
    return Optional.empty();
  }

  static List<ReportAct> possible(Report report, Desk desk, boolean hazardOpen) {
    return Arrays.stream(ReportAct.values())
        .filter(act -> act.by() == By.DESK || act.by() == By.RECEIVER)
        .filter(act -> objection(report, act, desk, hazardOpen).isEmpty())
        .toList();
  }

  /** Which question the reporter is asked now, or none. */
  static Optional<Integer> asks(Report report, LocalDate today) {
    LocalDate closed = report.handling().closedOn();
    boolean done = report.state() == ReportState.CLOSED || report.state() == ReportState.NOT_FIXED;
    if (!done || closed == null) {
      return Optional.empty();
    }
    boolean late = !today.isBefore(closed.plusDays(ASK_AGAIN_DAYS));
    int round = late ? 2 : 1;
    boolean answered = report.handling().feedback().stream().anyMatch(said -> said.round() >= round);
    return answered ? Optional.empty() : Optional.of(round);
  }

  /** Whether the code of a report still opens it. */
  static boolean opens(Report report, LocalDate today) {
    LocalDate closed = report.handling().closedOn();
    return closed == null || today.isBefore(closed.plusYears(KEPT_YEARS));
  }

  static void checkTold(PublicDesk.Told told) {
    FieldChecks checks =
        new FieldChecks()
            .text("what", "反映的问题", told.what(), LONG)
            .optionalText("placeText", "具体位置", told.placeText(), SHORT)
            .optionalText("target", "单位名称", told.target(), SHORT)
            .optionalText("name", "称呼", told.name(), 50)
            .optionalText("phone", "联系方式", told.phone(), 100)
            .present("about", "反映的对象", told.about())
            .holds(told.photos().size() <= Report.MOST_PHOTOS, "photos", "照片超过 " + Report.MOST_PHOTOS + " 张", "请留下最能说明问题的几张")
            .holds(
                told.secret() != null && told.secret().matches("[0-9A-Za-z_-]{22,64}"),
                "secret",
                "页面没有生成查询码所需的随机数",
                "请刷新页面后重新提交");
    boolean named = told.unit() != null || told.target() != null && !told.target().isBlank();
    if (told.about() == About.UNIT && !named) {
      checks.wrong("target", "没有写明是哪个单位", "请查找并选择单位，或写明单位名称");
    }
    if (told.about() == About.DISTRICT_OFFICE && told.district() == null && told.unit() == null) {
      checks.wrong("district", "没有选择是哪个区", "请选择区");
    }
    checks.refuseIfAny();
  }

  static void checkWords(String field, String name, @Nullable String words) {
    new FieldChecks().text(field, name, words, LONG).refuseIfAny();
  }

  /**
   * What goes on the ledger is what somebody saw on the spot, in his own words: the unit reads it, and words or photos
   * that came with a report may tell it who reported (RP-07).
   */
  static void checkFinding(VerificationDesk.Found found, Report.Told told, Report.Edited edited, String unitName) {
    FieldChecks checks =
        new FieldChecks()
            .holds(
                edited.photos().containsAll(found.forwarded()), "forwarded", "没有这张随转照片", "请从随转办文字转来的照片中选择");
    List<String> names = List.of(unitName, told.target(), told.placeText(), edited.placeText());
    CopiedWords ofKeeper = CopiedWords.of(edited.text(), names);
    CopiedWords ofReporter = CopiedWords.of(told.what(), names);
    inOwnWords(checks, "description", "隐患描述", found.description(), ofKeeper, ofReporter);
    inOwnWords(checks, "noPhotoReason", "不能拍照的原因", found.noPhotoReason(), ofKeeper, ofReporter);
    mentionsNoReport(checks, "placeText", "部位", found.placeText());
    ofReporter
        .in(found.placeText(), CopiedWords.NAME)
        .ifPresent(run -> checks.wrong("placeText", "部位照抄了反映人的原话“" + run + "”，单位会看到", "请只写部位的名称"));
    checks.refuseIfAny();
  }

  private static void inOwnWords(
      FieldChecks checks, String field, String name, @Nullable String words, CopiedWords ofKeeper, CopiedWords ofReporter) {
    mentionsNoReport(checks, field, name, words);
    ofKeeper
        .in(words)
        .map(run -> "转办文字“" + run + "”")
        .or(() -> ofReporter.in(words).map(run -> "反映人的原话“" + run + "”"))
        .ifPresent(run -> checks.wrong(field, name + "照抄了" + run + "，单位会看到", "请用自己的话写您在现场看到的"));
  }

  private static void mentionsNoReport(FieldChecks checks, String field, String name, @Nullable String words) {
    checks.holds(words == null || !words.contains("举报"), field, name + "里提到了举报，单位会看到", "请只写您在现场看到的");
  }

  /** What goes on is written anew: whoever is sent, and after him the unit, must not read the reporter's own words (RP-07). */
  static void checkEdited(
      Report.Told told, @Nullable Ref unit, @Nullable String text, @Nullable String placeText, List<Integer> photos, int there) {
    FieldChecks checks =
        new FieldChecks()
            .present("unit", "单位", unit)
            .text("text", "转办文字", text, LONG)
            .text("placeText", "部位", placeText, SHORT)
            .holds(
                photos.stream().allMatch(p -> p >= 1 && p <= there), "photos", "没有这张照片", "请从举报的照片中选择");
    CopiedWords original = CopiedWords.of(told.what(), List.of(told.target(), told.placeText()));
    original
        .in(text)
        .ifPresent(run -> checks.wrong("text", "转办文字照抄了举报原文“" + run + "”", "请另写：只写到哪里看什么，不用反映人的原话"));
    original
        .in(placeText, CopiedWords.NAME)
        .ifPresent(run -> checks.wrong("placeText", "部位照抄了举报原文“" + run + "”", "请只写部位的名称"));
    checks.refuseIfAny();
  }

  /** Nothing is closed unseen: where nobody was sent to verify it, the material says who went, and when. */
  static void checkAnswer(Report report, @Nullable String words, Report.@Nullable Material material, LocalDate today) {
    FieldChecks checks =
        new FieldChecks()
            .text("words", "给反映人的答复", words, LONG)
            .text("material.text", "核查处理材料", material == null ? null : material.text(), 2 * LONG)
            .text("material.responsible", "签字负责人", material == null ? null : material.responsible(), 50);
    if (report.state() == ReportState.ACCEPTED) {
      LocalDate on = material == null ? null : material.verifiedOn();
      checks
          .text("material.verifiedBy", "到场核查的人", material == null ? null : material.verifiedBy(), 50)
          .present("material.verifiedOn", "到场核查的日期", on)
          .holds(
              on == null || !on.isAfter(today) && !on.isBefore(report.told().submittedOn()), "material.verifiedOn",
              "到场核查的日期须在提交举报之后、今天之前", "没有到过现场的，请先“交核查”");
    }
    checks.refuseIfAny();
  }

  private static Optional<Refusal> no(String code, String why, String remedy) {
    return Optional.of(Refusal.state(code, why, remedy));
  }
}
