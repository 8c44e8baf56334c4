package org.bihuan.backup;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** When the system administrator has to do something about backups (6.1). */
final class BackupRules {

  static final Duration OLDEST_BACKUP = Duration.ofHours(36);
  static final Duration OLDEST_CHECK = Duration.ofDays(8);
  static final Duration CHECK_EVERY = Duration.ofDays(7).minusHours(2);

  private BackupRules() {}

  /** What is wrong, in words; empty where all is well. */
  static List<String> warnings(
      Keeping keeping, Optional<Run> lastBackup, Optional<Run> goodBackup, Optional<Run> lastCheck, Optional<Run> goodCheck, Instant now) {
    if (keeping == Keeping.NOWHERE) {
      return List.of("没有设置备份目录（BIHUAN_BACKUP_FOLDER），数据只有一份");
    }
    if (keeping == Keeping.ELSEWHERE) {
      return List.of();
    }
    List<String> warnings = new ArrayList<>();
    lastBackup.filter(run -> !run.good()).ifPresent(run -> warnings.add("最近一次备份失败：" + run.told()));
    if (isOlder(goodBackup, OLDEST_BACKUP, now)) {
      warnings.add("36 小时内没有成功的备份");
    }
    lastCheck.filter(run -> !run.good()).ifPresent(run -> warnings.add("最近一次恢复检查没有通过：" + run.told()));
    if (isOlder(goodCheck, OLDEST_CHECK, now)) {
      warnings.add("8 天内没有通过恢复检查：备份能不能用，没有人知道");
    }
    return List.copyOf(warnings);
  }

  static boolean isCheckDue(Optional<Run> lastCheck, Instant now) {
    return lastCheck.filter(Run::good).isEmpty() || isOlder(lastCheck, CHECK_EVERY, now);
  }

  private static boolean isOlder(Optional<Run> run, Duration age, Instant now) {
    return run.map(last -> last.endedAt().isBefore(now.minus(age))).orElse(true);
  }
}
