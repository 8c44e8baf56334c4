package org.bihuan.checklist.local;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.bihuan.checklist.ItemText;
import org.bihuan.checklist.ListRequest;
import org.bihuan.checklist.local.ItemProposal.Remark;
import org.bihuan.checklist.local.ItemProposal.Sayer;
import org.bihuan.checklist.local.ItemProposalDesk.Acceptance;
import org.bihuan.checklist.local.ItemProposalDesk.NewProposal;
import org.bihuan.checklist.local.ItemProposalDesk.Proposed;
import org.bihuan.checklist.local.ItemProposalDesk.Seen;
import org.bihuan.platform.Actor;
import org.bihuan.platform.Cursor;
import org.bihuan.platform.ExpectedVersion;
import org.bihuan.platform.Page;
import org.bihuan.platform.Ref;
import org.bihuan.platform.Requires;
import org.bihuan.platform.StepUp;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Items proposed from below, over HTTP. */
@Tag(name = "检查项建议")
@RestController
@RequestMapping("/api/standards/proposals")
class ItemProposalController {

  private final ItemProposalDesk desk;

  ItemProposalController(ItemProposalDesk desk) {
    this.desk = desk;
  }

  record RemarkView(
      UUID id,
      ItemProposal.Kind kind,
      String kindTitle,
      String remark,
      Instant at,
      String personName,
      String postTitle,
      String nodeName) {
    static RemarkView of(Remark remark) {
      Sayer sayer = remark.sayer();
      return new RemarkView(
          remark.id(),
          remark.kind(),
          remark.kind().title(),
          remark.remark(),
          sayer.at(),
          sayer.personName(),
          sayer.postTitle(),
          sayer.nodeName());
    }
  }

  record ItemProposalView(
      Ref ref,
      int version,
      ItemProposal.State state,
      String stateTitle,
      ItemText text,
      String categoryTitle,
      String reason,
      @Nullable String itemCode,
      Instant proposedAt,
      String personName,
      String postTitle,
      String nodeName,
      List<RemarkView> remarks,
      List<String> can) {
    static ItemProposalView of(Seen seen) {
      ItemProposal proposal = seen.proposal();
      return new ItemProposalView(
          proposal.ref(),
          proposal.version(),
          proposal.state(),
          proposal.state().title(),
          proposal.text(),
          proposal.text().category().title(),
          proposal.reason(),
          proposal.itemCode(),
          proposal.proposer().at(),
          proposal.proposer().personName(),
          proposal.proposer().postTitle(),
          proposal.proposer().nodeName(),
          proposal.remarks().stream().map(RemarkView::of).toList(),
          seen.can());
    }
  }

  record CommentBody(UUID id, String remark) {}

  record ForwardBody(ItemText text, String remark) {}

  record RefusalBody(String reason) {}

  @Operation(summary = "检查项建议，待答复的在前")
  @GetMapping
  @Requires("checklist.read")
  Page<ItemProposalView> proposals(
      Actor actor,
      @RequestParam(required = false) ItemProposal.@Nullable State state,
      @RequestParam(defaultValue = "") String q,
      @RequestParam(required = false) @Nullable String cursor,
      @RequestParam(defaultValue = "50") int limit) {
    ListRequest list = ListRequest.of(q, cursor, limit);
    Page<ItemProposalDesk.Seen> page =
        desk.page(actor, new ItemProposalStore.Search(state, list.text(), list.afterRef(), list.limit()));
    return new Page<>(
        page.items().stream().map(ItemProposalView::of).toList(), Cursor.seal(page.next()), page.count());
  }

  @Operation(summary = "建议增加一个检查项")
  @PostMapping
  @Requires("checklist.manage")
  ResponseEntity<ItemProposalView> propose(Actor actor, @RequestBody NewProposal wanted) {
    Proposed proposed = desk.propose(actor, wanted);
    ItemProposalView view = ItemProposalView.of(proposed.proposal());
    ResponseEntity.BodyBuilder answer =
        proposed.now()
            ? ResponseEntity.created(URI.create("/api/standards/proposals/" + view.ref()))
            : ResponseEntity.status(HttpStatus.OK);
    return answer.eTag(ExpectedVersion.etag(view.version())).body(view);
  }

  @Operation(summary = "一条检查项建议及答复经过")
  @GetMapping("/{ref}")
  @Requires("checklist.read")
  ResponseEntity<ItemProposalView> proposal(Actor actor, @PathVariable Ref ref) {
    return answer(desk.require(actor, ref));
  }

  @Operation(summary = "对检查项建议发表意见")
  @PostMapping("/{ref}/comments")
  @Requires("checklist.manage")
  ResponseEntity<ItemProposalView> comment(Actor actor, @PathVariable Ref ref, @RequestBody CommentBody body) {
    return answer(desk.comment(actor, ref, body.id(), body.remark()));
  }

  @Operation(summary = "区级把检查项建议报市级")
  @PostMapping("/{ref}/forwarding")
  @Requires("checklist.manage")
  ResponseEntity<ItemProposalView> forward(
      Actor actor, @PathVariable Ref ref, ExpectedVersion expected, @RequestBody ForwardBody body) {
    return answer(desk.forward(actor, ref, expected, body.text(), body.remark()));
  }

  @Operation(summary = "采纳检查项建议（可修改后采纳）")
  @PostMapping("/{ref}/acceptance")
  @Requires("checklist.manage")
  ResponseEntity<ItemProposalView> accept(
      Actor actor, @PathVariable Ref ref, ExpectedVersion expected, @RequestBody Acceptance body, StepUp stepUp) {
    return answer(desk.accept(actor, ref, expected, body, stepUp));
  }

  @Operation(summary = "不采纳检查项建议并说明理由")
  @PostMapping("/{ref}/refusal")
  @Requires("checklist.manage")
  ResponseEntity<ItemProposalView> refuse(
      Actor actor, @PathVariable Ref ref, ExpectedVersion expected, @RequestBody RefusalBody body) {
    return answer(desk.refuse(actor, ref, expected, body.reason()));
  }

  private static ResponseEntity<ItemProposalView> answer(Seen seen) {
    ItemProposalView view = ItemProposalView.of(seen);
    return ResponseEntity.ok().eTag(ExpectedVersion.etag(view.version())).body(view);
  }
}
