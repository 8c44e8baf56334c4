package org.bihuan.evidence;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.bihuan.audit.AuditTrail;
import org.bihuan.platform.Acting;
import org.bihuan.platform.Actor;
import org.bihuan.platform.PaperNumbers;
import org.bihuan.platform.Permitted;
import org.bihuan.platform.ReadOnlyMode;
import org.bihuan.platform.Refusal;
import org.bihuan.platform.Role;
import org.bihuan.platform.StepUp;
import org.bihuan.platform.database.RestoredMark;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Recognises at the start that an older state was put back: the database holds less history than was signed, or the
 * restore command has left its mark, which tells also of what was lost after the last checkpoint (0285). Nobody writes
 * until two administrators have declared it (LG-06). History then goes on as a branch of its own whose first line names
 * the root it left behind.
 */
@Service
class RestorationDesk implements SmartInitializingSingleton {

  private static final Logger LOG = LoggerFactory.getLogger(RestorationDesk.class);
  private static final String CAUSE = "history put back";

  /**
   * @param kept the newest checkpoint kept outside of the database; null where the database has all it stands for
   * @param mark what the restore command left and nobody has answered for; null where it left none
   * @param size how many lines the database has
   * @param declared what the system administrator has declared and nobody has confirmed yet
   */
  record State(@Nullable Checkpoint kept, @Nullable RestoredMark mark, long size, @Nullable Restored declared) {}

  private final EvidenceStore store;
  private final RestorationStore restorations;
  private final Checkpoints checkpoints;
  private final CheckpointFolder folder;
  private final CheckpointKey key;
  private final Path data;
  private final List<PaperNumbers> numbers;
  private final ReadOnlyMode readOnly;
  private final Permitted permitted;
  private final AuditTrail audit;
  private final TransactionTemplate transaction;
  private final Clock clock;

  RestorationDesk(
      EvidenceStore store,
      RestorationStore restorations,
      Checkpoints checkpoints,
      CheckpointFolder folder,
      CheckpointKey key,
      @Value("${bihuan.data}") Path data,
      List<PaperNumbers> numbers,
      ReadOnlyMode readOnly,
      Permitted permitted,
      AuditTrail audit,
      TransactionTemplate transaction,
      Clock clock) {
    this.store = store;
    this.restorations = restorations;
    this.checkpoints = checkpoints;
    this.folder = folder;
    this.key = key;
    this.data = data;
    this.numbers = numbers;
    this.readOnly = readOnly;
    this.permitted = permitted;
    this.audit = audit;
    this.transaction = transaction;
    this.clock = clock;
  }

  /** Before the first request is served. */
  @Override
  public void afterSingletonsInstantiated() {
    look();
  }

  /** Empty where the history is as long as what was signed. */
  Optional<State> look() {
    Optional<State> putBack = inSystem(this::putBack);
    putBack.ifPresentOrElse(
        state -> readOnly.enter(CAUSE, EvidenceRefusal.putBack(state)),
        () -> readOnly.leave(CAUSE));
    return putBack;
  }

  /** Asks for a fresh proof once there is something to declare: it gives up a branch of history (0267). */
  void declare(Actor actor, UUID id, String reason, StepUp stepUp) {
    inSystem(
        () -> {
          State state = putBack().orElseThrow(EvidenceRefusal::notPutBack);
          stepUp.mustBeRecent("作恢复声明");
          Checkpoint kept = state.kept();
          restorations.declare(
              new Restored(
                  id,
                  store.origin(),
                  kept == null ? null : new Restored.Signed(kept.size(), kept.root()),
                  state.mark(),
                  state.size(),
                  reason,
                  lostFrom(state.mark()),
                  actor.personId(),
                  actor.personName(),
                  clock.instant(),
                  null,
                  null));
          audit.record(
              AuditTrail.WHOLE_CITY, "evidence.restoration.declare", "history", Map.of("reason", reason, "lines", state.size()));
          return true;
        });
  }

  /** All that was there when the newest checkpoint the database still has was signed is there now. */
  private @Nullable Instant lostFrom(@Nullable RestoredMark mark) {
    return mark == null ? store.latest(store.suite()).map(Checkpoint::signedAt).orElse(null) : mark.until();
  }

  /** Confirmed ones, the first one first. */
  List<Restored> all() {
    return inSystem(restorations::all);
  }

