package org.bihuan.platform;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * Public address of a thing in a district's ledger: {@code 110108-0193a0c2-…}. It carries the district, so that a
 * distributed database finds the one shard without asking all of them.
 */
public record Ref(int districtId, UUID id) {

  private static final Pattern FORM =
      Pattern.compile("(\\d{6})-([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})");

  /** Never read from its parts: in a request it is one word. */
  @JsonCreator(mode = JsonCreator.Mode.DISABLED)
  public Ref {}

  /** A malformed address does not exist: nobody learns what a well-formed one looks like. */
  @JsonCreator
  public static Ref valueOf(String text) {
    var match = FORM.matcher(text);
    if (!match.matches()) {
      throw Refusal.notFound("所请求的内容");
    }
    return new Ref(Integer.parseInt(match.group(1)), UUID.fromString(match.group(2)));
  }

  @Override
  @JsonValue
  public String toString() {
    return districtId + "-" + id;
  }
}
