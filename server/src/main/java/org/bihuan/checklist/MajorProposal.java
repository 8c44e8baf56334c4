package org.bihuan.checklist;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.bihuan.checklist.JudgementSet.Clause;
import org.bihuan.checklist.JudgementSet.Kind;

/**
 * Why the published rules propose 重大; going lower needs a reasoned downgrade.
 *
 * @param setFrom the first day of that version
 * @param samePlace whether only what failed at one place was counted
 * @param clauses the clauses met: one for a direct rule, all counted ones for a composite rule
 * @param needed how many clauses of the section were needed
 * @param of how many clauses the section has
 * @param items the failed items that met them
 */
public record MajorProposal(
    String setCode,
    String setVersion,
    LocalDate setFrom,
    String title,
    String document,
    String section,
    Kind kind,
    boolean samePlace,
    List<Clause> clauses,
    int needed,
    int of,
    Set<String> items) {

  public MajorProposal {
    clauses = List.copyOf(clauses);
    items = Set.copyOf(items);
  }

  public Level level() {
    return Level.MAJOR;
  }

  public int met() {
    return clauses.size();
  }

  /** Whether this item took part, so that its hazard carries the proposal. */
  public boolean concerns(String itemCode) {
    return items.contains(itemCode);
  }

  /** The reason as a person reads it. */
  public String sentence() {
    String texts = clauses.stream().map(Clause::text).collect(Collectors.joining("；"));
    String source = "《%s》（%s）%s".formatted(title, document, section);
    return switch (kind) {
      case DIRECT -> "%s：%s".formatted(source, texts);
      case COMPOSITE ->
          "%s：%s%d 条中存在 %d 条，达到 %d 条即可判定：%s"
              .formatted(source, samePlace ? "同一场所 " : "", of, met(), needed, texts);
    };
  }
}
