package org.bihuan.evidence;

import org.bihuan.file.FileProofs;
import org.bihuan.file.FileRecord;
import org.bihuan.hazard.HazardChains;
import org.bihuan.platform.BeijingTime;

/** What was found about the bytes of an attachment, for a person. */
final class FileWords {

  private FileWords() {}

  static HistoryFinding of(FileProofs.Damaged damaged, HazardChains.Uses uses) {
    String damage =
        switch (damaged.damage()) {
          case MISSING -> "文件不在磁盘上了";
          case ALTERED -> "文件内容被改过，与上传时的哈希不一致";
          case UNREADABLE -> "磁盘上的文件读不出来，是否改过不得而知";
        };
    FileRecord first = damaged.uploads().getFirst();
    String unit = uses.unit() == null ? "" : uses.unit() + " ";
    String person = uses.person() == null ? "" : uses.person() + " ";
    String uploaded = unit + person + BeijingTime.minuteOf(first.uploadedAt()) + " 上传";
    String times = damaged.uploads().size() == 1 ? "" : "，同一内容共上传 " + damaged.uploads().size() + " 次";
    return new HistoryFinding(
        HistoryFinding.Kind.ATTACHMENT,
        "附件 " + first.name() + "（" + damaged.sha256().substring(0, 12) + "…）",
        0,
        damage + "；" + uploaded + times + "；" + used(uses));
  }

  private static String used(HazardChains.Uses uses) {
    if (uses.hazards() == 0) {
      return "没有隐患用它";
    }
    String more = uses.hazards() > uses.numbers().size() ? " 等" : "";
    return "用于 " + uses.hazards() + " 条隐患：" + String.join("、", uses.numbers()) + more;
  }
}
