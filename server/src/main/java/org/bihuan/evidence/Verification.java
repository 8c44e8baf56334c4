package org.bihuan.evidence;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import org.bihuan.audit.Seals;
import org.bihuan.file.FileProofs;
import org.bihuan.file.FileRecord;
import org.bihuan.hazard.HazardChains;
import org.bihuan.platform.Acting;
import org.bihuan.platform.Actor;
import org.bihuan.platform.BeijingTime;
import org.bihuan.platform.ReadOnlyMode;
import org.bihuan.platform.Ref;
import org.bihuan.platform.Refusal;
import org.bihuan.platform.Role;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Recomputes everything: each history, each leaf, each signed root. Reads all history and trusts nothing but the key and
 * the checkpoints kept outside the database.
 */
@Service
class Verification {

  private static final int MOST_FINDINGS = 100;
  private static final int AT_ONCE = 20_000;
  private static final int MOST_NAMED = 10;

  /**
   * @param hazards how many histories were recomputed
   * @param lines how many leaves the tree has
   * @param checkpoints how many signed roots were compared
   * @param files how many attachments were read again; {@code allFiles} false where the time was up before the last
   * @param sealed how many rows outside of the ledger were held against the entries of the acts on them
   * @param unsealed of each kind, how many no entry seals because they are older than that
   * @param paused why new lines wait for their leaves, while nothing may be written; those are no finding
   * @param findings the first hundred; empty means that nothing was changed since it was sealed
   */
  record Report(
      Instant at,
      long hazards,
      long lines,
      int checkpoints,
      long files,
      boolean allFiles,
      long sealed,
      Map<String, Long> unsealed,
      @Nullable String paused,
      List<HistoryFinding> findings) {}

  private final EvidenceStore store;
  private final EvidenceQueries queries;
  private final RestorationStore restorations;
  private final Checkpoints checkpoints;
  private final WitnessDesk witnesses;
  private final CheckpointKey key;
  private final CheckpointFolder folder;
  private final HazardChains chains;
  private final FileProofs files;
  private final Seals seals;
  private final LastVerification last;
  private final ReadOnlyMode readOnly;
  private final TransactionTemplate transaction;
  private final Clock clock;
  private final ReentrantLock running = new ReentrantLock();

  Verification(
      EvidenceStore store,
      EvidenceQueries queries,
      RestorationStore restorations,
      Checkpoints checkpoints,
      WitnessDesk witnesses,
      CheckpointKey key,
      CheckpointFolder folder,
      HazardChains chains,
      FileProofs files,
      Seals seals,
      LastVerification last,
      ReadOnlyMode readOnly,
      TransactionTemplate transaction,
      Clock clock) {
    this.store = store;
    this.queries = queries;
    this.restorations = restorations;
    this.checkpoints = checkpoints;
    this.witnesses = witnesses;
    this.key = key;
    this.folder = folder;
    this.chains = chains;
    this.files = files;
    this.seals = seals;
    this.last = last;
    this.readOnly = readOnly;
    this.transaction = transaction;
    this.clock = clock;
  }

  /** So many, in words: looking stops at the hundredth. */
  static String many(int findings) {
    return (findings < MOST_FINDINGS ? "" : "至少 ") + findings + " 处不符";
  }

  static void mustBeAuditor(Actor actor) {
    if (!actor.is(Role.AUDIT_ADMIN)) {
      throw Refusal.forbidden("no-permission", "存证核验由审计管理员运行", "请向审计管理员提出申请");
    }
  }

  /**
   * One at a time: it reads everything.
   *
   * @param forFiles how long attachments may be read again
   */
  Report run(Duration forFiles) {
    if (!running.tryLock()) {
      throw EvidenceRefusal.busy();
    }
    try {
      Report report = recompute(forFiles);
      last.found(report);
      return report;
    } catch (RuntimeException e) {
      last.failed(e);
      throw e;
    } finally {
      running.unlock();
    }
  }

  private Report recompute(Duration forFiles) {
    List<HistoryFinding> findings = new ArrayList<>();
    String paused = readOnly.reason().map(Refusal::why).orElse(null);
    if (paused == null) {
      seal(findings);
    }
    long hazards = chains.check(broken -> add(findings, of(broken)));
    for (Leaf.Kind kind : Leaf.Kind.values()) {
      compareLines(kind, findings, paused != null);
    }
    List<Checkpoint> signed = signed(findings);
    setBack(signed, findings);
    compareCosignatures(signed, findings);
    long size = inSystem(store::size);
    inSystem(store::firstMissing).ifPresent(index -> add(findings, missing(index)));
    for (Suite suite : Suite.values()) {
      compareRoots(suite, signed.stream().filter(one -> one.suite() == suite).toList(), size, findings);
    }
    Seals.Checked rows = seals.check(broken -> add(findings, SealWords.of(broken)));
    SealWords.more(last.unsealed(), rows.unsealed(), seals::title).forEach(finding -> add(findings, finding));
    FileProofs.Checked read = files.check(forFiles, file -> damaged(file, findings));
    return new Report(
        clock.instant(), hazards, size, signed.size(), read.files(), read.all(), rows.rows(), rows.unsealed(), paused,
        List.copyOf(findings));
  }