  /** The last one, while everybody is told of it. */
  Optional<Restored> toldOf() {
    return inSystem(() -> restorations.confirmedSince(clock.instant().minus(LostTime.TOLD)));
  }

  static void mustDeclare(Actor actor) {
    only(actor, Role.SYSTEM_ADMIN, "恢复声明由系统管理员作出");
  }

  private static void mustBeConfirming(Actor actor) {
    only(actor, Role.SECURITY_ADMIN, "恢复声明由安全管理员确认");
  }

  private static void only(Actor actor, Role role, String why) {
    if (!actor.is(role)) {
      throw Refusal.forbidden("no-permission", why, "请由" + role.title() + "办理");
    }
  }

  /** @return what is to be confirmed */
  private static Restored mustConfirm(Actor actor, State state) {
    mustBeConfirming(actor);
    Restored declared = state.declared();
    if (declared == null || declared.size() != state.size() || !Objects.equals(declared.mark(), state.mark())) {
      throw EvidenceRefusal.notDeclared();
    }
    if (declared.declaredBy().equals(actor.personId())) {
      throw EvidenceRefusal.samePerson();
    }
    return declared;
  }

  List<String> possible(Actor actor, State state) {
    if (!permitted.mayChange(actor, "system.config_backup_restore")) {
      return List.of();
    }
    List<String> acts = new ArrayList<>();
    if (Refusal.passes(() -> mustDeclare(actor))) {
      acts.add("DECLARE");
    }
    if (Refusal.passes(() -> mustConfirm(actor, state))) {
      acts.add("CONFIRM");
    }
    return acts;
  }

  void confirm(Actor actor, StepUp stepUp) {
    mustBeConfirming(actor);
    inSystem(
        () -> {
          Restored declared = mustConfirm(actor, putBack().orElseThrow(EvidenceRefusal::notPutBack));
          stepUp.mustBeRecent("确认恢复声明");
          Instant now = clock.instant();
          String origin = "bihuan/" + declared.id();
          restorations.confirm(declared.id(), actor, now, origin);
          audit.record(
              AuditTrail.WHOLE_CITY,
              "evidence.restoration",
              "history",
              told(declared, origin, leaveOutNumbers(declared)));
          return true;
        });
    if (look().isEmpty()) {
      beginBranch();
    }
  }

  /** @return what was left out, for whoever wonders at the gap */
  private Map<String, Object> leaveOutNumbers(Restored declared) {
    LostTime lost = new LostTime(declared.lostFrom(), declared.declaredAt());
    numbers.forEach(room -> room.leaveOut(lost.years(), lost.numbers()));
    return Map.of(
        "of", numbers.stream().map(PaperNumbers::bearers).sorted().toList(), "years", lost.years(), "atLeast", lost.numbers());
  }

  /** So that nobody reads afterwards that nothing was ever signed. The confirmation stands even where this fails. */
  private void beginBranch() {
    try {
      checkpoints.sealAndSign();
    } catch (RuntimeException e) {
      LOG.warn("the new branch of history is not signed yet", e);
    }
  }

  private static Map<String, Object> told(Restored declared, String origin, Map<String, Object> leftOut) {
    Map<String, Object> told = new HashMap<>();
    told.put("reason", declared.reason());
    told.put("lines", declared.size());
    told.put("abandonedOrigin", declared.origin());
    told.put("origin", origin);
    told.put("numbersLeftOut", leftOut);
    if (declared.mark() != null) {
      told.put("restoredTo", declared.mark().until());
    }
    if (declared.kept() != null) {
      told.put("abandonedLines", declared.kept().size());
      told.put("abandonedRoot", Base64.getEncoder().encodeToString(declared.kept().root()));
    }
    return told;
  }

  private Optional<State> putBack() {
    long size = store.size();
    Checkpoint kept =
        folder.latest(store.origin()).filter(key::signed).filter(newest -> newest.size() > size).orElse(null);
    RestoredMark mark = RestoredMark.in(data).filter(left -> !restorations.answers(left)).orElse(null);
    return kept == null && mark == null
        ? Optional.empty()
        : Optional.of(new State(kept, mark, size, restorations.declared().orElse(null)));
  }

  private <T> T inSystem(Supplier<T> work) {
    return Objects.requireNonNull(Acting.asSystem(() -> transaction.execute(status -> work.get())));
  }
}
