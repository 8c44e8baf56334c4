package org.bihuan.platform;

import java.util.List;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The version of a thing its editor last saw, from {@code If-Match: "7"}. A change without one could overwrite
 * somebody's work unseen and is refused.
 */
public record ExpectedVersion(int number) {

  private static final Pattern FORM = Pattern.compile("(?:W/)?\"(\\d{1,9})\"");

  static ExpectedVersion parse(@Nullable String header) {
    if (header == null) {
      throw new Refusal(428, "version-required", "缺少版本号", "修改已有内容须在 If-Match 中带上所见的版本", "请重新打开页面后再提交", List.of());
    }
    var match = FORM.matcher(header.strip());
    if (!match.matches()) {
      throw Refusal.invalid("If-Match", "版本号格式不对", "请使用上次读到的 ETag，例如 \"7\"");
    }
    return new ExpectedVersion(Integer.parseInt(match.group(1)));
  }

  /** Refuses when somebody else was faster, or the person himself elsewhere; the current thing goes with the refusal so that both can be shown. */
  public void mustBe(int current, Object currentThing) {
    mustBe(current, currentThing, () -> "");
  }

  /** @param meanwhile who did what since then, as far as it is known; empty where it is not */
  public void mustBe(int current, Object currentThing, Supplier<String> meanwhile) {
    if (number != current) {
      String told = meanwhile.get();
      throw new Refusal(
              412,
              "version-conflict",
              "内容已在别处修改",
              told.isEmpty() ? "您打开以后又有新的修改，可能是他人，也可能是您本人在别处" : "您打开以后，" + told,
              "请核对最新内容后重新提交，您填写的内容不会丢失",
              List.of())
          .with("current", currentThing);
    }
  }

  public static String etag(int version) {
    return "\"" + version + "\"";
  }
}