  /** Nothing gets a leaf while nothing may be written: one more would lengthen a tree that was put back. */
  private void seal(List<HistoryFinding> findings) {
    try {
      checkpoints.seal(true);
    } catch (Refusal gap) {
      add(findings, new HistoryFinding(HistoryFinding.Kind.TREE, "存证树", 0, "存证树有缺口，新的历史无法存证"));
    }
  }

  private void compareLines(Leaf.Kind kind, List<HistoryFinding> findings, boolean paused) {
    Comparison sealed =
        (after, to) ->
            queries.unsealedOrRewritten(after, to).stream()
                .filter(finding -> !paused || finding.kind() != HistoryFinding.Kind.UNSEALED)
                .toList();
    walk(kind, queries::furtherLine, sealed, findings);
    walk(kind, queries::furtherLeaf, queries::removed, findings);
  }

  private void walk(
      Leaf.Kind kind,
      BiFunction<Place, Integer, Optional<Place>> further,
      Comparison compared,
      List<HistoryFinding> findings) {
    Place after = Place.beforeAll(kind);
    Optional<Place> to = Optional.of(after);
    while (to.isPresent() && findings.size() < MOST_FINDINGS) {
      Place from = after;
      to = inSystem(() -> further.apply(from, AT_ONCE));
      if (to.isPresent()) {
        Place reached = to.get();
        inSystem(() -> compared.between(from, reached)).forEach(finding -> add(findings, byNumber(kind, finding)));
        after = reached;
      }
    }
  }

  /** Under the number it has everywhere else; one that is gone with all its rows has only its address left. */
  private HistoryFinding byNumber(Leaf.Kind kind, HistoryFinding finding) {
    return kind != Leaf.Kind.HAZARD
        ? finding
        : chains
            .numberOf(Ref.valueOf(finding.subject()))
            .map(number -> new HistoryFinding(finding.kind(), number, finding.version(), finding.words()))
            .orElse(finding);
  }

  @FunctionalInterface
  private interface Comparison {
    List<HistoryFinding> between(Place after, Place to);
  }

  private static HistoryFinding missing(long index) {
    return new HistoryFinding(HistoryFinding.Kind.TREE, "存证树", 0, "第 " + (index + 1) + " 条存证不在了");
  }

  /** By the time it is told, a row that was deleted in between leaves nothing to say. */
  private void damaged(FileProofs.Damaged file, List<HistoryFinding> findings) {
    if (!file.uploads().isEmpty()) {
      FileRecord first = file.uploads().getFirst();
      List<Ref> refs = file.uploads().stream().map(FileRecord::ref).toList();
      add(findings, FileWords.of(file, chains.usesOf(refs, first.unit(), first.uploadedBy())));
    }
  }

  private static HistoryFinding of(HazardChains.Broken broken) {
    String subject = broken.number() == null ? broken.hazard().toString() : broken.number();
    HistoryFinding.Kind kind = broken.row() ? HistoryFinding.Kind.ROW : HistoryFinding.Kind.CHAIN;
    return new HistoryFinding(kind, subject, broken.version(), broken.words());
  }

  /**
   * From the smallest, those in the database and those outside of it; a note without our signature counts for nothing, one
   * that a declared restoration gave up is no promise any more.
   */
  private List<Checkpoint> signed(List<HistoryFinding> findings) {
    List<Checkpoint> signed = new ArrayList<>();
    Map<String, Checkpoint> both = new LinkedHashMap<>();
    folder.all().forEach(checkpoint -> both.put(checkpoint.note(), checkpoint));
    inSystem(() -> store.checkpointsAfter(0, Integer.MAX_VALUE)).forEach(one -> both.put(one.note(), one));
    List<Checkpoint> all = new ArrayList<>(both.values());
    List<Restored> declared = inSystem(restorations::all);
    all.removeIf(checkpoint -> declared.stream().anyMatch(restored -> restored.gaveUp(checkpoint)));
    for (Checkpoint checkpoint : all) {
      if (key.signed(checkpoint)) {
        signed.add(checkpoint);
      } else {
        add(findings, new HistoryFinding(HistoryFinding.Kind.SIGNATURE, subject(checkpoint), 0, "检查点没有本系统的有效签名"));
      }
    }
    signed.sort(Comparator.comparingLong(Checkpoint::size));
    return signed;
  }

