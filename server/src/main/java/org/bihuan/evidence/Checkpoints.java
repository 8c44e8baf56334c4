package org.bihuan.evidence;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.ToIntFunction;
import org.bihuan.audit.AuditTrail;
import org.bihuan.platform.Acting;
import org.bihuan.platform.Refusal;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/** Takes new lines of history into the tree and signs what the tree is. */
@Service
class Checkpoints {

  private static final Logger LOG = LoggerFactory.getLogger(Checkpoints.class);
  private static final int SWEEP_HOURS = 24;

  /** How long a transaction may take: a line is dated by its beginning and seen at its end. */
  static final Duration OVERLAP = Duration.ofMinutes(10);

  private static final int AT_ONCE = 20_000;

  private final EvidenceStore store;
  private final CheckpointKey key;
  private final CheckpointFolder folder;
  private final AuditTrail audit;
  private final TransactionTemplate transaction;
  private final Clock clock;

  Checkpoints(
      EvidenceStore store,
      CheckpointKey key,
      CheckpointFolder folder,
      AuditTrail audit,
      TransactionTemplate transaction,
      Clock clock) {
    this.store = store;
    this.key = key;
    this.folder = folder;
    this.audit = audit;
    this.transaction = transaction;
    this.clock = clock;
  }

  /**
   * Gives every line its leaf.
   *
   * @param all also lines whose own clock stood elsewhere, as in a told history
   */
  void seal(boolean all) {
    if (inSystem(() -> store.lock(SWEEP_HOURS).sweepDue()) || all) {
      Instant began = inSystem(store::beginSweep);
      for (Leaf.Kind kind : Leaf.Kind.values()) {
        sweep(kind);
      }
      inSystem(() -> store.swept(began));
    }
    addNew();
  }

  /** What is there now, without waiting for the turn of either. */
  void sealAndSign() {
    if (wasSealed()) {
      addNew();
    } else {
      seal(true);
    }
    sign();
  }

  /** Whether the tree has been brought up to history once; the first time takes as long as there is history. */
  boolean wasSealed() {
    return inSystem(() -> store.lock(SWEEP_HOURS).sealedAt() != null);
  }

  private void addNew() {
    int added;
    do {
      added = grow(log -> store.addNew(log.size(), log.lastLook().minus(OVERLAP), AT_ONCE), Integer::intValue);
    } while (added == AT_ONCE);
  }

  private void sweep(Leaf.Kind kind) {
    Place reached = Place.beforeAll(kind);
    while (reached != null) {
      Place after = reached;
      reached = grow(log -> store.sweep(log.size(), after, AT_ONCE), EvidenceStore.Swept::added).reached();
    }
  }

  /** One more piece of the tree. */
  private <T> T grow(Function<EvidenceStore.Log, T> adding, ToIntFunction<T> added) {
    return inSystem(
        () -> {
          EvidenceStore.Log log = store.lock(SWEEP_HOURS);
          T done = adding.apply(log);
          long size = log.size() + added.applyAsInt(done);
          new StoredTree(store, log.suite()).complete(log.size(), size);
          store.grown(size);
          return done;
        });
  }

  private <T> T inSystem(Supplier<T> work) {
    return Objects.requireNonNull(Acting.asSystem(() -> transaction.execute(status -> work.get())));
  }

  /**
   * The checkpoint of the tree as it is now; empty while there is no history at all.
   *
   * @throws Refusal where the tree is not a continuation of what was signed before: that is never signed
   */
  Optional<Checkpoint> sign() {
    return Acting.asSystem(() -> transaction.execute(status -> signLocked()));
  }

  /**
   * From now on the tree is hashed and signed by these algorithms. It is signed by the old ones once more before, so that
   * both stand for the same lines; what was signed stays provable as it was.
   *
   * @throws Refusal where history does not continue what was signed: no new algorithm makes that good
   */
  void use(Suite wanted) {
    Acting.asSystem(
        () ->
            transaction.execute(
                status -> {
                  EvidenceStore.Log log = store.lock(SWEEP_HOURS);
                  if (log.suite() == wanted) {
                    return false;
                  }
                  signLocked();
                  new StoredTree(store, wanted).catchUp(log.size());
                  store.use(wanted);
                  audit.record(
                      AuditTrail.WHOLE_CITY,
                      "evidence.suite",
                      "history",
                      Map.of("from", log.suite().name(), "to", wanted.name(), "lines", log.size()));
                  signLocked();
                  return true;
                }));
  }

  private Optional<Checkpoint> signLocked() {
    EvidenceStore.Log log = store.lock(SWEEP_HOURS);
    Optional<Checkpoint> last = last(log);
    if (log.size() == 0 && last.isEmpty()) {
      return last;
    }
    StoredTree tree = new StoredTree(store, log.suite());
    if (last.isPresent() && !continues(tree, log.size(), last.get())) {
      LOG.error("history no longer continues the checkpoint of {} lines; nothing is signed", last.get().size());
      throw EvidenceRefusal.broken();
    }
    if (last.isPresent() && last.get().size() == log.size()) {
      return last;
    }
    Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
    byte[] root = tree.rootOf(log.size());
    String note = key.sign(log.suite(), Checkpoint.text(log.suite(), log.origin(), log.size(), root, now));
    Checkpoint signed = new Checkpoint(log.suite(), log.origin(), log.size(), root, now, note);
    folder.keep(signed);
    store.add(signed);
    return Optional.of(signed);
  }

  /** The newest in the database or outside of it: a database put back knows less than the folder. */
  private Optional<Checkpoint> last(EvidenceStore.Log log) {
    Optional<Checkpoint> kept = folder.latest(log.origin(), log.suite());
    Optional<Checkpoint> stored = store.latest(log.suite());
    return kept.isPresent() && stored.map(s -> s.size() < kept.get().size()).orElse(true) ? kept : stored;
  }

  private static boolean continues(StoredTree tree, long size, Checkpoint last) {
    return last.size() <= size && Arrays.equals(tree.rootOf(last.size()), last.root());
  }

  List<Checkpoint> after(long size, int most) {
    return Acting.asSystem(() -> transaction.execute(status -> store.checkpointsAfter(size, most)));
  }

  /** Shows a witness that nothing he has a checkpoint of was changed. */
  List<byte[]> consistency(long older, long newer) {
    return Acting.asSystem(
        () ->
            transaction.execute(
                status -> {
                  if (older < 1 || older > newer || newer > store.size()) {
                    throw EvidenceRefusal.noProof(older, newer);
                  }
                  return new StoredTree(store, store.suite()).consistency(older, newer);
                }));
  }

  /** Of the suite that signs now. */
  String verifierKey() {
    return key.verifierKey(Acting.asSystem(() -> transaction.execute(status -> store.suite())));
  }
}
