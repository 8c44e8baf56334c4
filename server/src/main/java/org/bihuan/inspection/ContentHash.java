package org.bihuan.inspection;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Tells whether something handed in again is the same, however its JSON was spaced. */
@Component
class ContentHash {

  private final JsonMapper json;

  ContentHash(JsonMapper json) {
    this.json = json;
  }

  String of(Object content) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(json.writeValueAsString(content).getBytes(UTF_8));
      return HexFormat.of().formatHex(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
