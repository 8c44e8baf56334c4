package org.bihuan.spreadsheet;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Unpacked bytes on their way to the XML parser. Counts what really comes, whatever the file says of itself, and stops a
 * single tag that would be as large as the memory.
 */
final class GuardedInput extends FilterInputStream {

  private static final int LONGEST_TAG = 1 << 16;

  private final AtomicLong left;
  private int inTag = -1;

  /** @param left what may still be unpacked of the whole file */
  GuardedInput(InputStream in, AtomicLong left) {
    super(in);
    this.left = left;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] buffer, int from, int length) throws IOException {
    int n = super.read(buffer, from, length);
    if (n > 0 && left.addAndGet(-n) < 0) {
      throw SheetRefusal.tooMuch("解压后的内容超过 " + (SheetFile.MOST_UNPACKED >> 20) + " MB");
    }
    for (int i = from; i < from + n; i++) {
      watch(buffer[i]);
    }
    return n;
  }

  private void watch(byte b) {
    if (b == '<') {
      inTag = 0;
    } else if (b == '>') {
      inTag = -1;
    } else if (inTag >= 0 && ++inTag > LONGEST_TAG) {
      throw SheetRefusal.tooMuch("内部结构异常");
    }
  }
}
