package org.bihuan.drill;

import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.LockSupport;
import org.bihuan.platform.Ids;

/**
 * People who keep writing whatever happens, and remember on their own side what was acknowledged. A write whose answer
 * never came is sent again with the same id until there is one.
 */
final class Writers implements AutoCloseable {

  /** Sends one write; says when nobody can tell whether it arrived, or when an acknowledged half of it is gone. */
  @FunctionalInterface
  interface Desk {
    void write(UUID id) throws Unanswered, Forgotten;
  }

  static final class Forgotten extends Exception {}

  static final class Unanswered extends Exception {
    Unanswered(String why) {
      super(why);
    }
  }

  private final Set<UUID> acknowledged = ConcurrentHashMap.newKeySet();
  private final Set<UUID> sentAgain = ConcurrentHashMap.newKeySet();
  private final Queue<Throwable> surprises = new ConcurrentLinkedQueue<>();
  private final List<Thread> people = new ArrayList<>();
  private volatile boolean goHome;
  private volatile long lastAnswerNanos = System.nanoTime();

  Writers(int count, Desk desk) {
    for (int i = 0; i < count; i++) {
      people.add(Thread.ofPlatform().name("writer-" + i).start(() -> work(desk)));
    }
  }

  private void work(Desk desk) {
    try {
      while (!goHome) {
        writeUntilAnswered(desk, Ids.next());
      }
    } catch (RuntimeException | Error e) {
      surprises.add(e);
    }
  }

  private void writeUntilAnswered(Desk desk, UUID id) {
    while (true) {
      try {
        desk.write(id);
        note(id);
        return;
      } catch (Forgotten e) {
        note(id); // it was acknowledged; that it is missing is for the comparison to find
        return;
      } catch (Unanswered e) {
        sentAgain.add(id);
        LockSupport.parkNanos(50_000_000);
      }
    }
  }

  private void note(UUID id) {
    acknowledged.add(id);
    lastAnswerNanos = System.nanoTime();
  }

  Set<UUID> acknowledged() {
    return acknowledged;
  }

  Set<UUID> sentAgain() {
    return sentAgain;
  }

  boolean haveAnAnswerSince(long nanos) {
    if (!surprises.isEmpty()) {
      throw new AssertionError("a writer met something else than silence", surprises.peek());
    }
    return lastAnswerNanos > nanos;
  }

  /** Everybody finishes the write in hand; the server must be back by then. */
  @Override
  public void close() throws InterruptedException {
    goHome = true;
    for (Thread person : people) {
      person.join();
    }
    haveAnAnswerSince(0);
  }
}
