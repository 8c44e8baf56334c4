package org.bihuan.platform;

import java.util.Set;

/**
 * A room that gives numbers which are printed. After an older state was put back, it does not give those again that may
 * stand on paper already.
 */
public interface PaperNumbers {

  /** What bears these numbers, in the words of the screens. */
  String bearers();

  /**
   * In every district and each of these years, so many numbers and those up to the next full hundred are never given.
   * Belongs to the transaction of whoever asks.
   */
  void leaveOut(Set<Integer> years, int many);
}
