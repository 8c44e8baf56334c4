package org.bihuan.evidence;

import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Hashes and proofs of RFC 6962 section 2.1 by the digest of a suite; leaves are counted from 0. */
record MerkleTree(Suite suite) {

  /** Whoever knows the roots of complete subtrees. */
  interface Subtrees {

    /** The root over the {@code index}-th run of {@code 2^level} leaves. */
    byte[] root(int level, long index);
  }

  private static final byte LEAF = 0;
  private static final byte NODE = 1;

  byte[] leaf(byte[] content) {
    MessageDigest digest = suite.digest();
    digest.update(LEAF);
    return digest.digest(content);
  }

  byte[] node(byte[] left, byte[] right) {
    MessageDigest digest = suite.digest();
    digest.update(NODE);
    digest.update(left);
    return digest.digest(right);
  }

  /** The root over the first {@code size} leaves. */
  byte[] root(Subtrees tree, long size) {
    return size == 0 ? suite.digest().digest() : hash(tree, 0, size);
  }

  /** What, with the leaf, gives the root over the first {@code size} leaves; from the leaf upwards. */
  List<byte[]> inclusion(Subtrees tree, long index, long size) {
    if (index < 0 || index >= size) {
      throw new IllegalArgumentException("leaf " + index + " is not among " + size);
    }
    List<byte[]> path = new ArrayList<>();
    long from = 0;
    long to = size;
    while (to - from > 1) {
      long middle = from + split(to - from);
      if (index < middle) {
        path.add(hash(tree, middle, to));
        to = middle;
      } else {
        path.add(hash(tree, from, middle));
        from = middle;
      }
    }
    return path.reversed();
  }

  /** Whether the leaf is the {@code index}-th under that root (RFC 9162 section 2.1.3.2). */
  boolean includes(byte[] leaf, long index, long size, List<byte[]> path, byte[] root) {
    if (index < 0 || index >= size) {
      return false;
    }
    long here = index;
    long last = size - 1;
    byte[] hash = leaf;
    for (byte[] sibling : path) {
      if (last == 0) {
        return false;
      }
      if ((here & 1) == 1 || here == last) {
        hash = node(sibling, hash);
        int up = Long.numberOfTrailingZeros(here);
        here >>= up;
        last >>= up;
      } else {
        hash = node(hash, sibling);
      }
      here >>= 1;
      last >>= 1;
    }
    return last == 0 && Arrays.equals(hash, root);
  }

  /** What shows that the first {@code older} leaves are still there unchanged under {@code newer} leaves. */
  List<byte[]> consistency(Subtrees tree, long older, long newer) {
    if (older < 1 || older > newer) {
      throw new IllegalArgumentException("no proof from " + older + " to " + newer);
    }
    List<byte[]> path = new ArrayList<>();
    long from = 0;
    long to = newer;
    boolean known = true;
    while (older != to) {
      long middle = from + split(to - from);
      if (older <= middle) {
        path.add(hash(tree, middle, to));
        to = middle;
      } else {
        path.add(hash(tree, from, middle));
        from = middle;
        known = false;
      }
    }
    if (!known) {
      path.add(hash(tree, from, to));
    }
    return path.reversed();
  }

  /** Whether the newer root grew out of the older one (RFC 9162 section 2.1.4.2). */
  boolean extendsRoot(long older, byte[] olderRoot, long newer, byte[] newerRoot, List<byte[]> path) {
    if (older == newer) {
      return path.isEmpty() && Arrays.equals(olderRoot, newerRoot);
    }
    if (older < 1 || older > newer || path.isEmpty()) {
      return false;
    }
    List<byte[]> rest = new ArrayList<>(path);
    long here = older - 1;
    long last = newer - 1;
    int up = Long.numberOfTrailingZeros(~here);
    here >>= up;
    last >>= up;
    byte[] seed = here == 0 ? olderRoot : rest.removeFirst();
    byte[] old = seed;
    byte[] grown = seed;
    for (byte[] sibling : rest) {
      if (last == 0) {
        return false;
      }
      if ((here & 1) == 1 || here == last) {
        old = node(sibling, old);
        grown = node(sibling, grown);
        while ((here & 1) == 0 && here != 0) {
          here >>= 1;
          last >>= 1;
        }
      } else {
        grown = node(grown, sibling);
      }
      here >>= 1;
      last >>= 1;
    }
    return last == 0 && Arrays.equals(old, olderRoot) && Arrays.equals(grown, newerRoot);
  }

  /** Any run of leaves: halves are complete except along the right edge. */
  private byte[] hash(Subtrees tree, long from, long to) {
    long width = to - from;
    if (Long.bitCount(width) == 1 && from % width == 0) {
      return tree.root(Long.numberOfTrailingZeros(width), from / width);
    }
    long middle = from + split(width);
    return node(hash(tree, from, middle), hash(tree, middle, to));
  }

  /** The largest power of two below {@code width}. */
  private static long split(long width) {
    return Long.highestOneBit(width - 1);
  }
}
