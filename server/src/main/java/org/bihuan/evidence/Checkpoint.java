package org.bihuan.evidence;

import java.time.Instant;
import java.util.Base64;

/**
 * What the tree was at one moment, as signed: a note of C2SP tlog-checkpoint with the time as an extension line.
 *
 * @param size how many leaves the root covers
 */
record Checkpoint(String origin, long size, byte[] root, Instant signedAt, String note) {

  /** The lines that are signed. */
  static String text(String origin, long size, byte[] root, Instant at) {
    return origin + "\n" + size + "\n" + Base64.getEncoder().encodeToString(root) + "\n" + at + "\n";
  }

  /** Reads a note; its signature is another question. */
  static Checkpoint parse(String note) {
    String[] lines = note.split("\n", -1);
    if (lines.length < 6 || !lines[4].isEmpty()) {
      throw new IllegalArgumentException("not a checkpoint");
    }
    return new Checkpoint(
        lines[0], Long.parseLong(lines[1]), Base64.getDecoder().decode(lines[2]), Instant.parse(lines[3]), note);
  }

  String signedText() {
    return text(origin, size, root, signedAt);
  }
}
