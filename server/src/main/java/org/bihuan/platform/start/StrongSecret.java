package org.bihuan.platform.start;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** In production no secret may be one that a stranger guesses within an hour. */
public final class StrongSecret {

  private static final int SHORTEST = 12;
  private static final int FEWEST_DIFFERENT = 6;
  private static final List<String> NOTORIOUS =
      List.of("password", "passw0rd", "postgres", "123456", "qwerty", "admin", "changeme", "bihuan", "secret", "test");

  private StrongSecret() {}

  /**
   * @param name the setting as the administrator knows it, for the message
   * @param user a name that must not stand in the secret
   */
  public static void require(String name, String secret, String user) {
    String weakness = weakness(secret, user);
    if (weakness != null) {
      throw new StartRefused(
          name + " 太弱：" + weakness + "。", "生产环境请换成随机生成的口令，例如用 openssl rand -base64 24 生成，并在数据库中同步修改。");
    }
  }

  private static @Nullable String weakness(String secret, String user) {
    String low = secret.toLowerCase(Locale.ROOT);
    if (secret.length() < SHORTEST) {
      return "少于 " + SHORTEST + " 个字符";
    }
    if (secret.chars().distinct().count() < FEWEST_DIFFERENT) {
      return "不同的字符太少";
    }
    if (!user.isBlank() && low.contains(user.toLowerCase(Locale.ROOT))) {
      return "含有用户名";
    }
    // what is left besides a notorious word must be long enough on its own
    String rest = NOTORIOUS.stream().reduce(low, (left, word) -> left.replace(word, ""));
    return rest.length() < SHORTEST && rest.length() < low.length() ? "含有常见口令" : null;
  }
}
