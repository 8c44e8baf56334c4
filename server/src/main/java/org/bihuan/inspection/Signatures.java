package org.bihuan.inspection;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.UUID;
import org.bihuan.platform.Actor;
import org.bihuan.platform.Ref;
import org.jspecify.annotations.Nullable;

/**
 * Who put his name under the record of an inspection (安全生产法第六十八条): the inspectors, and the head of the unit or the
 * refusal with its reason. A name set in print is no handwriting and says so, with who set it.
 */
public record Signatures(List<OfInspector> inspectors, @Nullable OfUnit unit, @Nullable Refused refused) {

  public Signatures {
    inspectors = List.copyOf(inspectors);
  }

  /**
   * @param image what was drawn on the screen, or the name in print
   * @param typed set in print; null where it was drawn
   */
  public record OfInspector(
      UUID personId, String name, Ref image, @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Typed typed) {}

  /**
   * @param signedAs whom the picture was made for, kept with it when it was made; null in records from before that
   * @param typed set in print; null where it was drawn
   */
  public record OfUnit(
      String name,
      String post,
      Ref image,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable NameAndPost signedAs,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Typed typed) {}

  public record NameAndPost(@Nullable String name, @Nullable String post) {}

  /**
   * A name set in print.
   *
   * @param reason why the head of the unit did not write himself
   * @param by who set it; said by the server, which knows who handed in
   */
  public record Typed(
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String reason,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable UUID personId,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String by) {

    Typed by(Actor actor) {
      return new Typed(reason == null ? null : reason.strip(), actor.personId(), actor.personName());
    }

    /** As it stands beside the name. */
    String words() {
      String set = by == null ? "打印体" : "打印体，由 " + by + " 代录";
      return reason == null ? set : set + "，原因：" + reason;
    }
  }

  /** @param present who saw the refusal */
  public record Refused(String name, String post, String reason, @Nullable String present) {}

  /** Whatever is set in print was set by who hands in, whoever else is named. */
  Signatures handedInBy(Actor actor) {
    return new Signatures(
        inspectors.stream()
            .map(s -> s.typed() == null ? s : new OfInspector(s.personId(), s.name(), s.image(), s.typed().by(actor)))
            .toList(),
        unit == null || unit.typed() == null
            ? unit
            : new OfUnit(unit.name(), unit.post(), unit.image(), unit.signedAs(), unit.typed().by(actor)),
        refused);
  }
}
