package org.bihuan.platform;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/** The place in a list where the next page starts, sealed so that nobody builds upon its form. */
public final class Cursor {

  private Cursor() {}

  public static @Nullable String seal(@Nullable String place) {
    return place == null
        ? null
        : Base64.getUrlEncoder().withoutPadding().encodeToString(place.getBytes(StandardCharsets.UTF_8));
  }

  public static @Nullable String open(@Nullable String cursor) {
    try {
      return cursor == null ? null : new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      throw Refusal.invalid("cursor", "翻页位置无法识别", "请从第一页重新打开");
    }
  }
}
