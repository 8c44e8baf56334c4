package org.bihuan.platform;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.util.Base64;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The place in a list where the next page starts, sealed so that nobody builds upon its form. */
public final class Cursor {

  /**
   * The last row of a page.
   *
   * @param key what the list is in the order of, a day or a moment
   * @param id in which order rows of the same key stand
   */
  public record Last<K>(K key, UUID id) {

    public String sealed() {
      return encoded(key + " " + id);
    }
  }

  private Cursor() {}

  public static @Nullable String seal(@Nullable String place) {
    return place == null ? null : encoded(place);
  }

  private static String encoded(String place) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(place.getBytes(StandardCharsets.UTF_8));
  }

  public static @Nullable String open(@Nullable String cursor) {
    try {
      return cursor == null ? null : new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      throw unknown();
    }
  }

  /** @param key reads it, as {@code LocalDate::parse} does */
  public static <K> @Nullable Last<K> open(@Nullable String cursor, Function<String, K> key) {
    String place = open(cursor);
    if (place == null) {
      return null;
    }
    try {
      String[] parts = place.split(" ", 2);
      return new Last<>(key.apply(parts[0]), UUID.fromString(parts.length == 2 ? parts[1] : ""));
    } catch (IllegalArgumentException | DateTimeException e) {
      throw unknown();
    }
  }

  private static Refusal unknown() {
    return Refusal.invalid("cursor", "翻页位置无法识别", "请从第一页重新打开");
  }
}
