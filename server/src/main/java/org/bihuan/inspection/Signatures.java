package org.bihuan.inspection;

import java.util.List;
import java.util.UUID;
import org.bihuan.platform.Ref;
import org.jspecify.annotations.Nullable;

/**
 * Who put his name under the record of an inspection (安全生产法第六十八条): the inspectors, and the head of the unit or the
 * refusal with its reason.
 */
public record Signatures(List<OfInspector> inspectors, @Nullable OfUnit unit, @Nullable Refused refused) {

  public Signatures {
    inspectors = List.copyOf(inspectors);
  }

  /** @param image what was drawn on the screen */
  public record OfInspector(UUID personId, String name, Ref image) {}

  public record OfUnit(String name, String post, Ref image) {}

  /** @param present who saw the refusal */
  public record Refused(String name, String post, String reason, @Nullable String present) {}
}
