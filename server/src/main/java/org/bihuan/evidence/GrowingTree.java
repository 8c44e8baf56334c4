package org.bihuan.evidence;

import java.util.ArrayList;
import java.util.List;

/** A tree built leaf by leaf, of which only the roots of its complete parts are remembered. */
final class GrowingTree {

  static final int AT_ONCE = 20_000;

  /** Roots of the complete parts, the largest first; the bits of the size say how large each is. */
  private final List<byte[]> parts = new ArrayList<>();

  private long size;

  void add(byte[] leaf) {
    byte[] part = leaf;
    for (long rest = size; (rest & 1) == 1; rest >>= 1) {
      part = MerkleTree.node(parts.removeLast(), part);
    }
    parts.add(part);
    size++;
  }

  long size() {
    return size;
  }

  byte[] root() {
    return parts.reversed().stream()
        .reduce((right, left) -> MerkleTree.node(left, right))
        .orElseGet(() -> MerkleTree.root((level, index) -> new byte[0], 0));
  }
}
