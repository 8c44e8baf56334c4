package org.bihuan.drill;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * What a site puts before its nodes: sends each request to one that says it is ready. A node that takes no connection is
 * passed over, since it has not seen the request; a request that a node took and did not answer is not sent again.
 */
final class SmallProxy implements AutoCloseable {

  private static final Set<String> NOT_FORWARDED = Set.of("connection", "content-length", "host", "transfer-encoding", "upgrade", "expect");

  private final List<String> nodes;
  private final Set<String> ready = ConcurrentHashMap.newKeySet();
  private final AtomicInteger turn = new AtomicInteger();
  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(Duration.ofSeconds(2)).build();
  private final ScheduledExecutorService looks = Executors.newSingleThreadScheduledExecutor();
  private final HttpServer server;

  SmallProxy(List<Integer> ports) throws IOException {
    nodes = ports.stream().map(port -> "http://127.0.0.1:" + port).toList();
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::forward);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.start();
    looks.scheduleWithFixedDelay(() -> nodes.forEach(this::look), 0, 200, TimeUnit.MILLISECONDS);
  }

  String address() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  boolean isReady(int port) {
    return ready.contains("http://127.0.0.1:" + port);
  }

  private void look(String node) {
    HttpRequest question =
        HttpRequest.newBuilder(URI.create(node + "/actuator/health/readiness")).timeout(Duration.ofSeconds(2)).build();
    try {
      if (http.send(question, BodyHandlers.discarding()).statusCode() == 200) {
        ready.add(node);
      } else {
        ready.remove(node);
      }
    } catch (IOException silent) {
      ready.remove(node);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void forward(HttpExchange exchange) throws IOException {
    byte[] body = exchange.getRequestBody().readAllBytes();
    List<String> inTurn = ready.stream().sorted().toList();
    int first = turn.getAndIncrement();
    for (int i = 0; i < inTurn.size(); i++) {
      String node = inTurn.get(Math.floorMod(first + i, inTurn.size()));
      try {
        answer(exchange, http.send(request(node, exchange, body), BodyHandlers.ofByteArray()));
        return;
      } catch (ConnectException notThere) {
        ready.remove(node);
      } catch (IOException cutOff) {
        break;
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        break;
      }
    }
    exchange.sendResponseHeaders(502, -1);
    exchange.close();
  }

  private static HttpRequest request(String node, HttpExchange exchange, byte[] body) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(node + exchange.getRequestURI()))
            .timeout(Duration.ofSeconds(30))
            .method(exchange.getRequestMethod(), body.length == 0 ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body));
    exchange.getRequestHeaders().forEach(
        (name, values) -> {
          if (!NOT_FORWARDED.contains(name.toLowerCase(Locale.ROOT))) {
            values.forEach(value -> request.header(name, value));
          }
        });
    return request.build();
  }

  private static void answer(HttpExchange exchange, HttpResponse<byte[]> response) throws IOException {
    response.headers().map().forEach(
        (name, values) -> {
          if (!NOT_FORWARDED.contains(name) && !name.startsWith(":")) {
            values.forEach(value -> exchange.getResponseHeaders().add(name, value));
          }
        });
    exchange.sendResponseHeaders(response.statusCode(), response.body().length == 0 ? -1 : response.body().length);
    exchange.getResponseBody().write(response.body());
    exchange.close();
  }

  @Override
  public void close() {
    looks.shutdownNow();
    server.stop(0);
  }
}
