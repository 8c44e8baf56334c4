package org.bihuan.evidence;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.UUID;

/**
 * One line of history in the tree.
 *
 * @param hash what the line's own module says its content is: the chained hash of a hazard's act, the digest of an
 *     audit line, the SHA-256 of a file, the digest of the commitment or the result of a draw
 */
record Leaf(long index, Kind kind, int districtId, UUID stream, int version, byte[] hash) {

  enum Kind {
    HAZARD,
    AUDIT,
    FILE,
    DRAW
  }

  /** What is hashed: one line of plain text, so that anybody can repeat it. */
  byte[] content() {
    String line =
        "%s %d-%s %d %s\n".formatted(kind, districtId, stream, version, HexFormat.of().formatHex(hash));
    return line.getBytes(StandardCharsets.US_ASCII);
  }

  byte[] hashIn(MerkleTree tree) {
    return tree.leaf(content());
  }
}
