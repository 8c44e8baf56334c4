package org.bihuan.platform.database;

import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.util.List;
import org.bihuan.platform.ReadOnlyMode;
import org.bihuan.platform.Refusal;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.util.unit.DataSize;

/**
 * Stops the writing before the disk is full: PostgreSQL that cannot write its log gives up, and cannot start again until
 * there is room (DU-07). Looking goes on, and so does everything once there is room again.
 */
@Component
class DiskGuard implements SmartInitializingSingleton {

  private static final Logger LOG = LoggerFactory.getLogger(DiskGuard.class);
  private static final String CAUSE = "disk";
  private static final long LEAST = DataSize.ofMegabytes(256).toBytes();
  private static final long MOST = DataSize.ofGigabytes(2).toBytes();
  private static final int WARN_AT = 2;
  private static final long RETRY_SECONDS = 30;

  private final FileStore disk;
  private final long least;
  private final ReadOnlyMode readOnly;
  private boolean warned;

  /** @param below when to stop; by itself a twentieth of the disk, at least 256 MB and at most 2 GB */
  DiskGuard(
      DataFolder data, ReadOnlyMode readOnly, @Value("${bihuan.disk.read-only-below:#{null}}") @Nullable DataSize below)
      throws IOException {
    this.disk = Files.getFileStore(data.root());
    this.readOnly = readOnly;
    this.least = below == null ? Math.clamp(disk.getTotalSpace() / 20, LEAST, MOST) : below.toBytes();
  }

  @Override
  public void afterSingletonsInstantiated() {
    look();
  }

  /** Each node looks at its own disk. Back to writing only with a quarter more, so that it does not flicker. */
  @Scheduled(fixedDelayString = "${bihuan.disk.look-every:PT2S}")
  void look() {
    long free = free();
    if (free < least) {
      if (readOnly.enter(CAUSE, full(free))) {
        LOG.error("磁盘只剩 {} MB，暂停写入（低于 {} MB）；请清理或扩容，有空间后自动恢复", free >> 20, least >> 20);
      }
    } else if (free >= least + least / 4 && readOnly.leave(CAUSE)) {
      LOG.info("磁盘已有空间，恢复写入");
    }
    warn(free);
  }

  private void warn(long free) {
    boolean low = free < WARN_AT * least;
    if (low && !warned) {
      LOG.warn("磁盘只剩 {} MB，低于 {} MB 时将暂停写入", free >> 20, least >> 20);
    }
    warned = low;
  }

  /** A disk that does not even tell is as bad as a full one. */
  private long free() {
    try {
      return disk.getUsableSpace();
    } catch (IOException e) {
      LOG.error("disk", e);
      return 0;
    }
  }

  private static Refusal full(long free) {
    return new Refusal(
            503,
            "disk-nearly-full",
            "现在只能查看",
            "服务器磁盘快满了（剩 " + (free >> 20) + " MB），为保护已有数据暂停登记和办理",
            "您填写的内容还在页面上，请稍后再提交；并请告诉系统管理员清理磁盘",
            List.of())
        .with("retryAfterSeconds", RETRY_SECONDS);
  }
}
