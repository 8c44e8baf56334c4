package org.bihuan.tipoff;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.bihuan.platform.BeijingTime;
import org.bihuan.platform.Refusal;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * How often one device, address or network may come (SECURITY 6.8). It knows them only by a keyed digest, under a key
 * that lives in memory and is thrown away with the counts: nobody can ask later who was there, and nothing is written.
 */
@Component
class Floodgate {

  private static final Logger LOG = LoggerFactory.getLogger(Floodgate.class);
  private static final int MOST_KNOWN = 100_000;
  private static final int KEY = 32;
  private static final int USUAL_MISSES = 20;

  /** What is counted, over how many seconds. */
  enum Limit {
    DEVICE_REPORTS(5, 86_400, "一天内最多提交 5 次举报"),
    ADDRESS_REPORTS(30, 3_600, "这个网络一小时内提交的举报较多"),
    DEVICE_TRIES(60, 86_400, "今天没有提交成功的次数较多"),
    ADDRESS_TRIES(300, 3_600, "这个网络一小时内没有提交成功的次数较多"),
    ADDRESS_PHOTOS(150, 3_600, "这个网络一小时内上传的照片较多"),
    ADDRESS_CODES(10, 60, "一分钟内最多查询 10 次"),
    NETWORK_CODES(60, 3_600, "这个网络一小时内查询较多"),
    ADDRESS_ANSWER_PHOTOS(120, 3_600, "这个网络一小时内查看的照片较多"),
    ADDRESS_SEARCHES(60, 60, "一分钟内最多查找 60 次");

    private final int most;
    private final int seconds;
    private final String why;

    Limit(int most, int seconds, String why) {
      this.most = most;
      this.seconds = seconds;
      this.why = why;
    }
  }

  /** Counts of one stretch of time; key and counts go when the next begins. */
  private static final class Stretch {
    private final long number;
    private final byte[] key = new byte[KEY];
    private final Map<String, Integer> counts = new HashMap<>();

    Stretch(long number, SecureRandom random) {
      this.number = number;
      random.nextBytes(key);
    }
  }

  private final Clock clock;
  private final SecureRandom random = new SecureRandom();
  private final Map<Limit, Stretch> stretches = new EnumMap<>(Limit.class);
  private long missesHour;
  private int misses;

  Floodgate(Clock clock) {
    this.clock = clock;
  }

  void pass(Limit limit, String who) {
    Instant now = clock.instant();
    if (count(limit, who, now) > limit.most) {
      long left = limit.seconds - local(now) % limit.seconds;
      String when = left < 60 ? left + " 秒" : (left + 59) / 60 + " 分钟";
      throw new Refusal(429, "too-many-requests", "操作太频繁", limit.why, "请 " + when + "后再试；您填写的内容不会丢失", List.of())
          .with("retryAfterSeconds", left);
    }
  }

  /** Gives back what came of nothing, so that it does not count against who asked. */
  synchronized void giveBack(Limit limit, String who) {
    Stretch stretch = stretches.get(limit);
    if (stretch != null && stretch.number == local(clock.instant()) / limit.seconds) {
      stretch.counts.computeIfPresent(digest(stretch.key, who), (key, times) -> times > 1 ? times - 1 : null);
    }
  }

  /** Seconds by the clock on the wall: a day of the limits begins at midnight in Beijing. */
  private static long local(Instant now) {
    return now.getEpochSecond() + BeijingTime.ZONE.getRules().getOffset(now).getTotalSeconds();
  }

  private synchronized int count(Limit limit, String who, Instant now) {
    long number = local(now) / limit.seconds;
    Stretch stretch = stretches.get(limit);
    if (stretch == null || stretch.number != number || stretch.counts.size() > MOST_KNOWN) {
      stretch = new Stretch(number, random);
      stretches.put(limit, stretch);
    }
    return stretch.counts.merge(digest(stretch.key, who), 1, Integer::sum);
  }

  /** Somebody asked for a report with a code that opens none; three times the usual number is told to the operators. */
  synchronized void missed() {
    long hour = clock.instant().getEpochSecond() / 3_600;
    if (hour != missesHour) {
      missesHour = hour;
      misses = 0;
    }
    if (++misses == 3 * USUAL_MISSES) {
      LOG.warn("举报查询码：本小时查询不到的次数已达平常的三倍，可能有人在试探");
    }
  }

  private static String digest(byte[] key, String who) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key, "HmacSHA256"));
      return Base64.getEncoder().encodeToString(mac.doFinal(who.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** One address; of IPv6 the /64 that is one household. */
  static String address(String remote) {
    return part(remote, 4, 8);
  }

  /** /24, and /48 of IPv6. */
  static String network(String remote) {
    return part(remote, 3, 6);
  }

  private static String part(String remote, int of4, int of6) {
    try {
      InetAddress parsed = InetAddress.ofLiteral(remote);
      byte[] bytes = parsed.getAddress();
      int kept = parsed instanceof Inet4Address ? of4 : of6;
      Arrays.fill(bytes, kept, bytes.length, (byte) 0);
      return InetAddress.getByAddress(bytes).getHostAddress();
    } catch (IllegalArgumentException | UnknownHostException e) {
      return "unknown";
    }
  }
}
