package org.bihuan.evidence;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Gatherers;
import org.bihuan.platform.Refusal;

/**
 * The tree as it is stored: leaves, and the root of every complete run of {@code 256^step} of them. Reads at most 128
 * hashes for any subtree and remembers what it read.
 */
final class StoredTree implements MerkleTree.Subtrees {

  private static final int STEP = 8;
  private static final int TILE = 1 << STEP;

  private record Range(int step, long from, long to) {}

  private final EvidenceStore store;
  private final MerkleTree tree;
  private final Map<Range, List<byte[]>> known = new HashMap<>();

  StoredTree(EvidenceStore store, Suite suite) {
    this.store = store;
    this.tree = new MerkleTree(suite);
  }

  /** The root over the first {@code size} leaves. */
  byte[] rootOf(long size) {
    return tree.root(this, size);
  }

  List<byte[]> inclusion(long index, long size) {
    return tree.inclusion(this, index, size);
  }

  List<byte[]> consistency(long older, long newer) {
    return tree.consistency(this, older, newer);
  }

  /** Every run that is complete in this suite but not stored yet, from the first leaf on. */
  void catchUp(long size) {
    complete(store.tileCount(tree.suite()) * TILE, size);
  }

  @Override
  public byte[] root(int level, long index) {
    int rest = level % STEP;
    return fold(
        known.computeIfAbsent(
            new Range(level / STEP, index << rest, (index + 1) << rest),
            range -> read(range.step(), range.from(), range.to())));
  }

  /**
   * Stores the roots of the runs that became complete.
   *
   * @throws Refusal where one is stored already: the tree was longer before
   */
  void complete(long before, long size) {
    long from = before;
    long to = size;
    for (int step = 1; to >= TILE; step++) {
      long firstTile = from / TILE;
      long tiles = to / TILE;
      for (long tile = firstTile; tile < tiles; tile++) {
        if (!store.addTile(tree.suite(), step, tile, fold(read(step - 1, tile * TILE, (tile + 1) * TILE)))) {
          throw EvidenceRefusal.broken();
        }
      }
      from = firstTile;
      to = tiles;
    }
  }

  /** @throws Refusal where the stored tree has a gap, which only somebody past our rights can have made */
  private List<byte[]> read(int step, long from, long to) {
    List<byte[]> hashes =
        step == 0
            ? store.leaves(from, to).stream().map(leaf -> leaf.hashIn(tree)).toList()
            : store.tiles(tree.suite(), step, from, to);
    if (hashes.size() != to - from) {
      throw EvidenceRefusal.broken();
    }
    return hashes;
  }

  private byte[] fold(List<byte[]> hashes) {
    List<byte[]> row = new ArrayList<>(hashes);
    while (row.size() > 1) {
      row =
          row.stream()
              .gather(Gatherers.windowFixed(2))
              .map(pair -> tree.node(pair.get(0), pair.get(1)))
              .toList();
    }
    return row.getFirst();
  }
}