  /** What witnesses signed is still what stands above their signatures, even if somebody signed anew with our key. */
  private void compareCosignatures(List<Checkpoint> signed, List<HistoryFinding> findings) {
    List<List<Cosignature>> under = witnesses.under(signed);
    for (int i = 0; i < signed.size(); i++) {
      Checkpoint checkpoint = signed.get(i);
      for (Cosignature cosignature : under.get(i)) {
        WitnessKey key = cosignature.witness().key();
        if (key.cosigned(checkpoint, cosignature.line()).isEmpty()) {
          add(
              findings,
              new HistoryFinding(
                  HistoryFinding.Kind.COSIGNATURE, subject(checkpoint), 0, "见证人“" + key.name() + "”会签的不是这个检查点"));
        }
      }
    }
    for (Cosignature left : witnesses.underNothing()) {
      add(
          findings,
          new HistoryFinding(
              HistoryFinding.Kind.COSIGNATURE,
              "检查点 " + left.size(),
              0,
              "见证人“" + left.witness().key().name() + "”会签过的检查点不在了"));
    }
  }

  /** From where to where the ledger was put back, and which checkpoints it no longer knows. */
  private void setBack(List<Checkpoint> signed, List<HistoryFinding> findings) {
    long size = inSystem(store::size);
    List<Checkpoint> lost = signed.stream().filter(checkpoint -> checkpoint.size() > size).toList();
    if (lost.isEmpty()) {
      return;
    }
    Checkpoint last = lost.getLast();
    add(
        findings,
        new HistoryFinding(
            HistoryFinding.Kind.SET_BACK,
            "台账",
            0,
            "台账从 " + last.size() + " 条退回到 " + size + " 条：历史被截断，或恢复了旧备份。目录里有而数据库里没有的检查点 "
                + lost.size() + " 个"));
    lost.stream()
        .limit(MOST_NAMED)
        .forEach(
            one ->
                add(
                    findings,
                    new HistoryFinding(
                        HistoryFinding.Kind.SET_BACK, subject(one), 0, BeijingTime.minuteOf(one.signedAt()) + " 签署的检查点不在数据库里")));
    if (lost.size() > MOST_NAMED) {
      String rest = "另有 " + (lost.size() - MOST_NAMED) + " 个检查点不在数据库里，最近的是 " + BeijingTime.minuteOf(last.signedAt()) + " 签署的";
      add(findings, new HistoryFinding(HistoryFinding.Kind.SET_BACK, subject(last), 0, rest));
    }
  }

  /** Builds the tree from the leaves once more and stops at every size that was signed. */
  private void compareRoots(Suite suite, List<Checkpoint> signed, long size, List<HistoryFinding> findings) {
    GrowingTree tree = new GrowingTree(new MerkleTree(suite));
    long whole = 0;
    for (Checkpoint checkpoint : signed) {
      if (checkpoint.size() > size) {
        return;
      }
      grow(tree, checkpoint.size());
      if (tree.size() != checkpoint.size() || !Arrays.equals(tree.root(), checkpoint.root())) {
        String where = "第 " + (whole + 1) + " 至 " + checkpoint.size() + " 条存证中有与签署时不同的";
        add(findings, new HistoryFinding(HistoryFinding.Kind.TREE, subject(checkpoint), 0, where));
        return;
      }
      whole = checkpoint.size();
    }
  }

  private void grow(GrowingTree tree, long size) {
    boolean more = true;
    while (more && tree.size() < size) {
      long from = tree.size();
      long to = Math.min(size, from + GrowingTree.AT_ONCE);
      List<Leaf> leaves = inSystem(() -> store.leaves(from, to));
      leaves.stream().filter(leaf -> leaf.index() == tree.size()).forEach(tree::add);
      more = tree.size() == to;
    }
  }

  private static String subject(Checkpoint checkpoint) {
    return "检查点 " + checkpoint.size() + (checkpoint.suite() == Suite.INTL ? "" : "（" + checkpoint.suite().title() + "）");
  }

  private static void add(List<HistoryFinding> findings, HistoryFinding finding) {
    if (findings.size() < MOST_FINDINGS) {
      findings.add(finding);
    }
  }

  private <T> T inSystem(Supplier<T> work) {
    return Objects.requireNonNull(Acting.asSystem(() -> transaction.execute(status -> work.get())));
  }
}
