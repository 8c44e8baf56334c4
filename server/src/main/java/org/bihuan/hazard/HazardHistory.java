package org.bihuan.hazard;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * The chain over the history of one hazard: each line's hash covers its body and the hash before it.
 *
 * <p>Canonical means here: members in alphabetical order, no white space, instants in ISO-8601; the text itself is
 * stored, so verification never depends on how a later version would write it.
 */
final class HazardHistory {

  /** Hash before the first line: nothing. */
  static final byte[] ROOT = new byte[32];

  private final JsonMapper canonical;

  HazardHistory(JsonMapper json) {
    canonical =
        json.rebuild()
            .enable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .disable(SerializationFeature.INDENT_OUTPUT)
            .build();
  }

  String write(HazardEvent.Body body) {
    return canonical.writeValueAsString(body);
  }

  HazardEvent.Body read(String body) {
    return canonical.readValue(body, HazardEvent.Body.class);
  }

  /** SHA-256 over a request, to tell a repeat from another thing under the same id. */
  byte[] fingerprint(Object request) {
    return sha256(new byte[0], canonical.writeValueAsString(request));
  }

  static byte[] hash(byte[] previous, String body) {
    return sha256(previous, body);
  }

  /** Whether the row stands exactly as the last line says, in all that a line of its time could say. */
  boolean agrees(HazardEvent last, Hazard row) {
    Hazard told = read(last.body()).hazard();
    if (!last.body().contains("\"term\":")) {
      told = told.with(told.plan().heldTo(row.plan().term()));
    }
    if (!last.body().contains("\"majorSince\":")) {
      told = told.with(told.grading().majorSince(row.grading().majorSince()));
    }
    return canonical.writeValueAsString(told).equals(canonical.writeValueAsString(row));
  }

  /** Every photo these lines speak of. */
  Set<UUID> photosOf(List<HazardEvent> lines) {
    return lines.stream()
        .filter(line -> line.body().contains("\"photos\":[{"))
        .flatMap(line -> read(line.body()).photos().stream())
        .map(photo -> photo.file().id())
        .collect(Collectors.toSet());
  }

  /** Version of the first line that does not follow from the one before it, or null where all do. */
  static @Nullable Integer firstBroken(List<HazardEvent> events) {
    Fault fault = firstFault(events);
    return fault == null ? null : fault.version();
  }

  /** @param words what is wrong with the first line that does not follow */
  record Fault(int version, String words) {}

  static @Nullable Fault firstFault(List<HazardEvent> events) {
    byte[] previous = ROOT;
    for (int i = 0; i < events.size(); i++) {
      HazardEvent event = events.get(i);
      String words = fault(event, i + 1, previous);
      if (words != null) {
        return new Fault(i + 1, words);
      }
      previous = event.hash();
    }
    return null;
  }

  private static @Nullable String fault(HazardEvent event, int place, byte[] previous) {
    if (event.version() != place) {
      return "第 " + place + " 条不见了，其后是第 " + event.version() + " 条";
    }
    if (!Arrays.equals(event.hash(), hash(event.previousHash(), event.body()))) {
      return "内容被改过：与它自己的哈希不符";
    }
    if (!Arrays.equals(event.previousHash(), previous)) {
      return "与前一条接不上：这一条或前一条被换过";
    }
    return saysTheSame(event) ? null : "旁边所写的办理、时间或办理人与正文不符";
  }

  /** What timelines read beside the body has to be what the body says of its act, its time and who did it. */
  private static boolean saysTheSame(HazardEvent event) {
    String body = event.body();
    int person = body.indexOf("\"personId\":\"" + event.actorId() + "\"");
    return body.contains("\"act\":\"" + event.act() + "\",\"at\":\"" + event.at() + "\",")
        && person > 0
        && person < body.indexOf("},\"from\":");
  }

  private static byte[] sha256(byte[] previous, String body) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      digest.update(previous);
      return digest.digest(body.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
