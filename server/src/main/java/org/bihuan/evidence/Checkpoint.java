package org.bihuan.evidence;

import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Locale;

/**
 * What the tree was at one moment, as signed: a note of C2SP tlog-checkpoint with the time, and
 * the suite where it is not the usual one, as extension lines.
 *
 * @param size how many leaves the root covers
 */
record Checkpoint(Suite suite, String origin, long size, byte[] root, Instant signedAt, String note) {

  /** The lines that are signed. */
  static String text(Suite suite, String origin, long size, byte[] root, Instant at) {
    String hash = Base64.getEncoder().encodeToString(root);
    return origin + "\n" + size + "\n" + hash + "\n" + at + "\n" + suite.noteLine();
  }

  /** Reads a note; its signature is another question. */
  static Checkpoint parse(String note) {
    String[] lines = note.split("\n", -1);
    if (lines.length < 6) {
      throw new IllegalArgumentException("not a checkpoint");
    }
    Suite suite =
        Arrays.stream(Suite.values())
            .filter(one -> (lines[4].isEmpty() ? "" : lines[4] + "\n").equals(one.noteLine()))
            .findFirst()
            .orElseThrow(() -> new IllegalArgumentException("not a checkpoint"));
    return new Checkpoint(
        suite, lines[0], Long.parseLong(lines[1]), Base64.getDecoder().decode(lines[2]), Instant.parse(lines[3]), note);
  }

  /** Sizes in order, told apart by the branch of history and the suite they belong to. */
  String fileName() {
    String branch = origin.substring(origin.indexOf('/') + 1).split("-")[0];
    String ending = suite == Suite.INTL ? "" : "." + suite.name().toLowerCase(Locale.ROOT);
    return "%015d-%s%s.note".formatted(size, branch, ending);
  }

  String signedText() {
    return text(suite, origin, size, root, signedAt);
  }
}
