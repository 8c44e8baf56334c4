package org.bihuan.evidence;

import java.time.Instant;
import java.util.UUID;
import org.bihuan.platform.BeijingTime;
import org.bihuan.platform.Ref;
import org.jspecify.annotations.Nullable;

/** What was found about a line and its leaf, for a person. */
final class LineWords {

  /** Made from the clock, so that of a line that is gone its id still tells when it was written (RFC 9562). */
  private static final int OF_THE_CLOCK = 7;

  private static final int MILLISECONDS = 16;

  private LineWords() {}

  /**
   * @param without when a checkpoint was last signed without the leaf; null where it was under the first
   * @param with when one was first signed with it; null where none was
   */
  static HistoryFinding of(
      HistoryFinding.Kind kind, Leaf.Kind of, Ref stream, int version, @Nullable Instant without, @Nullable Instant with) {
    String what =
        switch (of) {
          case HAZARD -> "第 " + version + " 条历史";
          case AUDIT -> "审计记录";
          case FILE -> "附件的登记";
          case DRAW -> version == 1 ? "随机抽取的承诺" : "随机抽取的结果";
        };
    String words =
        switch (kind) {
          case REMOVED -> what + "在存证之后被删除" + sealed(without, with);
          case REWRITTEN -> what + "在存证之后被改写" + sealed(without, with);
          default -> what + "没有存证";
        };
    return new HistoryFinding(kind, subject(of, stream), version, words);
  }

  private static String subject(Leaf.Kind of, Ref stream) {
    return switch (of) {
      case AUDIT -> "审计记录（" + writtenAt(stream.id()) + "内部编号 " + stream + "）";
      case FILE -> "附件（" + writtenAt(stream.id()) + "内部编号 " + stream + "）";
      case HAZARD, DRAW -> stream.toString();
    };
  }

  private static String writtenAt(UUID id) {
    return id.version() == OF_THE_CLOCK
        ? BeijingTime.minuteOf(Instant.ofEpochMilli(id.getMostSignificantBits() >>> MILLISECONDS)) + " 写入，"
        : "";
  }

  private static String sealed(@Nullable Instant without, @Nullable Instant with) {
    if (with == null) {
      return without == null ? "" : "（它在 " + BeijingTime.minuteOf(without) + " 签署以后存证，还没有签署）";
    }
    return without == null
        ? "（它在 " + BeijingTime.minuteOf(with) + " 第一次签署以前存证）"
        : "（它在 " + BeijingTime.minuteOf(without) + " 至 " + BeijingTime.minuteOf(with) + " 两次签署之间存证）";
  }
}
