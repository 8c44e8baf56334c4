package org.bihuan.tipoff;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.bihuan.platform.Ids;
import org.bihuan.platform.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * A piece of arithmetic a phone does in a second or two while somebody is writing, instead of a picture that the blind
 * cannot read: whoever floods the desk pays for each report. One piece serves one report and its photos.
 */
@Component
class Puzzles {

  private static final Duration VALID = Duration.ofHours(2);
  private static final int MOST_REMEMBERED = 50_000;
  private static final int MOST_PHOTOS = 10;
  private static final int PARTS = 4;
  private static final int LONGEST = 200;

  private final ReportKeys keys;
  private final Clock clock;
  private final int bits;
  private final Map<String, Spent> spent = new ConcurrentHashMap<>();

  Puzzles(ReportKeys keys, Clock clock, @Value("${bihuan.tipoff.puzzle-bits:16}") int bits) {
    this.keys = keys;
    this.clock = clock;
    this.bits = bits;
  }

  /** @param bits how many leading zero bits SHA-256 of {@code challenge:number} must have */
  record Puzzle(String challenge, int bits) {}

  private record Spent(long until, int photos, @Nullable UUID report) {}

  Puzzle next() {
    String text = Ids.next() + "." + clock.instant().plus(VALID).getEpochSecond();
    return new Puzzle(text + "." + seal(text), bits);
  }

  /** @param solution {@code challenge:number} */
  void spendOnPhoto(@Nullable String solution) {
    Spent now = spent.merge(challenge(solution), new Spent(until(solution), 1, null), (was, one) ->
        new Spent(was.until(), was.photos() + 1, was.report()));
    if (now.photos() > MOST_PHOTOS) {
      throw unsolved("照片上传次数过多");
    }
  }

  /** The same report may be sent again and again until it is answered. */
  void spendOnReport(@Nullable String solution, UUID report) {
    Spent now = spent.merge(challenge(solution), new Spent(until(solution), 0, report), (was, one) ->
        was.report() == null ? new Spent(was.until(), was.photos(), report) : was);
    if (!report.equals(now.report())) {
      throw unsolved("这次验证已用于另一份举报");
    }
  }

  private String challenge(@Nullable String solution) {
    String[] parts = solution == null ? new String[0] : solution.split("[.:]");
    if (solution == null || parts.length != PARTS || solution.length() > LONGEST) {
      throw unsolved("没有完成防滥用验证");
    }
    String text = parts[0] + "." + parts[1];
    boolean ours = MessageDigest.isEqual(bytes(seal(text)), bytes(parts[2]));
    long now = clock.instant().getEpochSecond();
    if (!ours || until(solution) < now) {
      throw unsolved("防滥用验证已过期");
    }
    if (zeroBits(sha256(solution)) < bits) {
      throw unsolved("防滥用验证没有通过");
    }
    if (spent.size() > MOST_REMEMBERED) {
      spent.values().removeIf(old -> old.until() < now);
    }
    return text;
  }

  private static long until(@Nullable String solution) {
    String[] parts = solution == null ? new String[0] : solution.split("[.:]");
    return parts.length == PARTS && parts[1].matches("\\d{1,12}") ? Long.parseLong(parts[1]) : 0;
  }

  private String seal(String text) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(keys.mac("puzzle", text));
  }

  static int zeroBits(byte[] digest) {
    int zeros = 0;
    for (byte part : digest) {
      if (part == 0) {
        zeros += 8;
        continue;
      }
      return zeros + Integer.numberOfLeadingZeros(part & 0xff) - 24;
    }
    return zeros;
  }

  static byte[] sha256(String text) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(bytes(text));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static Refusal unsolved(String why) {
    return new Refusal(422, "puzzle", "没有提交成功", why, "请稍候，页面会自动重新验证；您填写的内容不会丢失", List.of());
  }
}
