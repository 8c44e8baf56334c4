package org.bihuan.evidence;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import org.bihuan.platform.Acting;
import org.bihuan.platform.ReadOnlyMode;
import org.bihuan.platform.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Whether history is being signed as it should be, without verifying anything: a tree that nobody signs any more proves
 * nothing of what came since, and nothing else would tell.
 */
@Service
class Signing {

  /** How much later than it is due a checkpoint may be: a node may have to take over the job from another. */
  private static final Duration GRACE = Duration.ofMinutes(5);

  private static final int MOST = 10_000;

  /**
   * @param signedAt null while nothing was signed yet
   * @param signed how many lines it stands for
   * @param unsigned how many came since; at least, where {@code more} is true
   * @param since from when the first of them waits; null where none does
   * @param trouble what is wrong and what to do; null while all is as it should be
   */
  record State(
      @Nullable Instant signedAt,
      long signed,
      long unsigned,
      boolean more,
      @Nullable Instant since,
      @Nullable Refusal trouble) {}

  private final EvidenceStore store;
  private final EvidenceQueries queries;
  private final ReadOnlyMode readOnly;
  private final TransactionTemplate transaction;
  private final Clock clock;
  private final Duration bound;
  private final Instant started;

  Signing(
      EvidenceStore store,
      EvidenceQueries queries,
      ReadOnlyMode readOnly,
      TransactionTemplate transaction,
      Clock clock,
      @Value("${bihuan.evidence.sign-every:PT10M}") Duration pause) {
    this.store = store;
    this.queries = queries;
    this.readOnly = readOnly;
    this.transaction = transaction;
    this.clock = clock;
    this.bound = pause.plus(GRACE);
    this.started = clock.instant();
  }

  State look() {
    return Objects.requireNonNull(Acting.asSystem(() -> transaction.execute(status -> state())));
  }

  private State state() {
    EvidenceStore.Log log = store.unlocked();
    Optional<Checkpoint> last = store.latest(log.suite());
    Instant signedAt = last.map(Checkpoint::signedAt).orElse(null);
    long signed = last.map(Checkpoint::size).orElse(0L);
    EvidenceQueries.Young young = queries.withoutLeaf(lookedAt(log), MOST);
    long unsigned = Math.max(0, log.size() - signed) + young.lines();
    if (unsigned == 0 && log.size() >= signed) {
      return new State(signedAt, signed, 0, false, null, readOnly.reason().orElse(null));
    }
    Instant oldest = log.size() > signed ? queries.timeOfLeaf(signed).orElse(null) : young.since();
    Instant since = SigningRules.since(oldest, signedAt == null ? started : signedAt);
    boolean late = SigningRules.isLate(since, clock.instant(), bound);
    return new State(signedAt, signed, unsigned, young.lines() == MOST, since, trouble(log, last, unsigned, since, late));
  }

  private static @Nullable Instant lookedAt(EvidenceStore.Log log) {
    return log.sealedAt() == null ? null : log.sealedAt().minus(Checkpoints.OVERLAP);
  }

  /** What is the case first: nothing is signed while nothing is written, nor what is no continuation. */
  private @Nullable Refusal trouble(
      EvidenceStore.Log log, Optional<Checkpoint> last, long unsigned, Instant since, boolean late) {
    Optional<Refusal> looking = readOnly.reason();
    if (looking.isPresent()) {
      return looking.get();
    }
    if (last.isPresent() && !continues(log, last.get())) {
      return EvidenceRefusal.broken();
    }
    return late ? EvidenceRefusal.late(unsigned, Duration.between(since, clock.instant()), bound.minus(GRACE)) : null;
  }

  private boolean continues(EvidenceStore.Log log, Checkpoint last) {
    try {
      StoredTree tree = new StoredTree(store, log.suite());
      tree.rootOf(log.size());
      return last.size() <= log.size() && Arrays.equals(tree.rootOf(last.size()), last.root());
    } catch (Refusal gap) {
      return false;
    }
  }
}
