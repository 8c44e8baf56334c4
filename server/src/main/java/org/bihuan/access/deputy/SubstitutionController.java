package org.bihuan.access.deputy;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.bihuan.platform.Actor;
import org.bihuan.platform.Creates;
import org.bihuan.platform.Requires;
import org.bihuan.platform.StepUp;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Who stands in for the holder of the post acted under. */
@Tag(name = "账号")
@RestController
@RequestMapping("/api/substitutions")
class SubstitutionController {

  record SubstitutionView(
      UUID id,
      UUID personId,
      String name,
      String reason,
      @Nullable Instant from,
      @Nullable Instant until,
      @Nullable Instant endedAt,
      boolean over,
      List<String> can) {

    static SubstitutionView of(TemporaryPost temporary, Instant now, List<String> can) {
      return new SubstitutionView(
          temporary.id(),
          temporary.personId(),
          temporary.personName(),
          temporary.reason(),
          temporary.from(),
          temporary.until(),
          temporary.endedAt(),
          temporary.isOver(now),
          can);
    }
  }

  record ColleagueView(UUID personId, String name, String post) {}

  record NewSubstitution(UUID id, UUID personId, Instant from, Instant until, String reason) {}

  private final Substitutions substitutions;
  private final Clock clock;

  SubstitutionController(Substitutions substitutions, Clock clock) {
    this.substitutions = substitutions;
    this.clock = clock;
  }

  @Operation(summary = "我的岗位由谁代班")
  @GetMapping
  @Requires("post.substitute")
  List<SubstitutionView> list(Actor actor) {
    return substitutions.of(actor).stream().map(t -> view(actor, t)).toList();
  }

  @Operation(summary = "可以代班的同事")
  @GetMapping("/candidates")
  @Requires("post.substitute")
  List<ColleagueView> candidates(Actor actor) {
    return substitutions.candidates(actor).stream()
        .map(h -> new ColleagueView(h.personId(), h.personName(), h.post().title()))
        .toList();
  }

  @Operation(summary = "请同事代班，最长十四天")
  @PostMapping
  @Creates
  @Requires("post.substitute")
  ResponseEntity<SubstitutionView> begin(@RequestBody NewSubstitution wanted, StepUp stepUp, Actor actor) {
    stepUp.mustBeRecent("委托代班");
    TemporaryPost.Begun begun =
        substitutions.begin(
            actor, wanted.id(), wanted.personId(), wanted.from(), wanted.until(), wanted.reason());
    return ResponseEntity.status(begun.status()).body(view(actor, begun.post()));
  }

  @Operation(summary = "提前结束代班")
  @PutMapping("/{id}/end")
  @Requires("post.substitute")
  SubstitutionView end(@PathVariable UUID id, Actor actor) {
    return view(actor, substitutions.end(actor, id));
  }

  private SubstitutionView view(Actor actor, TemporaryPost temporary) {
    return SubstitutionView.of(temporary, clock.instant(), substitutions.possible(actor, temporary));
  }
}
