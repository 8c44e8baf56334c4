package org.bihuan.checklist;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.bihuan.checklist.Catalogue.Shelf;
import org.bihuan.checklist.JudgementSet.Clause;
import org.bihuan.checklist.JudgementSet.Kind;
import org.bihuan.checklist.JudgementSet.Section;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Judgement sets with their sections, clauses and items. */
@Repository
class JudgementStore {

  private final JdbcClient jdbc;

  JudgementStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** @param publication null when it came with the files */
  void add(JudgementSet set, @Nullable UUID publication) {
    jdbc.sql(
            """
            insert into checklist.judgement_set
              (code, version, title, document, jurisdiction, verified, effective_from, effective_to, publication_id)
            values
              (:code, :version, :title, :document, :jurisdiction, :verified, :from, :to, :publication)
            """)
        .param("code", set.code())
        .param("version", set.version())
        .param("title", set.title())
        .param("document", set.document())
        .param("jurisdiction", set.jurisdiction())
        .param("verified", set.verified().name())
        .param("from", set.effectiveFrom())
        .param("to", set.effectiveTo())
        .param("publication", publication)
        .update();
    int position = 0;
    for (Section section : set.sections()) {
      add(set, section, ++position);
    }
  }

  private void add(JudgementSet set, Section section, int sectionPosition) {
    jdbc.sql(
            """
            insert into checklist.judgement_section (set_code, set_from, code, position, title, kind, at_least, same_place)
            values (:set, :from, :code, :position, :title, :kind, :atLeast, :samePlace)
            """)
        .param("set", set.code())
        .param("from", set.effectiveFrom())
        .param("code", section.code())
        .param("position", sectionPosition)
        .param("title", section.title())
        .param("kind", section.kind().name())
        .param("atLeast", section.atLeast())
        .param("samePlace", section.samePlace())
        .update();
    int position = 0;
    for (Clause clause : section.clauses()) {
      add(set, section, clause, ++position);
    }
  }

  private void add(JudgementSet set, Section section, Clause clause, int position) {
    jdbc.sql(
            """
            insert into checklist.judgement_clause
              (set_code, set_from, section_code, code, position, text, basis, verified)
            values
              (:set, :from, :section, :code, :position, :text, :basis, :verified)
            """)
        .param("set", set.code())
        .param("from", set.effectiveFrom())
        .param("section", section.code())
        .param("code", clause.code())
        .param("position", position)
        .param("text", clause.text())
        .param("basis", clause.basis())
        .param("verified", clause.verified().name())
        .update();
    jdbc.sql(
            """
            insert into checklist.clause_item (set_code, set_from, section_code, clause_code, item_code)
            select :set, :from, :section, :code, item_code
            from unnest(:items::text[]) as items (item_code)
            """)
        .param("set", set.code())
        .param("from", set.effectiveFrom())
        .param("section", section.code())
        .param("code", clause.code())
        .param("items", clause.items().toArray(String[]::new))
        .update();
  }

  private record SetKey(String code, LocalDate from) {}

  private record SectionKey(SetKey set, String code) {}

  Shelf<JudgementSet> sets() {
    Map<SetKey, List<Section>> sections = sections();
    return new Shelf<>(
        jdbc.sql(
                """
                select code, version, title, document, jurisdiction, verified, effective_from, effective_to
                from checklist.judgement_set
                """)
            .query(
                (rs, n) ->
                    new JudgementSet(
                        rs.getString("code"),
                        rs.getString("version"),
                        rs.getString("title"),
                        rs.getString("document"),
                        rs.getString("jurisdiction"),
                        Verification.valueOf(rs.getString("verified")),
                        sections.getOrDefault(new SetKey(rs.getString("code"), CatalogueStore.from(rs)), List.of()),
                        CatalogueStore.from(rs),
                        CatalogueStore.to(rs)))
            .list());
  }

  private Map<SetKey, List<Section>> sections() {
    Map<SectionKey, List<Clause>> clauses = clauses();
    Map<SetKey, List<Section>> sections = new LinkedHashMap<>();
    jdbc.sql(
            """
            select set_code, set_from, code, title, kind, at_least, same_place
            from checklist.judgement_section
            order by set_code, set_from, position
            """)
        .query(
            rs -> {
              SectionKey key = new SectionKey(setKey(rs), rs.getString("code"));
              sections
                  .computeIfAbsent(key.set(), k -> new ArrayList<>())
                  .add(
                      new Section(
                          key.code(),
                          rs.getString("title"),
                          Kind.valueOf(rs.getString("kind")),
                          rs.getInt("at_least"),
                          rs.getBoolean("same_place"),
                          clauses.getOrDefault(key, List.of())));
            });
    return sections;
  }

  private Map<SectionKey, List<Clause>> clauses() {
    Map<SectionKey, List<Clause>> clauses = new LinkedHashMap<>();
    jdbc.sql(
            """
            select c.set_code, c.set_from, c.section_code, c.code, c.text, c.basis, c.verified,
                   coalesce(array_agg(i.item_code) filter (where i.item_code is not null), '{}') as items
            from checklist.judgement_clause c
            left join checklist.clause_item i
              on i.set_code = c.set_code and i.set_from = c.set_from
             and i.section_code = c.section_code and i.clause_code = c.code
            group by c.set_code, c.set_from, c.section_code, c.code
            order by c.set_code, c.set_from, c.section_code, c.position
            """)
        .query(
            rs -> {
              SectionKey key = new SectionKey(setKey(rs), rs.getString("section_code"));
              clauses
                  .computeIfAbsent(key, k -> new ArrayList<>())
                  .add(
                      new Clause(
                          rs.getString("code"),
                          rs.getString("text"),
                          rs.getString("basis"),
                          Set.copyOf(CatalogueStore.texts(rs, "items")),
                          Verification.valueOf(rs.getString("verified"))));
            });
    return clauses;
  }

  private static SetKey setKey(ResultSet rs) throws SQLException {
    return new SetKey(rs.getString("set_code"), rs.getObject("set_from", LocalDate.class));
  }
}
