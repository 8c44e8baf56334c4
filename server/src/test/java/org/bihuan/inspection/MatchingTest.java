package org.bihuan.inspection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.bihuan.checklist.Level;
import org.bihuan.hazard.HazardStatus;
import org.bihuan.inspection.InspectionQueries.OpenHazard;
import org.bihuan.inspection.ItemEntry.Decision;
import org.bihuan.inspection.ItemEntry.LedgerChoice;
import org.bihuan.inspection.PointRules.Part;
import org.bihuan.platform.FieldChecks;
import org.bihuan.platform.Ids;
import org.bihuan.platform.Ref;
import org.bihuan.platform.Refusal;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class MatchingTest {

  private static final UUID LABORATORY = Ids.next();

  private static OpenHazard open(String item, @Nullable UUID place, String text) {
    return new OpenHazard(
        new Ref(110108, Ids.next()),
        "110108-2026-00001",
        item,
        place,
        text,
        "灭火器失压",
        HazardStatus.RECTIFYING,
        Instant.EPOCH);
  }

  private static ItemEntry found(@Nullable UUID place, @Nullable String text, @Nullable LedgerChoice choice) {
    return new ItemEntry("XF-010", ItemResult.FAIL, null, null, place, text, List.of(), null, null, choice);
  }

  private static Optional<OpenHazard> sameAs(ItemEntry finding, List<OpenHazard> open) {
    return Matching.sameAs(finding, new Part(0, "灭火器失压"), open);
  }

  @Test
  void of_several_points_each_is_matched_by_its_own_words() {
    OpenHazard known = open("XF-010", LABORATORY, "化学实验室");
    ItemEntry found = found(LABORATORY, null, null);
    assertThat(Matching.sameAs(found, new Part(1, "灭火器失压"), List.of(known))).contains(known);
    assertThat(Matching.sameAs(found, new Part(2, "灭火器遮挡"), List.of(known))).isEmpty();
  }

  @Test
  void the_same_item_at_the_same_key_place_is_the_same_hazard() {
    OpenHazard known = open("XF-010", LABORATORY, "化学实验室");
    assertThat(sameAs(found(LABORATORY, "靠窗", null), List.of(known))).contains(known);
  }

  @Test
  void another_item_or_another_place_is_another_hazard() {
    assertThat(sameAs(found(LABORATORY, null, null), List.of(open("XF-011", LABORATORY, "化学实验室"))))
        .isEmpty();
    assertThat(sameAs(found(LABORATORY, null, null), List.of(open("XF-010", Ids.next(), "食堂"))))
        .isEmpty();
    assertThat(sameAs(found(null, "化学实验室", null), List.of(open("XF-010", LABORATORY, "化学实验室"))))
        .as("a place in words is not taken for a key place")
        .isEmpty();
  }

  @Test
  void places_in_words_match_whatever_their_blanks() {
    OpenHazard known = open("XF-010", null, "教学楼 三层东侧");
    assertThat(sameAs(found(null, "教学楼三层东侧", null), List.of(known))).contains(known);
  }

  @Test
  void the_persons_word_comes_first() {
    OpenHazard here = open("XF-010", LABORATORY, "化学实验室");
    OpenHazard there = open("XF-010", null, "食堂");
    List<OpenHazard> open = List.of(here, there);
    assertThat(sameAs(found(LABORATORY, null, new LedgerChoice(Decision.NEW, null)), open)).isEmpty();
    assertThat(sameAs(found(LABORATORY, null, new LedgerChoice(Decision.LINK, there.ref())), open))
        .contains(there);
  }

  @Test
  void a_hazard_that_is_not_open_here_cannot_be_meant() {
    OpenHazard here = open("XF-010", LABORATORY, "化学实验室");
    LedgerChoice elsewhere = new LedgerChoice(Decision.LINK, new Ref(110108, Ids.next()));
    assertThatThrownBy(() -> check(found(LABORATORY, null, elsewhere), here)).isInstanceOf(Refusal.class);
    assertThatCode(() -> check(found(LABORATORY, null, new LedgerChoice(Decision.LINK, here.ref())), here))
        .doesNotThrowAnyException();
  }

  private static void check(ItemEntry finding, OpenHazard open) {
    FieldChecks checks = new FieldChecks();
    Matching.check(
        finding, InspectionRulesTest.item("XF-010", Level.GENERAL), List.of(open), List.of(), "entries[0].ledger", checks);
    checks.refuseIfAny();
  }
}
