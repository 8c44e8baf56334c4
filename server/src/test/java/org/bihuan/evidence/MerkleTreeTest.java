package org.bihuan.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The tree is the one of RFC 6962, held against a reading of its definition that is as plain as possible. */
class MerkleTreeTest {

  private static final MerkleTree TREE = new MerkleTree(Suite.INTL);
  private static final int LARGEST = 70;

  @Test
  void rootsAreThoseOfTheDefinition() {
    for (int size = 0; size <= LARGEST; size++) {
      assertThat(TREE.root(tree(), size)).as("%d leaves", size).isEqualTo(plainRoot(leaves(0, size)));
    }
  }

  @Test
  void theEmptyTreeAndTheEmptyLeafAreThoseOfThePublishedTestVectors() {
    assertThat(hex(TREE.root(tree(), 0)))
        .isEqualTo("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    assertThat(hex(TREE.leaf(new byte[0])))
        .isEqualTo("6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d");
  }

  @Test
  void theNationalDigestIsThatOfItsPublishedExample() {
    byte[] abc = Suite.GM.digest().digest("abc".getBytes(StandardCharsets.US_ASCII));
    assertThat(hex(abc)).isEqualTo("66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0");
    MerkleTree national = new MerkleTree(Suite.GM);
    assertThat(national.leaf(abc)).isNotEqualTo(TREE.leaf(abc)).hasSize(32);
  }

  @Test
  void everyLeafIsProvedUnderEveryLaterRootAndNowhereElse() {
    for (int size = 1; size <= LARGEST; size++) {
      byte[] root = TREE.root(tree(), size);
      for (int index = 0; index < size; index++) {
        List<byte[]> path = TREE.inclusion(tree(), index, size);
        assertThat(TREE.includes(leaf(index), index, size, path, root)).isTrue();
        assertThat(TREE.includes(leaf(index + 1), index, size, path, root)).isFalse();
        assertThat(TREE.includes(leaf(index), index, size, path, TREE.root(tree(), size + 1))).isFalse();
        if (size > 1) {
          assertThat(TREE.includes(leaf(index), (index + 1) % size, size, path, root)).isFalse();
          assertThat(TREE.includes(leaf(index), index, size, path.subList(1, path.size()), root)).isFalse();
        }
      }
    }
  }

  @Test
  void everyRootGrowsOutOfEveryEarlierOneAndOutOfNoOther() {
    for (int newer = 1; newer <= LARGEST; newer++) {
      byte[] newerRoot = TREE.root(tree(), newer);
      for (int older = 1; older <= newer; older++) {
        byte[] olderRoot = TREE.root(tree(), older);
        List<byte[]> path = TREE.consistency(tree(), older, newer);
        assertThat(TREE.extendsRoot(older, olderRoot, newer, newerRoot, path))
            .as("%d of %d", older, newer)
            .isTrue();
        byte[] forged = olderRoot.clone();
        forged[7] ^= 1;
        assertThat(TREE.extendsRoot(older, forged, newer, newerRoot, path)).isFalse();
      }
    }
  }

  private static MerkleTree.Subtrees tree() {
    return (level, index) -> plainRoot(leaves(index << level, (index + 1) << level));
  }

  private static List<byte[]> leaves(long from, long to) {
    List<byte[]> leaves = new ArrayList<>();
    for (long i = from; i < to; i++) {
      leaves.add(leaf(i));
    }
    return leaves;
  }

  private static byte[] leaf(long index) {
    return TREE.leaf(("line " + index).getBytes(StandardCharsets.UTF_8));
  }

  private static byte[] plainRoot(List<byte[]> leaves) {
    if (leaves.isEmpty()) {
      return TREE.root((level, index) -> new byte[0], 0);
    }
    if (leaves.size() == 1) {
      return leaves.getFirst();
    }
    int half = 1;
    while (half * 2 < leaves.size()) {
      half *= 2;
    }
    return TREE.node(
        plainRoot(leaves.subList(0, half)), plainRoot(leaves.subList(half, leaves.size())));
  }

  private static String hex(byte[] hash) {
    return HexFormat.of().formatHex(hash);
  }
}
