package bench;

import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Somebody signed in who asks for one thing after another; where the client may not weigh, {@link Wire} is used. */
final class Desk {

  static final String PASSWORD = "Bihuan-Yanshi-2026";

  private final HttpClient http = HttpClient.newBuilder().cookieHandler(new CookieManager()).build();
  private final String address;

  Desk(int port, String login) throws Exception {
    this.address = "http://localhost:" + port;
    ok(request("/api/session").GET());
    String words = "{\"login\":\"" + login + "\",\"password\":\"" + PASSWORD + "\"}";
    ok(json("/api/session").POST(HttpRequest.BodyPublishers.ofString(words)));
  }

  String find(String path, String pattern) throws Exception {
    String answer = ok(request(path).GET());
    Matcher found = Pattern.compile(pattern).matcher(answer);
    if (!found.find()) {
      throw new IllegalStateException(path + ": " + answer);
    }
    return found.group(1);
  }

  HttpRequest.Builder json(String path) {
    return request(path).header("Content-Type", "application/json");
  }

  HttpRequest.Builder request(String path) {
    String token =
        ((CookieManager) http.cookieHandler().orElseThrow())
            .getCookieStore().getCookies().stream()
                .filter(cookie -> cookie.getName().equals("bihuan_csrf"))
                .map(cookie -> cookie.getValue())
                .findFirst()
                .orElse("none");
    return HttpRequest.newBuilder(URI.create(address + path)).header("X-CSRF-Token", token);
  }

  String ok(HttpRequest.Builder request) throws Exception {
    HttpResponse<String> answer = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    if (answer.statusCode() / 100 != 2) {
      throw new IllegalStateException(answer.statusCode() + " " + answer.body());
    }
    return answer.body();
  }
}
