package org.bihuan.evidence;

import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.bihuan.audit.Seals;
import org.bihuan.platform.BeijingTime;

/** What was found about rows outside of the ledger, for a person. */
final class SealWords {

  private SealWords() {}

  static HistoryFinding of(Seals.Broken broken) {
    String subject = broken.title() + " " + broken.name();
    String after = done(broken.last());
    if (broken.gone()) {
      return finding(subject, after + "之后不见了：被删除，或者状态被改回了办理以前");
    }
    if (broken.older() != null) {
      return finding(subject, "被换成较早的一版：现在是" + done(broken.older()) + "时的样子，" + after + "之后的内容不见了");
    }
    String columns = broken.columns().isEmpty() ? "内容" : String.join("、", broken.columns());
    return finding(subject, columns + " 与" + after + "时不符");
  }

  /**
   * Every act seals what it leaves, so what no entry seals can only become fewer.
   *
   * @param before of the last run that counted, by kind
   */
  static List<HistoryFinding> more(Map<String, Long> before, Map<String, Long> now, UnaryOperator<String> title) {
    return now.entrySet().stream()
        .filter(kind -> kind.getValue() > before.getOrDefault(kind.getKey(), Long.MAX_VALUE))
        .map(
            kind ->
                finding(
                    title.apply(kind.getKey()),
                    "没有封存的由 " + before.get(kind.getKey()) + " 件变为 " + kind.getValue() + " 件：有的不是经系统写入的，或封存它的审计记录不在了"))
        .toList();
  }

  private static HistoryFinding finding(String subject, String words) {
    return new HistoryFinding(HistoryFinding.Kind.SEAL, subject, 0, words);
  }

  private static String done(Seals.Done done) {
    String who = done.person() == null ? "" : done.person();
    return " " + BeijingTime.minuteOf(done.at()) + " " + who + "“" + done.act() + "”";
  }
}
