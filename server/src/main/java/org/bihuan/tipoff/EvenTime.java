package org.bihuan.tipoff;

import java.util.function.Supplier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Answers no sooner than after a fixed time, so that how long it took tells nobody whether a code exists. Longer than any
 * look at a report takes on a machine that is not overloaded.
 */
@Component
class EvenTime {

  private final long atLeast;

  EvenTime(@Value("${bihuan.tipoff.answer-after-millis:150}") long millis) {
    this.atLeast = millis * 1_000_000;
  }

  <T> T answer(Supplier<T> question) {
    long began = System.nanoTime();
    try {
      return question.get();
    } finally {
      pause(atLeast - (System.nanoTime() - began));
    }
  }

  private static void pause(long nanos) {
    if (nanos > 0) {
      try {
        Thread.sleep(nanos / 1_000_000, (int) (nanos % 1_000_000));
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
