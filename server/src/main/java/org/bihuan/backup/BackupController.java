package org.bihuan.backup;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import org.bihuan.platform.Actor;
import org.bihuan.platform.Requires;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** For the system administrator: whether the data would survive this machine. */
@Tag(name = "备份")
@RestController
@RequestMapping("/api/backup")
class BackupController {

  record RunView(Instant startedAt, Instant endedAt, boolean good, String told) {
    static RunView of(Run run) {
      return new RunView(run.startedAt(), run.endedAt(), run.good(), run.told());
    }
  }

  /** @param warnings what has to be done something about; empty where all is well */
  record StateView(
      Keeping keeping,
      @Nullable RunView lastBackup,
      @Nullable RunView lastCheck,
      List<String> warnings,
      List<String> can) {}

  private final BackupDesk desk;

  BackupController(BackupDesk desk) {
    this.desk = desk;
  }

  @Operation(summary = "备份和恢复检查的情况")
  @GetMapping
  @Requires("system.config_backup_restore")
  StateView state(Actor actor) {
    BackupDesk.State state = desk.state();
    return new StateView(state.keeping(), view(state.lastBackup()), view(state.lastCheck()), state.warnings(), desk.possible(actor));
  }

  @Operation(summary = "立即备份")
  @PostMapping("/runs")
  @Requires("system.config_backup_restore")
  RunView backUp(Actor actor) {
    BackupDesk.mustKeep(actor);
    return RunView.of(desk.backUp());
  }

  @Operation(summary = "立即检查最新的备份能否恢复")
  @PostMapping("/checks")
  @Requires("system.config_backup_restore")
  RunView check(Actor actor) {
    BackupDesk.mustKeep(actor);
    return RunView.of(desk.check());
  }

  private static @Nullable RunView view(@Nullable Run run) {
    return run == null ? null : RunView.of(run);
  }
}
