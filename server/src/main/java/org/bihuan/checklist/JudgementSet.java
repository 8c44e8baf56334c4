package org.bihuan.checklist;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A published 判定标准 in one version: what makes a hazard 重大, as rows and not as program. */
public record JudgementSet(
    String code,
    String version,
    String title,
    String document,
    String jurisdiction,
    Verification verified,
    List<Section> sections,
    LocalDate effectiveFrom,
    @Nullable LocalDate effectiveTo)
    implements Versioned {

  public JudgementSet {
    sections = List.copyOf(sections);
  }

  /** 直接判定: any one clause is enough; 综合判定: at least so many of them together. */
  public enum Kind {
    DIRECT("直接判定"),
    COMPOSITE("综合判定");

    private final String title;

    Kind(String title) {
      this.title = title;
    }

    public String title() {
      return title;
    }
  }

  /**
   * Clauses that are counted together.
   *
   * @param samePlace only what is found at one place of the unit counts together, not all that the unit has; publications
   *     kept from before do not say
   */
  public record Section(
      String code,
      String title,
      Kind kind,
      int atLeast,
      @JsonSetter(nulls = Nulls.AS_EMPTY) boolean samePlace,
      List<Clause> clauses) {
    public Section {
      title = title.strip();
      clauses = List.copyOf(clauses);
    }
  }

  /**
   * One judged fact.
   *
   * @param items check items whose failing means this fact is present; may be empty: then only a person can say so
   */
  public record Clause(String code, String text, String basis, Set<String> items, Verification verified) {
    public Clause {
      text = text.strip();
      basis = basis.strip();
      items = Set.copyOf(items);
    }
  }

  /** Nobody's published document: made up to show composite rules, in force in the demonstration city only. */
  boolean isDemonstration() {
    return version.endsWith("-demo");
  }

  Stream<Clause> clauses() {
    return sections.stream().flatMap(section -> section.clauses().stream());
  }

  /** Items whose failing counts towards 重大. */
  Set<String> judgedItems() {
    return clauses().flatMap(clause -> clause.items().stream()).collect(Collectors.toUnmodifiableSet());
  }

  @Override
  public JudgementSet valid(LocalDate from, @Nullable LocalDate to) {
    return new JudgementSet(code, version, title, document, jurisdiction, verified, sections, from, to);
  }
}
