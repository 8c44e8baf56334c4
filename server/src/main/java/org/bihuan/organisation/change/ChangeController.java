package org.bihuan.organisation.change;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.bihuan.organisation.OrganisationAct;
import org.bihuan.organisation.Tier;
import org.bihuan.platform.Actor;
import org.bihuan.platform.Creates;
import org.bihuan.platform.Requires;
import org.bihuan.platform.StepUp;
import org.bihuan.platform.Unrecorded;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Changing the tree over HTTP: look at what will happen, then do it; and what has happened to a node. */
@Tag(name = "组织")
@RestController
@RequestMapping("/api/organisation")
class ChangeController {

  /**
   * @param document the decision it rests on; empty where none was named
   * @param told what happened or will happen, in sentences
   * @param can whether who is asking may still take it back
   */
  record ChangeView(
      UUID id,
      UUID nodeId,
      ChangeKind kind,
      String kindTitle,
      Change.State state,
      String stateTitle,
      LocalDate effectiveOn,
      String reason,
      String document,
      List<String> told,
      Instant askedAt,
      String askedBy,
      @Nullable Instant settledAt,
      List<OrganisationAct> can) {

    static ChangeView of(Change change, List<OrganisationAct> can) {
      WantedChange wanted = change.wanted();
      return new ChangeView(
          change.ref().id(), change.nodeId(), wanted.kind(), wanted.kind().title(), change.state(),
          change.state().title(), wanted.effectiveOn(), wanted.reason().strip(), wanted.rests(), change.told(),
          change.askedAt(), change.askedBy(), change.settledAt(), can);
    }
  }

  private final ChangeDesk desk;
  private final Tier tier;

  ChangeController(ChangeDesk desk, Tier tier) {
    this.desk = desk;
    this.tier = tier;
  }

  @Operation(summary = "机构变动会带来什么，不改动任何内容")
  @Unrecorded(why = "only tells what would happen")
  @PostMapping("/changes/preview")
  @Requires("org.unit.create_merge_retire")
  ChangeDesk.Outlook preview(@RequestBody WantedChange wanted, Actor actor) {
    return desk.preview(actor, wanted);
  }

  @Operation(summary = "办理机构变动：更名、调整隶属、跨区划转、合并、分立、撤销")
  @PostMapping("/changes")
  @Creates
  @Requires("org.unit.create_merge_retire")
  ResponseEntity<ChangeView> order(@RequestBody WantedChange wanted, StepUp stepUp, Actor actor) {
    ChangeDesk.Asked asked = desk.order(actor, wanted, stepUp);
    return ResponseEntity.status(asked.isNew() ? 201 : 200).body(view(actor, asked.change()));
  }

  @Operation(summary = "取消尚未生效的机构变动")
  @PostMapping("/nodes/{node}/changes/{id}/cancel")
  @Requires("org.unit.create_merge_retire")
  ChangeView cancel(@PathVariable UUID node, @PathVariable UUID id, Actor actor) {
    return view(actor, desk.cancel(node, id));
  }

  @Operation(summary = "一个组织的变动历史，最近的在前")
  @GetMapping("/nodes/{node}/changes")
  @Requires("organisation.read")
  List<ChangeView> history(@PathVariable UUID node, Actor actor) {
    return tier.of(actor, () -> desk.history(node).stream().map(change -> view(actor, change)).toList());
  }

  private ChangeView view(Actor actor, Change change) {
    return ChangeView.of(change, desk.of(actor, change));
  }
}
