package org.bihuan.platform;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Whether the person at the keyboard has proved only just now that it is he. An endpoint that may need it takes it as a
 * parameter and asks; the refusal tells a screen to ask for the password or the code and to send the same request again.
 *
 * @param provedAt null when he has not since he signed in
 * @param signedInAt null where nobody is signed in
 */
public record StepUp(@Nullable Instant provedAt, @Nullable Instant signedInAt, Instant now) {

  public static final Duration LASTS = Duration.ofMinutes(5);

  public StepUp(@Nullable Instant provedAt, Instant now) {
    this(provedAt, null, now);
  }

  /** @param what what is grave about it, e.g. {@code 导出超过 1,000 条} */
  public void mustBeRecent(String what) {
    mustBe(isRecent(provedAt), what);
  }

  /** Where to have come in by the door only just now is proof enough. */
  public void mustBeRecentOrSignedIn(String what) {
    mustBe(isRecent(provedAt) || isRecent(signedInAt), what);
  }

  private boolean isRecent(@Nullable Instant moment) {
    return moment != null && !moment.plus(LASTS).isBefore(now);
  }

  private static void mustBe(boolean recent, String what) {
    if (!recent) {
      throw new Refusal(
          403,
          "step-up-needed",
          "请再次确认是您本人",
          what + "，须在 " + LASTS.toMinutes() + " 分钟内再次确认过是您本人",
          "请输入密码或动态验证码后继续",
          List.of());
    }
  }
}
