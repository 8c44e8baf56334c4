package org.bihuan.inspection.plan;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bihuan.inspection.plan.DrawDesk.WantedDraw;
import org.bihuan.inspection.plan.DrawRules.Named;
import org.bihuan.inspection.plan.DrawRules.Pool;
import org.bihuan.inspection.plan.DrawRules.Unit;
import org.bihuan.inspection.plan.PlanSight.Seen;
import org.bihuan.platform.Actor;
import org.bihuan.platform.ExpectedVersion;
import org.bihuan.platform.Ref;
import org.bihuan.platform.Requires;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Random draws over HTTP. */
@Tag(name = "监督检查")
@RestController
@RequestMapping("/api/inspection/plans/{ref}/draw")
class DrawController {

  record PickView(int rank, boolean alternate, String unit, String unitName, String team, String teamName) {}

  record ExpertView(String team, String teamName, String expert, String expertName) {}

  record BarView(String who, String unit, String why) {}

  /** @param why one sentence for each team he could have gone with */
  record LeftOutView(String expertName, List<String> why) {}

  /**
   * @param commitment hash of the secret and of everything that is drawn from, known before the draw
   * @param record the whole draw as text, for {@code verifier/VerifyDraw.java}; null before the draw
   */
  record DrawView(
      String commitment, Instant committedAt, String committedBy, int count, int alternates, int units, long weight,
      int teams, int experts, List<BarView> bars, @Nullable String publicSource,
      @Nullable Instant publicAt, @Nullable String publicValue, @Nullable String witness,
      @Nullable Instant drawnAt, @Nullable String drawnBy, List<PickView> picks, List<ExpertView> drawnExperts,
      List<LeftOutView> leftOut, List<String> skipped, @Nullable String record) {

    private static final int MOST_BARS = 200;

    static DrawView of(Seen seen) {
      DrawStore.Draw d = Objects.requireNonNull(seen.draw());
      Pool pool = DrawText.pool(d.inputs());
      Map<String, String> names = pool.units().stream().collect(Collectors.toMap(Unit::id, Unit::name));
      Map<String, String> people =
          Stream.concat(pool.teams().stream(), pool.experts().stream())
              .collect(Collectors.toMap(Named::id, Named::name));
      Function<String, String> unit = id -> names.getOrDefault(id, id);
      Function<String, String> who = id -> people.getOrDefault(id, id);
      DrawRules.Outcome outcome = d.result() == null ? new DrawRules.Outcome(List.of(), Map.of(), List.of(), List.of()) : DrawText.outcome(d.result());
      return new DrawView(
          d.commitment(), d.committedAt(), d.committedByName(), pool.count(), pool.alternates(), pool.units().size(),
          pool.units().stream().mapToLong(Unit::weight).sum(), pool.teams().size(), pool.experts().size(),
          pool.bars().stream().limit(MOST_BARS).map(b -> new BarView(who.apply(b.who()), unit.apply(b.unit()), b.why())).toList(),
          d.publicSource(), d.publicAt(), d.publicValue(), d.witness(), d.drawnAt(), d.drawnByName(),
          outcome.picks().stream()
              .map(p -> new PickView(p.rank(), p.rank() > pool.count(), p.unit(), unit.apply(p.unit()), p.team(), who.apply(p.team())))
              .toList(),
          outcome.experts().entrySet().stream()
              .map(e -> new ExpertView(e.getKey(), who.apply(e.getKey()), e.getValue(), who.apply(e.getValue())))
              .toList(),
          leftOut(pool, outcome, unit, who),
          outcome.skipped().stream().map(unit).toList(),
          d.result() == null
              ? null
              : DrawText.record(d));
    }

    private static List<LeftOutView> leftOut(
        Pool pool, DrawRules.Outcome outcome, Function<String, String> unit, Function<String, String> who) {
      Map<String, List<String>> why = new LinkedHashMap<>();
      for (DrawRules.LeftOut out : outcome.leftOut()) {
        why.computeIfAbsent(out.expert(), any -> new ArrayList<>()).add(sentence(pool, out, unit, who));
      }
      return why.entrySet().stream().map(e -> new LeftOutView(who.apply(e.getKey()), e.getValue())).toList();
    }

    private static String sentence(
        Pool pool, DrawRules.LeftOut out, Function<String, String> unit, Function<String, String> who) {
      String team = out.team();
      String barred = out.unit();
      if (team == null) {
        return "没有检查组抽到单位";
      }
      if (barred == null) {
        return who.apply(team) + "：抽中的是另一名专家，或前面的组已抽完";
      }
      String reason =
          pool.bars().stream()
              .filter(bar -> bar.who().equals(out.expert()) && bar.unit().equals(barred))
              .map(DrawRules.Bar::why)
              .findFirst()
              .orElse("须回避");
      return who.apply(team) + "：" + unit.apply(barred) + "（" + reason + "）";
    }
  }

  record DrawBody(String publicValue, String witness) {}

  private final DrawDesk desk;

  DrawController(DrawDesk desk) {
    this.desk = desk;
  }

  @Operation(summary = "随机抽取的承诺、范围和结果")
  @GetMapping
  @Requires("inspect.plan")
  DrawView look(Actor actor, @PathVariable Ref ref) {
    return DrawView.of(desk.look(actor, ref));
  }

  @Operation(summary = "承诺抽取范围和种子")
  @PutMapping("/commitment")
  @Requires("inspect.plan")
  ResponseEntity<DrawView> commit(
      Actor actor, @PathVariable Ref ref, ExpectedVersion expected, @RequestBody WantedDraw wanted) {
    return answer(desk.commit(actor, ref, expected, wanted));
  }

  @Operation(summary = "按公开值抽取，公布种子")
  @PutMapping("/result")
  @Requires("inspect.plan")
  ResponseEntity<DrawView> draw(Actor actor, @PathVariable Ref ref, ExpectedVersion expected, @RequestBody DrawBody body) {
    return answer(desk.draw(actor, ref, expected, body.publicValue(), body.witness()));
  }

  private static ResponseEntity<DrawView> answer(Seen seen) {
    return ResponseEntity.ok().eTag(ExpectedVersion.etag(seen.plan().version())).body(DrawView.of(seen));
  }
}
