package org.bihuan.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.json.JsonMapper;

/**
 * A browser: keeps cookies, sends the cross-site token, and nothing else. Every call goes over real HTTP.
 *
 * <p>{@link #at} tells a call at another time, {@link #from} from another network, {@link #with} with a header.
 */
public class Client {

  static final JsonMapper JSON = JsonMapper.builder().build();

  private final String server;
  private final CookieManager cookies;
  private final HttpClient http;
  private final Map<String, String> headers;

  /** @param server {@code http://127.0.0.1:<port>} */
  public Client(String server) {
    this(server, new CookieManager(), null);
  }

  private Client(String server, CookieManager cookies, InetAddress local) {
    this(server, cookies, browser(cookies, local), Map.of());
  }

  private Client(String server, CookieManager cookies, HttpClient http, Map<String, String> headers) {
    this.server = server;
    this.cookies = cookies;
    this.http = http;
    this.headers = headers;
  }

  private static HttpClient browser(CookieManager cookies, InetAddress local) {
    HttpClient.Builder builder =
        HttpClient.newBuilder().cookieHandler(cookies).connectTimeout(Duration.ofSeconds(10));
    if (local != null) {
      builder.localAddress(local);
    }
    return builder.build();
  }

  /** The same browser with its cookies; its next calls are told at that instant. */
  public Client at(Instant now) {
    return with(TravellingFilter.HEADER, now.toString());
  }

  public Client with(String header, String value) {
    Map<String, String> more = new LinkedHashMap<>(headers);
    more.put(header, value);
    return new Client(server, cookies, http, more);
  }

  /** Another browser somewhere else: no cookies, and an address of its own such as {@code 127.0.7.1}. */
  public Client from(String address) {
    try {
      return new Client(server, new CookieManager(), InetAddress.getByName(address));
    } catch (UnknownHostException e) {
      throw new UncheckedIOException(e);
    }
  }

  public Answer signIn(String login, String password) {
    return post("/api/session", Map.of("login", login, "password", password));
  }

  /** Has just shown once more that it is he; lasts five minutes. */
  public Client proved() {
    Answer answer = post("/api/session/step-up", Map.of("password", TestCity.PASSWORD));
    if (answer.status() != 200) {
      throw new AssertionError("could not prove who he is: " + answer);
    }
    return this;
  }

  public Answer get(String path) {
    return send(request(path).GET());
  }

  public Answer delete(String path) {
    return send(withToken(request(path)).DELETE());
  }

  /** @param body a map, a record, or JSON as text */
  public Answer post(String path, Object body) {
    return send(withToken(request(path)).header("Content-Type", "application/json").POST(json(body)));
  }

  public Answer put(String path, Object body) {
    return send(withToken(request(path)).header("Content-Type", "application/json").PUT(json(body)));
  }

  public Answer put(String path, Object body, int version) {
    return with("If-Match", "\"" + version + "\"").put(path, body);
  }

  public Answer post(String path, Object body, int version) {
    return with("If-Match", "\"" + version + "\"").post(path, body);
  }

  /** Sends bytes as they are, such as a photograph. */
  public Answer upload(String path, byte[] content, String type) {
    return send(
        withToken(request(path))
            .header("Content-Type", type)
            .POST(HttpRequest.BodyPublishers.ofByteArray(content)));
  }

  /** Anything unusual: other methods, no token, odd headers. */
  public Answer send(HttpRequest.Builder request) {
    try {
      return new Answer(http.send(request.build(), BodyHandlers.ofByteArray()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  public HttpRequest.Builder request(String path) {
    HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(server + path)).timeout(Duration.ofSeconds(60));
    headers.forEach(request::header);
    return request;
  }

  public int port() {
    return URI.create(server).getPort();
  }

  public Optional<String> cookie(String name) {
    return cookies.getCookieStore().getCookies().stream()
        .filter(cookie -> cookie.getName().equals(name))
        .map(HttpCookie::getValue)
        .findFirst();
  }

  public void forgetCookies() {
    cookies.getCookieStore().removeAll();
  }

  private HttpRequest.Builder withToken(HttpRequest.Builder request) {
    if (cookie("bihuan_csrf").isEmpty()) {
      get("/api/session");
    }
    return request.header("X-CSRF-Token", cookie("bihuan_csrf").orElseThrow());
  }

  private static HttpRequest.BodyPublisher json(Object body) {
    return HttpRequest.BodyPublishers.ofString(body instanceof String text ? text : JSON.writeValueAsString(body));
  }
}
