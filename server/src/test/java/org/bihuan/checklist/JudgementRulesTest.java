package org.bihuan.checklist;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.bihuan.checklist.JudgementSet.Clause;
import org.bihuan.checklist.JudgementSet.Kind;
import org.bihuan.checklist.JudgementSet.Section;
import org.junit.jupiter.api.Test;

class JudgementRulesTest {

  private static final Section DIRECT =
      new Section(
          "D",
          "消防管理",
          Kind.DIRECT,
          1,
          false,
          List.of(clause("D1", "锁闭安全出口", "XF-010", "XF-011"), clause("D2", "动火未审批", "XF-005")));
  private static final Section COMPOSITE =
      new Section(
          "Z",
          "管理缺陷",
          Kind.COMPOSITE,
          3,
          false,
          List.of(
              clause("Z1", "应急照明损坏", "XF-012"),
              clause("Z2", "防火门常开", "XF-013", "XF-014"),
              clause("Z3", "巡查无记录", "XF-015"),
              clause("Z4", "没有对应检查项")));
  private static final JudgementSet GUIDE =
      new JudgementSet(
          "G",
          "2024",
          "判定指南",
          "教发厅函〔2024〕20号",
          "国家",
          Verification.VERIFIED,
          List.of(DIRECT, COMPOSITE),
          LocalDate.of(2024, 6, 24),
          null);

  private static Clause clause(String code, String text, String... items) {
    return new Clause(code, text, "依据", Set.of(items), Verification.VERIFIED);
  }

  private static List<MajorProposal> propose(String... failed) {
    return JudgementRules.propose(Set.of(failed), Set.of(), List.of(GUIDE));
  }

  @Test
  void one_direct_clause_is_enough() {
    assertThat(propose("XF-005", "XF-099"))
        .singleElement()
        .satisfies(
            proposal -> {
              assertThat(proposal.level()).isEqualTo(Level.MAJOR);
              assertThat(proposal.kind()).isEqualTo(Kind.DIRECT);
              assertThat(proposal.clauses()).extracting(Clause::code).containsExactly("D2");
              assertThat(proposal.items()).containsExactly("XF-005");
              assertThat(proposal.sentence()).isEqualTo("《判定指南》（教发厅函〔2024〕20号）消防管理：动火未审批");
            });
  }

  @Test
  void a_clause_met_by_two_items_is_proposed_once_and_concerns_both() {
    assertThat(propose("XF-010", "XF-011"))
        .singleElement()
        .satisfies(
            proposal -> {
              assertThat(proposal.concerns("XF-010")).isTrue();
              assertThat(proposal.concerns("XF-011")).isTrue();
              assertThat(proposal.concerns("XF-005")).isFalse();
            });
  }

  @Test
  void each_direct_clause_is_a_proposal_of_its_own() {
    assertThat(propose("XF-005", "XF-010")).hasSize(2);
  }

  @Test
  void a_composite_rule_counts_clauses_not_items() {
    assertThat(propose("XF-012", "XF-013", "XF-014")).isEmpty();
  }

  @Test
  void a_composite_rule_proposes_from_its_number_on() {
    assertThat(propose("XF-012", "XF-014", "XF-015"))
        .singleElement()
        .satisfies(
            proposal -> {
              assertThat(proposal.kind()).isEqualTo(Kind.COMPOSITE);
              assertThat(proposal.met()).isEqualTo(3);
              assertThat(proposal.needed()).isEqualTo(3);
              assertThat(proposal.of()).isEqualTo(4);
              assertThat(proposal.items()).containsExactlyInAnyOrder("XF-012", "XF-014", "XF-015");
              assertThat(proposal.sentence()).contains("4 条中存在 3 条");
            });
  }

  @Test
  void nothing_failed_proposes_nothing() {
    assertThat(propose()).isEmpty();
  }

  @Test
  void without_a_set_in_force_nothing_is_proposed() {
    assertThat(JudgementRules.propose(Set.of("XF-005"), Set.of(), List.of())).isEmpty();
  }
}
