package org.bihuan.organisation;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.LocalDate;
import java.util.List;
import org.bihuan.platform.Actor;
import org.bihuan.platform.ExpectedVersion;
import org.bihuan.platform.Ref;
import org.bihuan.platform.Requires;
import org.bihuan.platform.StepUp;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Posts after they were opened: another title, the end. */
@Tag(name = "组织")
@RestController
@RequestMapping("/api/organisation/posts/{post}")
class PostController {

  /** @param from first day of the new title; without it the old one was entered wrongly and is corrected */
  record Title(String title, @Nullable LocalDate from) {}

  /**
   * @param on the last day the post stands
   * @param endHoldings whether what is still held ends on that day too
   */
  record PostClosing(LocalDate on, @Nullable Boolean endHoldings) {}

  private final PostChanges changes;
  private final PossibleActs possible;
  private final Tier tier;

  PostController(PostChanges changes, PossibleActs possible, Tier tier) {
    this.changes = changes;
    this.possible = possible;
    this.tier = tier;
  }

  @Operation(summary = "更正岗位名称，或自某日起改名")
  @PutMapping
  @Requires({"user.role.assign", "org.post.manage"})
  ResponseEntity<OrganisationController.PostView> retitle(
      @PathVariable Ref post, @RequestBody Title title, ExpectedVersion expected, Actor actor) {
    return tier.of(actor, () -> answer(actor, changes.retitle(post, expected, title.title(), title.from())));
  }

  @Operation(summary = "撤销岗位；有人任职的须先结束任职，或同日结束")
  @PutMapping("/close")
  @Requires({"user.role.assign", "org.post.manage"})
  ResponseEntity<OrganisationController.PostView> close(
      @PathVariable Ref post, @RequestBody PostClosing closing, ExpectedVersion expected, StepUp stepUp, Actor actor) {
    OrganisationController.mustBeOwner(stepUp, actor);
    boolean end = Boolean.TRUE.equals(closing.endHoldings());
    return tier.of(actor, () -> answer(actor, changes.close(post, expected, closing.on(), end)));
  }

  private ResponseEntity<OrganisationController.PostView> answer(Actor actor, Post post) {
    return ResponseEntity.ok()
        .eTag(ExpectedVersion.etag(post.version()))
        .body(OrganisationController.PostView.of(post, List.of(), possible.by(actor)));
  }
}
