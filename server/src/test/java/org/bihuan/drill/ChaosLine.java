package org.bihuan.drill;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/**
 * The line between the product and its database, or between phones and the product, on which everything may happen that
 * happens on lines: nothing comes through any more, everything comes late, all connections break, or the answer to a
 * commit is lost after the commit was done.
 */
final class ChaosLine implements AutoCloseable {

  /** CommandComplete of a commit, as PostgreSQL sends it. */
  private static final String COMMITTED = "C\0\0\0\13COMMIT\0";

  private final ServerSocket door;
  private final int far;
  private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
  private final AtomicInteger eaten = new AtomicInteger();
  private volatile boolean cut;
  private volatile long delayNanos;
  private volatile int commitsEatenInHundred;

  ChaosLine(int far) throws IOException {
    this.far = far;
    this.door = new ServerSocket(0, 100, InetAddress.getLoopbackAddress());
    Thread.ofVirtual().start(this::accept);
  }

  int port() {
    return door.getLocalPort();
  }

  /** From now on nothing comes through, in neither direction, and nobody is told. */
  void cut() {
    cut = true;
  }

  void heal() {
    cut = false;
  }

  /** Breaks every connection there is, whatever was on its way. */
  void sever() throws IOException {
    for (Socket socket : sockets) {
      socket.close();
    }
    sockets.clear();
  }

  void delay(long millis) {
    delayNanos = millis * 1_000_000;
  }

  void eatCommits(int inHundred) {
    commitsEatenInHundred = inHundred;
  }

  /** How many commits were done whose answer nobody received. */
  int eaten() {
    return eaten.get();
  }

  private void accept() {
    while (!door.isClosed()) {
      try {
        Socket product = door.accept();
        Socket server = new Socket(InetAddress.getLoopbackAddress(), far);
        sockets.add(product);
        sockets.add(server);
        Thread.ofVirtual().start(() -> carry(product, server, false));
        Thread.ofVirtual().start(() -> carry(server, product, true));
      } catch (IOException closed) {
        return;
      }
    }
  }

  private void carry(Socket from, Socket to, boolean answers) {
    byte[] bytes = new byte[1 << 16];
    try (from;
        to) {
      InputStream in = from.getInputStream();
      OutputStream out = to.getOutputStream();
      for (int n; (n = in.read(bytes)) > 0; ) {
        LockSupport.parkNanos(delayNanos);
        while (cut) {
          LockSupport.parkNanos(20_000_000);
        }
        if (answers && eats(bytes, n)) {
          return;
        }
        out.write(bytes, 0, n);
      }
    } catch (IOException closed) {
      // one side has gone; so does the other
    }
  }

  private boolean eats(byte[] bytes, int n) {
    boolean eats =
        commitsEatenInHundred > 0
            && new String(bytes, 0, n, StandardCharsets.ISO_8859_1).contains(COMMITTED)
            && ThreadLocalRandom.current().nextInt(100) < commitsEatenInHundred;
    if (eats) {
      eaten.incrementAndGet();
    }
    return eats;
  }

  @Override
  public void close() throws IOException {
    cut = false;
    door.close();
    sever();
  }
}
