package org.bihuan.inspection.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.bihuan.inspection.plan.DrawRules.Bar;
import org.bihuan.inspection.plan.DrawRules.LeftOut;
import org.bihuan.inspection.plan.DrawRules.Named;
import org.bihuan.inspection.plan.DrawRules.Outcome;
import org.bihuan.inspection.plan.DrawRules.Pick;
import org.bihuan.inspection.plan.DrawRules.Pool;
import org.bihuan.inspection.plan.DrawRules.Unit;
import org.junit.jupiter.api.Test;

/** A draw follows from its record alone, keeps every exclusion, and heavier units come more often. */
class DrawRulesTest {

  private static final List<Named> TEAMS = List.of(new Named("t1", "一组"), new Named("t2", "二组"), new Named("t3", "三组"));

  @Test
  void the_same_seed_and_inputs_give_the_same_draw_and_another_seed_another() {
    Pool pool = pool(20, 6, 2, List.of());
    assertThat(draw("a", pool)).isEqualTo(draw("a", pool));
    assertThat(IntStream.range(0, 20).mapToObj(i -> draw("seed " + i, pool)).distinct().count()).isGreaterThan(15);
    assertThat(DrawText.pool(DrawText.of(pool))).isEqualTo(pool);
    Outcome drawn = draw("a", pool);
    assertThat(DrawText.outcome(DrawText.of(drawn))).isEqualTo(drawn);
  }

  @Test
  void no_unit_is_drawn_twice_and_the_teams_share_the_burden() {
    Outcome drawn = draw("a", pool(20, 6, 3, List.of()));
    assertThat(drawn.picks().stream().map(Pick::unit)).hasSize(9).doesNotHaveDuplicates();
    assertThat(drawn.picks().stream().map(Pick::rank)).containsExactly(1, 2, 3, 4, 5, 6, 7, 8, 9);
    for (Named team : TEAMS) {
      assertThat(drawn.picks().stream().filter(pick -> pick.team().equals(team.id()))).hasSize(3);
    }
  }

  @Test
  void nobody_goes_where_he_is_barred_and_a_unit_nobody_may_go_to_is_passed_over() {
    List<Bar> bars =
        List.of(
            new Bar("t1", "u1", "本区"), new Bar("t2", "u1", "本区"), new Bar("t3", "u1", "互查过"), new Bar("t1", "u2", "本区"),
            new Bar("t2", "u2", "本区"), new Bar("e1", "u2", "任过职"));
    for (int i = 0; i < 50; i++) {
      Outcome drawn = draw("seed " + i, pool(4, 4, 0, bars));
      assertThat(drawn.skipped()).containsExactly("u1");
      assertThat(drawn.picks()).noneMatch(pick -> pick.unit().equals("u1"));
      assertThat(drawn.picks()).filteredOn(pick -> pick.unit().equals("u2")).allMatch(pick -> pick.team().equals("t3"));
      assertThat(drawn.experts()).doesNotContainEntry("t3", "e1");
      assertThat(Stream.concat(drawn.experts().values().stream(), drawn.leftOut().stream().map(LeftOut::expert)).distinct())
          .as("whoever goes with nobody is named")
          .containsExactlyInAnyOrder("e1", "e2");
    }
  }

  @Test
  void a_unit_that_weighs_nine_comes_first_nine_times_as_often_as_one_that_weighs_one() {
    List<Unit> units = List.of(new Unit("heavy", 9, "重"), new Unit("light", 1, "轻"));
    Pool pool = new Pool(null, null, 1, 0, units, TEAMS, List.of(), List.of());
    Map<String, Integer> times = new HashMap<>();
    IntStream.range(0, 5_000).forEach(i -> times.merge(draw("seed " + i, pool).picks().getFirst().unit(), 1, Integer::sum));
    assertThat(times.get("heavy")).isBetween(4_350, 4_650);
  }

  @Test
  void the_commitment_binds_the_secret_and_everything_that_is_drawn_from() {
    String inputs = DrawText.of(pool(3, 1, 0, List.of()));
    assertThat(DrawRules.commitment("s", inputs)).isEqualTo(DrawRules.commitment("s", inputs)).hasSize(64);
    assertThat(DrawRules.commitment("s", inputs)).isNotEqualTo(DrawRules.commitment("t", inputs));
    assertThat(DrawRules.commitment("s", inputs)).isNotEqualTo(DrawRules.commitment("s", inputs.replace("\t1\t", "\t2\t")));
  }

  private static Outcome draw(String seed, Pool pool) {
    return DrawRules.draw(DrawRules.seed("secret", seed, "20261126"), pool);
  }

  private static Pool pool(int units, int count, int alternates, List<Bar> bars) {
    return new Pool(
        "福彩 3D 当日开奖号码",
        Instant.parse("2026-11-26T13:15:00Z"),
        count,
        alternates,
        IntStream.rangeClosed(1, units).mapToObj(i -> new Unit("u" + i, 1 + i % 3, "单位" + i)).toList(),
        TEAMS,
        List.of(new Named("e1", "甲专家"), new Named("e2", "乙专家")),
        bars);
  }
}
