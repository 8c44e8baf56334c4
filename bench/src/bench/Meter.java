package bench;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Lets some clients repeat one piece of work for some time and takes each one's time. */
final class Meter {

  private static final int MOST = 1 << 20;

  private Meter() {}

  /** What one client does again and again; it must fail loudly where the answer is not the one expected. */
  interface Client extends AutoCloseable {
    void once() throws Exception;

    @Override
    default void close() throws Exception {}
  }

  interface Clients {
    Client client(int number) throws Exception;
  }

  /** @param cpu milliseconds of processor time for one piece of work, in the target and the database */
  record Sample(double perSecond, double p50, double p99, double cpu) {}

  static Sample measure(Clients clients, int count, double seconds, Cpu cpu) throws Exception {
    List<Client> all = new ArrayList<>();
    CountDownLatch ready = new CountDownLatch(count);
    CountDownLatch go = new CountDownLatch(1);
    try (ExecutorService threads = Executors.newFixedThreadPool(count)) {
      List<Future<long[]>> running = new ArrayList<>();
      for (int i = 0; i < count; i++) {
        Client client = clients.client(i);
        all.add(client);
        running.add(threads.submit(() -> repeat(client, ready, go, seconds)));
      }
      ready.await();
      double used = cpu.millis();
      long start = System.nanoTime();
      go.countDown();
      List<long[]> times = new ArrayList<>();
      for (Future<long[]> each : running) {
        times.add(each.get());
      }
      double took = (System.nanoTime() - start) / 1e9;
      used = cpu.millis() - used;
      long[] sorted = times.stream().flatMapToLong(Arrays::stream).sorted().toArray();
      return new Sample(sorted.length / took, at(sorted, 0.50), at(sorted, 0.99), used / Math.max(1, sorted.length));
    } finally {
      for (Client client : all) {
        client.close();
      }
    }
  }

  private static long[] repeat(Client client, CountDownLatch ready, CountDownLatch go, double seconds)
      throws Exception {
    long[] times = new long[1024];
    int done = 0;
    try {
      client.once();
    } finally {
      ready.countDown();
    }
    go.await();
    long end = System.nanoTime() + (long) (seconds * 1e9);
    for (long before = System.nanoTime(); before < end && done < MOST; ) {
      client.once();
      long after = System.nanoTime();
      if (done == times.length) {
        times = Arrays.copyOf(times, done * 2);
      }
      times[done++] = after - before;
      before = after;
    }
    return Arrays.copyOf(times, done);
  }

  private static double at(long[] sorted, double share) {
    return sorted.length == 0 ? Double.NaN : sorted[(int) Math.min(sorted.length - 1, sorted.length * share)] / 1e6;
  }
}
