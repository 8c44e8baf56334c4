package org.bihuan.demo;

import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Says every few seconds how far something long has come. */
final class Progress {

  private static final Logger LOG = LoggerFactory.getLogger(Progress.class);
  private static final long EVERY_NANOS = Duration.ofSeconds(5).toNanos();

  private final String what;
  private final long all;
  private final long began = System.nanoTime();
  private long told = began;
  private long done;

  Progress(String what, long all) {
    this.what = what;
    this.all = all;
  }

  synchronized void add(long more) {
    done += more;
    if (System.nanoTime() - told > EVERY_NANOS) {
      told = System.nanoTime();
      double each = perSecond();
      long left = Math.max(0, Math.round((all - done) / each));
      LOG.info("{}：{}/{}（每秒 {}，约还需 {} 秒）", what, done, all, Math.round(each), left);
    }
  }

  <T> T with(T result, long more) {
    add(more);
    return result;
  }

  synchronized void end() {
    LOG.info("{}：{} 完成，平均每秒 {}。", what, done, Math.round(perSecond()));
  }

  private double perSecond() {
    return Math.max(0.001, done * 1e9 / (System.nanoTime() - began));
  }
}
