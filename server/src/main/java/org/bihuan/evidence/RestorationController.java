package org.bihuan.evidence;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.bihuan.platform.Actor;
import org.bihuan.platform.FieldChecks;
import org.bihuan.platform.OpenToAll;
import org.bihuan.platform.Requires;
import org.bihuan.platform.StepUp;
import org.bihuan.platform.WhileReadOnly;
import org.bihuan.platform.database.RestoredMark;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The two signatures under a restored backup. */
@Tag(name = "存证")
@RestController
@RequestMapping("/api/evidence/restoration")
class RestorationController {

  private static final String ENDS_IT = "ends the state in which nothing may be written";

  /**
   * @param putBack whether an older state of the database was put back and nobody has answered for it yet
   * @param signedLines what had been signed and is missing; null where only the restore command tells of it
   * @param restoredTo the moment the restore command went back to
   */
  record RestorationView(
      boolean putBack,
      @Nullable Long signedLines,
      @Nullable Instant signedAt,
      @Nullable Long lines,
      @Nullable Instant restoredTo,
      @Nullable String reason,
      @Nullable Instant declaredAt,
      List<String> can) {}

  /**
   * A restoration two administrators have answered for.
   *
   * @param lostFrom from then until {@code lostTo} records may be missing; null where nothing tells from when
   * @param lines how many lines of history were there after it
   */
  record RestoredView(
      UUID id,
      @Nullable Instant restoredTo,
      @Nullable Instant lostFrom,
      Instant lostTo,
      long lines,
      @Nullable Long signedLines,
      String reason,
      @Nullable String declaredBy,
      Instant declaredAt,
      @Nullable String confirmedBy,
      @Nullable Instant confirmedAt) {

    static RestoredView of(Restored restored) {
      Restored.Signed kept = restored.kept();
      RestoredMark mark = restored.mark();
      return new RestoredView(
          restored.id(),
          mark == null ? null : mark.until(),
          restored.lostFrom(),
          restored.declaredAt(),
          restored.size(),
          kept == null ? null : kept.size(),
          restored.reason(),
          restored.declaredByName(),
          restored.declaredAt(),
          restored.confirmedByName(),
          restored.confirmedAt());
    }
  }

  /** What whoever works here has to know: from when to when records may be missing. */
  record LostView(UUID id, @Nullable Instant from, Instant to) {}

  record Declaration(UUID id, String reason) {}

  private final RestorationDesk desk;

  RestorationController(RestorationDesk desk) {
    this.desk = desk;
  }

  @Operation(summary = "是否恢复了旧备份")
  @GetMapping
  @Requires("system.config_backup_restore")
  RestorationView state(Actor actor) {
    return desk.look()
        .map(state -> view(state, desk.possible(actor, state)))
        .orElse(new RestorationView(false, null, null, null, null, null, null, List.of()));
  }

  private static RestorationView view(RestorationDesk.State state, List<String> can) {
    Restored declared = state.declared();
    Checkpoint kept = state.kept();
    RestoredMark mark = state.mark();
    return new RestorationView(
        true,
        kept == null ? null : kept.size(),
        kept == null ? null : kept.signedAt(),
        state.size(),
        mark == null ? null : mark.until(),
        declared == null ? null : declared.reason(),
        declared == null ? null : declared.declaredAt(),
        can);
  }

  @Operation(summary = "声明并确认过的恢复，最近的在前")
  @GetMapping("/confirmed")
  @Requires({"audit.read", "evidence.witness", "system.config_backup_restore"})
  List<RestoredView> confirmed() {
    return desk.all().reversed().stream().map(RestoredView::of).toList();
  }

  /** Empty where there was none in the last two weeks. */
  @Operation(summary = "最近两周内的恢复丢了哪段时间的登记")
  @GetMapping("/lost")
  @OpenToAll(signedIn = true, why = "everybody who registered something has to look whether it is still there")
  List<LostView> lost() {
    return desk.toldOf().stream()
        .map(restored -> new LostView(restored.id(), restored.lostFrom(), restored.declaredAt()))
        .toList();
  }

  @Operation(summary = "作恢复声明（系统管理员）")
  @PostMapping
  @Requires("system.config_backup_restore")
  @WhileReadOnly(why = ENDS_IT)
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void declare(Actor actor, @RequestBody Declaration declaration, StepUp stepUp) {
    RestorationDesk.mustDeclare(actor);
    String reason = declaration.reason().strip();
    new FieldChecks()
        .text("reason", "原因", reason, 500)
        .holds(reason.isEmpty() || reason.length() >= 10, "reason", "原因太短", "请写明为什么恢复、恢复到何时、放弃了哪段时间的登记（至少 10 字）")
        .refuseIfAny();
    desk.declare(actor, declaration.id(), reason, stepUp);
  }

  @Operation(summary = "确认恢复声明（安全管理员）")
  @PostMapping("/confirmation")
  @Requires("system.config_backup_restore")
  @WhileReadOnly(why = ENDS_IT)
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void confirm(Actor actor, StepUp stepUp) {
    desk.confirm(actor, stepUp);
  }
}
