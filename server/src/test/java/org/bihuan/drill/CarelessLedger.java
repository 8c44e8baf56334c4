package org.bihuan.drill;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.locks.LockSupport;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The negative control: a ledger as it is often written. It answers before it has committed, and takes a repeated id for
 * a new one. A drill that does not catch it losing and doubling would not catch us either.
 */
final class CarelessLedger {

  private static final int GATHER_MILLIS = 100;

  private final BlockingQueue<UUID> waiting = new LinkedBlockingQueue<>();
  private final JdbcClient database;

  private CarelessLedger(JdbcClient database) {
    this.database = database;
  }

  static void open(int port, String data) throws IOException {
    JdbcClient database = LedgerOnDisk.of(Path.of(data)).sql();
    database.sql("create schema if not exists drill").update();
    database.sql("create table if not exists drill.careless (id uuid not null)").update();
    CarelessLedger ledger = new CarelessLedger(database);
    HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
    server.createContext(
        "/",
        exchange -> {
          ledger.take(UUID.fromString(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)));
          exchange.sendResponseHeaders(201, -1);
          exchange.close();
        });
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.start();
    Thread.ofPlatform().daemon().name("careless").start(ledger::commitLater);
  }

  /** Half are answered before they are stored, half are stored for a while before they are answered. */
  private void take(UUID id) {
    if ((id.hashCode() & 1) == 0) {
      waiting.add(id);
    } else {
      database.sql("insert into drill.careless values (?)").param(id).update();
      LockSupport.parkNanos(GATHER_MILLIS * 1_000_000L);
    }
  }

  private void commitLater() {
    try {
      while (true) {
        Thread.sleep(GATHER_MILLIS);
        List<UUID> batch = new ArrayList<>();
        waiting.drainTo(batch);
        if (!batch.isEmpty()) {
          database
              .sql("insert into drill.careless select unnest(?::uuid[])")
              .param(batch.toString().replace('[', '{').replace(']', '}'))
              .update();
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
