package org.bihuan.evidence;

import java.util.ArrayList;
import java.util.List;

/** A tree built leaf by leaf, of which only the roots of its complete parts are remembered. */
final class GrowingTree {

  static final int AT_ONCE = 20_000;

  /** Roots of the complete parts, the largest first; the bits of the size say how large each is. */
  private final List<byte[]> parts = new ArrayList<>();

  private final MerkleTree tree;
  private long size;

  GrowingTree(MerkleTree tree) {
    this.tree = tree;
  }

  void add(Leaf leaf) {
    byte[] part = leaf.hashIn(tree);
    for (long rest = size; (rest & 1) == 1; rest >>= 1) {
      part = tree.node(parts.removeLast(), part);
    }
    parts.add(part);
    size++;
  }

  long size() {
    return size;
  }

  byte[] root() {
    return parts.reversed().stream()
        .reduce((right, left) -> tree.node(left, right))
        .orElseGet(() -> tree.root((level, index) -> new byte[0], 0));
  }
}
