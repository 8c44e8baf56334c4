package org.bihuan.access;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.bihuan.platform.Refusal;
import org.jspecify.annotations.Nullable;

/** What a chosen password must be like: profile 等保 (三级 8.1.4.1), the default. */
final class PasswordRules {

  private static final int SHORTEST = 12;
  private static final int LONGEST = 128;
  private static final int CLASSES = 3;

  /** The beginnings of the usual lists, in lower case and without their digits and signs; see {@link #core}. */
  private static final Set<String> USUAL =
      Set.of(
          "", "password", "passw", "passwd", "pass", "qwerty", "qwertyuiop", "qwer", "qaz", "qazwsx",
          "qazwsxedc", "asdf", "asdfgh", "asdfghjkl", "zxcvbn", "zxcvbnm", "abc", "abcd", "abcdef", "admin",
          "administrator", "root", "test", "welcome", "letmein", "iloveyou", "woaini", "aa", "aaa", "aini",
          "zaq", "login", "master", "dragon", "changeme", "default", "guest", "user", "system", "security",
          "secret", "hello", "monkey", "football", "sunshine", "princess");

  /** Words of this organisation that an attacker tries first. */
  private static final List<String> OURS =
      List.of(
          "bihuan", "beijing", "jiaowei", "anquan", "yinhuan", "xuexiao", "school", "闭环", "北京",
          "教委", "安全", "隐患", "学校");

  private PasswordRules() {}

  static void check(String field, String password, String login, @Nullable String personName) {
    problem(password, login, personName)
        .ifPresent(
            problem -> {
              throw Refusal.invalid(
                  field, problem, "请使用至少 12 位、包含大写字母、小写字母、数字、符号中三种的密码，且不含姓名、登录名和常用词");
            });
  }

  static Optional<String> problem(String password, String login, @Nullable String personName) {
    String lower = password.toLowerCase(Locale.ROOT);
    List<String> problems = new ArrayList<>();
    int length = password.codePointCount(0, password.length());
    if (length < SHORTEST) {
      problems.add("密码不足 " + SHORTEST + " 位");
    }
    if (length > LONGEST) {
      problems.add("密码超过 " + LONGEST + " 位");
    }
    if (classes(password) < CLASSES) {
      problems.add("密码中的字符种类不足 " + CLASSES + " 种");
    }
    if (lower.contains(login) || (personName != null && lower.contains(personName.toLowerCase(Locale.ROOT)))) {
      problems.add("密码中含有登录名或姓名");
    }
    if (USUAL.contains(core(lower)) || OURS.stream().anyMatch(lower::contains)) {
      problems.add("密码过于常见或含有本单位用词");
    }
    if (password.chars().distinct().count() < 6) {
      problems.add("密码中重复的字符太多");
    }
    return problems.stream().findFirst();
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

  /** P@ssw0rd2026! is still "password": common substitutions undone, digits and signs dropped. */
  private static String core(String lower) {
    String word = lower.replaceAll("[^\\p{L}]+$", "");
    String plain = word.replace('@', 'a').replace('0', 'o').replace('$', 's').replace('1', 'i').replace('3', 'e');
    String undone = plain.replaceAll("[^\\p{L}]", "");
    String dropped = lower.replaceAll("[^\\p{L}]", "");
    return USUAL.contains(dropped) ? dropped : undone;
  }
}
