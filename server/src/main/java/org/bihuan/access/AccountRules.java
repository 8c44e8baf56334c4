package org.bihuan.access;

import java.util.Locale;
import java.util.regex.Pattern;
import org.bihuan.platform.Refusal;

/** What a login name looks like. */
final class AccountRules {

  private static final Pattern LOGIN = Pattern.compile("[a-z0-9][a-z0-9._-]{2,39}");

  private AccountRules() {}

  static boolean isLogin(String login) {
    return LOGIN.matcher(login).matches();
  }

  static String login(String field, String typed) {
    String login = typed.strip().toLowerCase(Locale.ROOT);
    if (!isLogin(login)) {
      throw Refusal.invalid(field, "登录名格式不对", "请使用 3 到 40 位的小写字母、数字、点、横线或下划线，以字母或数字开头");
    }
    return login;
  }
}
