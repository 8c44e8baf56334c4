package org.bihuan.platform.start;

import java.time.Duration;
import org.bihuan.platform.ReadOnlyMode;
import org.bihuan.platform.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** Says where Bihuan can be reached, when it can be reached. */
@Component
class ReadyAnnouncer {

  private final Environment environment;
  private final ReadOnlyMode readOnly;
  private final ObjectProvider<StartAnnouncement> announcements;

  ReadyAnnouncer(
      Environment environment, ReadOnlyMode readOnly, ObjectProvider<StartAnnouncement> announcements) {
    this.environment = environment;
    this.readOnly = readOnly;
    this.announcements = announcements;
  }

  @EventListener
  void announce(ApplicationReadyEvent event) {
    String port = environment.getProperty("local.server.port", "?");
    StringBuilder text = new StringBuilder();
    text.append("\n  闭环已启动（").append(seconds(event.getTimeTaken())).append(" 秒）：http://localhost:").append(port).append("/\n");
    readOnly.reason().ifPresent(why -> text.append("  ").append(onlyLooking(why)).append('\n'));
    announcements.orderedStream().flatMap(a -> a.lines().stream()).forEach(line -> text.append("  ").append(line).append('\n'));
    Console.say(text.toString());
  }

  /** First of all that is said: whoever starts it believes that it takes what people write. */
  static String onlyLooking(Refusal why) {
    return "现在只能查看，不能登记和办理：" + why.why() + (why.remedy() == null ? "" : "。" + why.remedy()) + "。";
  }

  private static String seconds(@Nullable Duration taken) {
    return taken == null ? "?" : "%.1f".formatted(taken.toMillis() / 1000.0);
  }
}
