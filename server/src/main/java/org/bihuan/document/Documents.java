package org.bihuan.document;

import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import org.springframework.stereotype.Service;

/** Writes papers. A few at a time: each holds its pictures and its font in memory. */
@Service
public class Documents {

  private static final int AT_ONCE = 3;

  private final Semaphore writing = new Semaphore(AT_ONCE, true);
  private final Fonts fonts;

  Documents(Fonts fonts) {
    this.fonts = fonts;
  }

  /** To be edited and printed: names the official fonts, which the reader's machine has. */
  public byte[] word(Paper paper) {
    return limited(() -> WordFile.of(paper));
  }

  /** To be kept: looks the same everywhere, because it carries its letters. */
  public byte[] pdf(Paper paper) {
    return limited(() -> PdfFile.of(paper, fonts));
  }

  private byte[] limited(Supplier<byte[]> work) {
    writing.acquireUninterruptibly();
    try {
      return work.get();
    } finally {
      writing.release();
    }
  }
}
