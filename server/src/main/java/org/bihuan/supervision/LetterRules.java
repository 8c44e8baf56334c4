package org.bihuan.supervision;

import static org.bihuan.platform.Role.CITY_ADMIN;
import static org.bihuan.platform.Role.CITY_SUPERVISOR;
import static org.bihuan.platform.Role.DISTRICT_ADMIN;
import static org.bihuan.platform.Role.SAFETY_OFFICER;
import static org.bihuan.platform.Role.UNIT_HEAD;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.bihuan.platform.Actor;
import org.bihuan.platform.FieldChecks;
import org.bihuan.platform.Refusal;
import org.jspecify.annotations.Nullable;

/** Who may do what with a letter now, and what it must say (security matrix: supervise.order C/D, reply U). Pure. */
final class LetterRules {

  private static final int LONG = 2000;
  private static final int LONGEST_REPLY_DAYS = 60;

  private LetterRules() {}

  static Optional<Refusal> objection(Letter letter, LetterAct act, Actor actor) {
    if (!act.from().contains(letter.state())) {
      return Optional.of(
          Refusal.state(
              "not-in-this-state", "该文书" + letter.state().title() + "，不能“" + act.title() + "”", "请刷新页面，按当前状态办理"));
    }
    return isEntitled(act, actor)
        ? Optional.empty()
        : Optional.of(
            Refusal.forbidden(
                "other-role",
                act.above() ? "须由区级或市级办理" : "须由单位主要负责人或安全干部办理",
                act.above() ? "请等待上级办理" : "请由单位办理"));
  }

  /** It moved after the clock proposed. */
  static Refusal notTheUnitsStep() {
    return Refusal.state("step-not-of-unit", "该隐患的下一步不由单位办理（已移送、专题研究、待验收或已办结），不能向单位发文", "请按隐患页上的“待谁办理”处理；轮到单位时系统再按阶梯提出");
  }

  static boolean isEntitled(LetterAct act, Actor actor) {
    return act.above() ? actor.is(DISTRICT_ADMIN, CITY_ADMIN, CITY_SUPERVISOR) : actor.is(UNIT_HEAD, SAFETY_OFFICER);
  }

  static List<LetterAct> possible(Letter letter, Actor actor) {
    return Arrays.stream(LetterAct.values()).filter(act -> objection(letter, act, actor).isEmpty()).toList();
  }

  /** @param instead the rung that is proposed now, when there is one */
  static Refusal changedSinceShown(Letter now, @Nullable Rung instead) {
    String number = now.number() == null ? "" : "（" + now.number() + "）";
    return Refusal.state(
        "proposal-changed",
        "您看过之后，这份" + now.rung().title() + now.state().title() + number
            + (instead == null ? "" : "，现在提议的是" + instead.title()),
        instead == null ? "不必再发" : "请重新选择这条隐患，看过现在的提议再决定");
  }

  static void checkIssue(@Nullable String requirement, @Nullable LocalDate replyBy, LocalDate today) {
    new FieldChecks()
        .text("requirement", "督办要求", requirement, LONG)
        .notBefore("replyBy", "回复期限", replyBy, today)
        .holds(
            replyBy == null || !replyBy.isAfter(today.plusDays(LONGEST_REPLY_DAYS)),
            "replyBy",
            "回复期限超过 " + LONGEST_REPLY_DAYS + " 天",
            "请选择 " + LONGEST_REPLY_DAYS + " 天以内的日期")
        .refuseIfAny();
  }

  static void checkWords(String name, @Nullable String words) {
    new FieldChecks().text("words", name, words, LONG).refuseIfAny();
  }
}
