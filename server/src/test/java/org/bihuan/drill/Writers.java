package org.bihuan.drill;

import java.time.Duration;
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

  private static final Duration PATIENCE = Duration.ofMinutes(3);

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
        if (Thread.currentThread().isInterrupted()) {
          return;
        }
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

  /** The server does not come back: what is in hand stays unanswered. */
  void abandon() throws InterruptedException {
    goHome = true;
    for (Thread person : people) {
      person.interrupt();
      person.join();
    }
  }

  /**
   * Everybody finishes the write in hand. The server must be back by then; where a drill failed with its fault still
   * standing, nobody waits for ever.
   */
  @Override
  public void close() throws InterruptedException {
    goHome = true;
    long end = System.nanoTime() + PATIENCE.toNanos();
    for (Thread person : people) {
      person.join(Duration.ofNanos(Math.max(1, end - System.nanoTime())));
    }
    List<Thread> waiting = people.stream().filter(Thread::isAlive).toList();
    waiting.forEach(Thread::interrupt);
    haveAnAnswerSince(0);
    if (!waiting.isEmpty()) {
      throw new AssertionError(waiting.size() + " writers still had no answer after " + PATIENCE);
    }
  }
}
