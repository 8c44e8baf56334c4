package org.bihuan.organisation;

import java.util.regex.Pattern;
import org.bihuan.platform.Refusal;

/** Names people type: trimmed, not empty, not endless and without invisible characters that make twins. */
final class Names {

  private static final Pattern INVISIBLE = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Co}\\p{Zl}\\p{Zp}]");

  private Names() {}

  static String required(String field, String label, String text, int longest) {
    String name = optional(field, label, text, longest);
    if (name.isEmpty()) {
      throw Refusal.invalid(field, label + "不能为空", "请填写" + label);
    }
    return name;
  }

  static String optional(String field, String label, String text, int longest) {
    String name = isBlank(text) ? "" : text.strip();
    if (name.length() > longest) {
      throw Refusal.invalid(field, label + "超过 " + longest + " 个字", "请缩短到 " + longest + " 个字以内");
    }
    if (INVISIBLE.matcher(name).find()) {
      throw Refusal.invalid(field, label + "含有不可见字符", "请删去换行、控制字符等后重新填写");
    }
    return name;
  }

  /** Of blanks only, whichever: the wide one of Chinese keyboards, the one that does not break. */
  private static boolean isBlank(String text) {
    return text.chars().allMatch(c -> Character.isWhitespace(c) || Character.isSpaceChar(c));
  }
}
