package org.bihuan.access;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.bihuan.platform.Refusal;
import org.jspecify.annotations.Nullable;

/** What a chosen password must be like, under the profile a site has chosen. */
final class PasswordRules {

  private static final int LONGEST = 128;
  private static final int SHORTEST_WORD = 4;
  private static final int FEWEST_BESIDE_RUNS = 8;
  private static final String KIND_OF_UNIT =
      "(职业|中心|实验|附属|第[一二三四五六七八九十百]+|幼儿园|小学|中学|大学|学校|学院|教委|\\(示例\\)|（示例）)";

  /** Words of this organisation that an attacker tries first. */
  private static final List<String> OURS =
      List.of(
          "bihuan", "beijing", "jiaowei", "anquan", "yinhuan", "xuexiao", "school", "闭环", "北京",
          "教委", "安全", "隐患", "学校");

  private PasswordRules() {}

  /**
   * Whose password it is: words of his that an attacker tries first.
   *
   * @param units names of where he works
   */
  record Owner(String login, @Nullable String name, List<String> units, boolean secondFactor) {

    private List<String> words() {
      Stream<String> names = Stream.concat(Stream.ofNullable(name), units.stream().flatMap(PasswordRules::shortened));
      return Stream.concat(
              Stream.of(login),
              names.flatMap(word -> Stream.of(word.toLowerCase(Locale.ROOT), PinyinRules.of(word))))
          .filter(word -> word.length() >= (word.chars().allMatch(c -> c < 128) ? SHORTEST_WORD : 2))
          .toList();
    }
  }

  static void check(String field, String password, PasswordProfile profile, Set<String> listed, Owner owner) {
    problem(password, profile, listed, owner)
        .ifPresent(
            problem -> {
              throw Refusal.invalid(field, problem, "请使用" + profile.sentence(owner.secondFactor()) + "的密码");
            });
  }

  /** @param listed the site's own list of passwords that are known already, in lower case */
  static Optional<String> problem(String password, PasswordProfile profile, Set<String> listed, Owner owner) {
    String lower = password.toLowerCase(Locale.ROOT);
    int shortest = profile.shortest(owner.secondFactor());
    List<String> problems = new ArrayList<>();
    int length = password.codePointCount(0, password.length());
    if (length < shortest) {
      problems.add("密码不足 " + shortest + " 位");
    }
    if (length > LONGEST) {
      problems.add("密码超过 " + LONGEST + " 位");
    }
    if (classes(password) < profile.kinds()) {
      problems.add("密码中的字符种类不足 " + profile.kinds() + " 种");
    }
    if (owner.words().stream().anyMatch(lower::contains)) {
      problems.add("密码中含有登录名、姓名或单位名称");
    }
    if (CommonWords.areAllOf(lower) || listed.contains(lower) || OURS.stream().anyMatch(lower::contains)) {
      problems.add("密码过于常见或含有本单位用词");
    }
    if (KeyboardRuns.folded(lower).length() < FEWEST_BESIDE_RUNS) {
      problems.add("密码由键盘上相邻的键或连续的字符（如 qwer、1qaz、!@#$、1234）组成，这样的一串只算一个字符，所剩不足 " + FEWEST_BESIDE_RUNS + " 个");
    }
    if (password.chars().distinct().count() < 6) {
      problems.add("密码中重复的字符太多");
    }
    return problems.stream().findFirst();
  }

  /** 育才学校 is guessed as 育才 too. */
  private static Stream<String> shortened(String unit) {
    String core = unit.replaceAll(KIND_OF_UNIT, "");
    return core.length() < 2 ? Stream.of(unit) : Stream.of(unit, core).distinct();
  }

  private static long classes(String password) {
    return Stream.of(
            password.chars().anyMatch(Character::isUpperCase),
            password.chars().anyMatch(Character::isLowerCase),
            password.chars().anyMatch(Character::isDigit),
            password.chars().anyMatch(c -> !Character.isLetterOrDigit(c) || Character.isIdeographic(c)))
        .filter(Boolean::booleanValue)
        .count();
  }
}
