package org.bihuan.support;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

/** What the server said. */
public record Answer(HttpResponse<byte[]> response) {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  public int status() {
    return response.statusCode();
  }

  public String text() {
    return new String(response.body(), StandardCharsets.UTF_8);
  }

  public byte[] bytes() {
    return response.body();
  }

  /** The whole body; a missing node when there is none. */
  public JsonNode json() {
    return response.body().length == 0 ? MissingNode.getInstance() : JSON.readTree(response.body());
  }

  /** A value by JSON pointer without the leading slash: {@code "unit/name"}, {@code "items/0/ref"}. */
  public String at(String path) {
    return json().at("/" + path).asString();
  }

  /** The stable code of a problem. */
  public String problem() {
    return at("code");
  }

  public String header(String name) {
    return response.headers().firstValue(name).orElse("");
  }

  public int version() {
    return Integer.parseInt(header("ETag").replace("\"", ""));
  }

  @Override
  public String toString() {
    return status() + " " + text();
  }
}
