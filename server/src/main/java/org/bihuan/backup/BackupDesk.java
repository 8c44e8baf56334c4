package org.bihuan.backup;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.bihuan.audit.AuditTrail;
import org.bihuan.platform.Acting;
import org.bihuan.platform.Actor;
import org.bihuan.platform.Ids;
import org.bihuan.platform.Permitted;
import org.bihuan.platform.Refusal;
import org.bihuan.platform.Role;
import org.bihuan.platform.database.Backup;
import org.bihuan.platform.database.Backups;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/** Makes backups, opens them again, and remembers how it went. One at a time. */
@Service
class BackupDesk {

  private static final Logger LOG = LoggerFactory.getLogger(BackupDesk.class);
  private static final int LONGEST_WORDS = 500;

  /** @param warnings what the system administrator has to do something about */
  record State(Keeping keeping, @Nullable Run lastBackup, @Nullable Run lastCheck, List<String> warnings) {}

  private final ObjectProvider<Backups> backups;
  private final BackupSettings settings;
  private final String sitesDatabase;
  private final RunStore runs;
  private final Permitted permitted;
  private final AuditTrail audit;
  private final TransactionTemplate transaction;
  private final Clock clock;
  private final ReentrantLock busy = new ReentrantLock();

  BackupDesk(
      ObjectProvider<Backups> backups,
      BackupSettings settings,
      @Value("${bihuan.database.url:}") String sitesDatabase,
      RunStore runs,
      Permitted permitted,
      AuditTrail audit,
      TransactionTemplate transaction,
      Clock clock) {
    this.backups = backups;
    this.settings = settings;
    this.sitesDatabase = sitesDatabase;
    this.runs = runs;
    this.permitted = permitted;
    this.audit = audit;
    this.transaction = transaction;
    this.clock = clock;
  }

  State state() {
    return inSystem(
        () -> {
          Optional<Run> lastBackup = runs.latest(Run.Kind.BACKUP, false);
          Optional<Run> lastCheck = runs.latest(Run.Kind.CHECK, false);
          List<String> warnings =
              BackupRules.warnings(
                  keeping(),
                  lastBackup,
                  runs.latest(Run.Kind.BACKUP, true),
                  lastCheck,
                  runs.latest(Run.Kind.CHECK, true),
                  clock.instant());
          return new State(keeping(), lastBackup.orElse(null), lastCheck.orElse(null), warnings);
        });
  }

  static void mustKeep(Actor actor) {
    if (!actor.is(Role.SYSTEM_ADMIN)) {
      throw Refusal.forbidden("no-permission", "备份由系统管理员办理", "请由系统管理员办理");
    }
  }

  /** Where a backup or a check is just running, another is refused all the same; that lasts minutes. */
  List<String> possible(Actor actor) {
    return permitted.mayChange(actor, "system.config_backup_restore")
            && Refusal.passes(() -> mustKeep(actor))
            && Refusal.passes(this::backups)
        ? List.of("BACK_UP", "CHECK")
        : List.of();
  }

  private Keeping keeping() {
    return sitesDatabase.isBlank() ? settings.keeping() : Keeping.ELSEWHERE;
  }

  Run backUp() {
    return oneAtATime(
        Run.Kind.BACKUP,
        () -> {
          Backup made = backups().make(clock.instant().minus(settings.keep()));
          return new Outcome(true, "%s，数据库 %d MB".formatted(made.name(), made.bytes() >> 20));
        });
  }

  Run check() {
    return oneAtATime(
        Run.Kind.CHECK,
        () -> {
          Backups all = backups();
          all.mirror();
          RestoreCheck check = new RestoreCheck(all);
          RestoreCheck.Result result = RestoredQueries.ask(all, check::look);
          return new Outcome(result.wrong().isEmpty(), result.told());
        });
  }

  void checkWhenDue() {
    Optional<Run> last = inSystem(() -> runs.latest(Run.Kind.CHECK, false));
    if (BackupRules.isCheckDue(last, clock.instant())) {
      check();
    }
  }

  void mirror() {
    backups().mirror();
  }

  void closeLog() {
    backups().closeLog();
  }

  private record Outcome(boolean good, String told) {}

  private Run oneAtATime(Run.Kind kind, Supplier<Outcome> work) {
    if (!busy.tryLock()) {
      throw Refusal.conflict("backup-running", "备份或恢复检查正在进行", "请等它结束后再试");
    }
    try {
      Instant started = clock.instant();
      Outcome outcome = attempt(work);
      Run run = new Run(Ids.next(), kind, started, clock.instant(), outcome.good(), outcome.told());
      if (!run.good()) {
        LOG.error("{}没有成功：{}", kind == Run.Kind.BACKUP ? "备份" : "恢复检查", run.told());
      }
      return inSystem(
          () -> {
            runs.add(run);
            audit.record(
                AuditTrail.WHOLE_CITY,
                kind == Run.Kind.BACKUP ? "backup.make" : "backup.check",
                "backup",
                Map.of("good", run.good(), "told", run.told()));
            return run;
          });
    } finally {
      busy.unlock();
    }
  }

  /** Whatever goes wrong is the finding, and is remembered like a good end. */
  private static Outcome attempt(Supplier<Outcome> work) {
    try {
      return work.get();
    } catch (Refusal refusal) {
      throw refusal;
    } catch (RuntimeException e) {
      LOG.error("backup", e);
      String words = String.valueOf(e.getMessage());
      return new Outcome(false, words.substring(0, Math.min(words.length(), LONGEST_WORDS)));
    }
  }

  private Backups backups() {
    return backups.stream()
        .findFirst()
        .orElseThrow(
            () ->
                Refusal.state(
                    "no-backup-folder", "没有设置备份目录，或使用的是外部数据库", "请设置 BIHUAN_BACKUP_FOLDER 后重新启动；外部数据库用它自己的办法备份"));
  }

  private <T> T inSystem(Supplier<T> work) {
    return Objects.requireNonNull(Acting.asSystem(() -> transaction.execute(status -> work.get())));
  }
}
