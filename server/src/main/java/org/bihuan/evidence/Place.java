package org.bihuan.evidence;

import java.util.Arrays;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * A place among all lines of one kind. History is read from place to place, some thousand lines at a time, so that no
 * statement grows with the ledger.
 */
record Place(Leaf.Kind kind, int districtId, UUID stream, int version) {

  /** Every line of history there is, from the views of the modules that keep it. */
  static final String LINES =
      Arrays.stream(Leaf.Kind.values())
          .map(kind -> lines(kind).formatted("'" + kind + "' as kind, "))
          .collect(Collectors.joining(" union all ", "(", ")"));

  static Place beforeAll(Leaf.Kind kind) {
    return new Place(kind, 0, new UUID(0, 0), 0);
  }

  /** The lines of this kind, as a table to select from. */
  String lines() {
    return "(" + lines(kind).formatted("") + ")";
  }

  Map<String, Object> parameters() {
    return Map.of("kind", kind.name(), "district", districtId, "stream", stream, "version", version);
  }

  private static String lines(Leaf.Kind kind) {
    return switch (kind) {
      case HAZARD -> "select %sdistrict_id, hazard_id as stream, version, hash, recorded_at as at from hazard.v_event";
      case AUDIT -> "select %sdistrict_id, id as stream, 1 as version, hash, at from audit.v_digest";
      case FILE -> "select %sdistrict_id, id as stream, 1 as version, hash, uploaded_at as at from file.v_content";
      case DRAW -> "select %sdistrict_id, stream, version, hash, at from inspection.v_draw_line";
    };
  }
}
