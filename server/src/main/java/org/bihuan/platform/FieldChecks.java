package org.bihuan.platform;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Collects every wrong field of a request, so that a person corrects them all at once. Names are those on screen. */
public final class FieldChecks {

  private static final String BLANK_LETTERS = "\u115f\u1160\u2800\u3164\uffa0";

  private static final int LEAST_WHY = 4;

  private final List<Refusal.FieldProblem> problems = new ArrayList<>();

  public FieldChecks text(String field, String name, @Nullable String value, int most) {
    if (value == null || value.codePoints().allMatch(FieldChecks::isUnseen)) {
      return wrong(field, name + "没有填写", "请填写" + name);
    }
    return optionalText(field, name, value, most);
  }

  /** For acts a second person has to judge: a word or a sign is no reason. */
  public FieldChecks why(String field, String name, @Nullable String value, int most) {
    text(field, name, value, most);
    boolean blank = value == null || value.codePoints().allMatch(FieldChecks::isUnseen);
    return holds(blank || saysWhy(value), field, name + "没有说明缘由", "请用至少 " + LEAST_WHY + " 个字写明为什么需要");
  }

  private static boolean saysWhy(@Nullable String value) {
    int[] said = value == null ? new int[0] : value.codePoints().filter(Character::isLetterOrDigit).toArray();
    return said.length >= LEAST_WHY && IntStream.of(said).distinct().count() >= LEAST_WHY - 1;
  }

  /** Spaces of every width, none included, and letters that Unicode keeps blank: nobody can read them. */
  private static boolean isUnseen(int character) {
    return Character.isWhitespace(character)
        || Character.isSpaceChar(character)
        || Character.isISOControl(character)
        || Character.getType(character) == Character.FORMAT
        || BLANK_LETTERS.indexOf(character) >= 0;
  }

  public FieldChecks optionalText(String field, String name, @Nullable String value, int most) {
    if (value != null && value.codePointCount(0, value.length()) > most) {
      return wrong(field, name + "超过 " + most + " 字", "请精简到 " + most + " 字以内");
    }
    int at = value == null ? -1 : firstDeceptive(value);
    return value == null || at < 0
        ? this
        : wrong(
            field,
            name + "的第 %d 个字是看不见的控制字符（U+%04X）".formatted(value.codePointCount(0, at) + 1, (int) value.charAt(at)),
            "请把它前后的字删掉，重新输入");
  }

  /**
   * Where a character stands that no printer should meet: controls other than tab and line ends, and those that turn the
   * order of writing around, so that people read what a sentence does not say (Unicode UTS #55).
   */
  private static int firstDeceptive(String value) {
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      boolean control = Character.isISOControl(c) && c != '\t' && c != '\n' && c != '\r';
      boolean turning = (c >= '\u202a' && c <= '\u202e') || (c >= '\u2066' && c <= '\u2069');
      if (control || turning) {
        return i;
      }
    }
    return -1;
  }

  public FieldChecks present(String field, String name, @Nullable Object value) {
    return value == null ? wrong(field, name + "没有填写", "请填写" + name) : this;
  }

  public FieldChecks notEmpty(String field, String name, Collection<?> values) {
    return values.isEmpty() ? wrong(field, "缺少" + name, "请补充" + name) : this;
  }

  /** @param fen money in fen */
  public FieldChecks money(String field, String name, @Nullable Long fen) {
    if (fen == null) {
      return wrong(field, name + "没有填写", "没有支出请填 0");
    }
    if (fen < 0 || fen > 1_000_000_000_000L) {
      return wrong(field, name + "不在合理范围", "请填写 0 至 100 亿元之间的金额");
    }
    return this;
  }

  public FieldChecks notBefore(String field, String name, @Nullable LocalDate value, LocalDate earliest) {
    if (value == null) {
      return wrong(field, name + "没有填写", "请选择日期");
    }
    if (value.isBefore(earliest)) {
      return wrong(field, name + "早于 " + earliest, "请选择 " + earliest + " 或之后的日期");
    }
    if (value.isAfter(earliest.plusYears(20))) {
      return wrong(field, name + "过于遥远", "请核对年份");
    }
    return this;
  }

  public FieldChecks notAfter(String field, String name, @Nullable LocalDate value, LocalDate latest) {
    if (value == null) {
      return wrong(field, name + "没有填写", "请选择日期");
    }
    return value.isAfter(latest) ? wrong(field, name + "晚于 " + latest, "请选择 " + latest + " 或之前的日期") : this;
  }

  public FieldChecks holds(boolean condition, String field, String problem, String remedy) {
    return condition ? this : wrong(field, problem, remedy);
  }

  public FieldChecks wrong(String field, String problem, String remedy) {
    problems.add(new Refusal.FieldProblem(field, problem, remedy));
    return this;
  }

  /** Tells each so far in other words, where only the whole request gives them. */
  public FieldChecks told(UnaryOperator<Refusal.FieldProblem> words) {
    problems.replaceAll(words);
    return this;
  }

  public void refuseIfAny() {
    if (!problems.isEmpty()) {
      throw Refusal.invalid(problems);
    }
  }
}
