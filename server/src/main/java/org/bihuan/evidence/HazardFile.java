package org.bihuan.evidence;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.bihuan.hazard.HazardDesk;
import org.bihuan.platform.Acting;
import org.bihuan.platform.Actor;
import org.bihuan.platform.Ref;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * One hazard with all its history, the proofs that each line stands in the tree, and the checkpoint that signs the tree:
 * what somebody without our server needs to check it.
 *
 * <p>Plain text, so that a verifier needs no library. Lines of the form {@code name: value}; a blank line ends a section;
 * behind the lines stands a signed note of which is the last, and at the end the checkpoint note, word for word, with the
 * signatures of its witnesses.
 */
@Service
class HazardFile {

  private final HazardDesk hazards;
  private final Checkpoints checkpoints;
  private final WitnessDesk witnesses;
  private final CheckpointKey key;
  private final EvidenceStore store;
  private final TransactionTemplate transaction;
  private final Clock clock;

  HazardFile(
      HazardDesk hazards,
      Checkpoints checkpoints,
      WitnessDesk witnesses,
      CheckpointKey key,
      EvidenceStore store,
      TransactionTemplate transaction,
      Clock clock) {
    this.hazards = hazards;
    this.checkpoints = checkpoints;
    this.witnesses = witnesses;
    this.key = key;
    this.store = store;
    this.transaction = transaction;
    this.clock = clock;
  }

  /**
   * Sealed first, so that the file is complete at this moment; under the newest checkpoint that is final, where it covers
   * all of it, else under one signed now.
   */
  String write(Actor actor, Ref ref) {
    List<HazardDesk.HistoryLine> lines = Objects.requireNonNull(transaction.execute(s -> hazards.history(actor, ref)));
    checkpoints.seal(false);
    Checkpoint checkpoint = witnesses.finalOver(covering(ref)).or(checkpoints::sign).orElseThrow();
    StringBuilder file = new StringBuilder("bihuan-hazard-file/2\n");
    file.append("key: ").append(key.verifierKey(checkpoint.suite())).append('\n');
    file.append("hazard: ").append(ref).append('\n');
    file.append("lines: ").append(lines.size()).append("\n\n");
    Acting.asSystem(() -> transaction.execute(status -> lines(file, ref, lines, checkpoint)));
    file.append(end(ref, lines, checkpoint.suite())).append('\n');
    return file.append(witnesses.cosignedNote(checkpoint)).toString();
  }

  /**
   * Each line is proved by the tree; that none comes after the last is proved by nothing but our word, so the word is
   * signed. A checkpoint has a number in its second line and can never be taken for it.
   */
  private String end(Ref ref, List<HazardDesk.HistoryLine> lines, Suite suite) {
    String last = HexFormat.of().formatHex(lines.getLast().hash());
    Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
    return key.sign(suite, "bihuan-hazard-end/1\n" + ref + "\n" + lines.size() + " " + last + "\n" + now + "\n");
  }

  /** How many leaves a tree must have to hold the whole history. */
  private long covering(Ref ref) {
    List<Leaf> leaves = Objects.requireNonNull(Acting.asSystem(() -> transaction.execute(s -> store.leavesOf(ref))));
    return leaves.isEmpty() ? Long.MAX_VALUE : leaves.stream().mapToLong(Leaf::index).max().orElseThrow() + 1;
  }

  private StringBuilder lines(
      StringBuilder file, Ref ref, List<HazardDesk.HistoryLine> lines, Checkpoint checkpoint) {
    Map<Integer, Leaf> leaves =
        store.leavesOf(ref).stream().collect(Collectors.toMap(Leaf::version, Function.identity()));
    StoredTree tree = new StoredTree(store, checkpoint.suite());
    for (HazardDesk.HistoryLine line : lines) {
      Leaf leaf = leaves.get(line.version());
      if (leaf == null || leaf.index() >= checkpoint.size()) {
        throw EvidenceRefusal.notSealed(line.version());
      }
      file.append("version: ").append(line.version()).append('\n');
      file.append("previous: ").append(HexFormat.of().formatHex(line.previousHash())).append('\n');
      file.append("hash: ").append(HexFormat.of().formatHex(line.hash())).append('\n');
      file.append("body: ").append(line.body()).append('\n');
      file.append("leaf: ").append(leaf.index()).append('\n');
      file.append("proof:");
      tree.inclusion(leaf.index(), checkpoint.size())
          .forEach(hash -> file.append(' ').append(Base64.getEncoder().encodeToString(hash)));
      file.append("\n\n");
    }
    return file;
  }
}
