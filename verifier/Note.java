import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;

/**
 * A checkpoint as it was signed (C2SP tlog-checkpoint): what the tree was at one moment.
 *
 * @param text the lines that are signed
 * @param signatures each {@code — name base64}
 */
record Note(String text, List<String> signatures) {

  static Note parse(String note) {
    int end = note.indexOf("\n\n");
    if (end < 0) {
      throw new IllegalArgumentException("不是检查点");
    }
    Note parsed = new Note(note.substring(0, end + 1), note.substring(end + 2).strip().lines().toList());
    if (parsed.lines().length < 4) {
      throw new IllegalArgumentException("不是检查点");
    }
    return parsed;
  }

  String origin() {
    return lines()[0];
  }

  long size() {
    return Long.parseLong(lines()[1]);
  }

  byte[] root() {
    return Base64.getDecoder().decode(lines()[2]);
  }

  String signedAt() {
    return lines()[3];
  }

  boolean isNational() {
    return lines().length > 4 && lines()[4].equals("SM3");
  }

  private String[] lines() {
    return text.split("\n");
  }

  private byte[] hash(byte[]... parts) throws Exception {
    if (isNational()) {
      return National.sm3(parts);
    }
    MessageDigest digest = MessageDigest.getInstance("SHA-256");
    for (byte[] part : parts) {
      digest.update(part);
    }
    return digest.digest();
  }

  private byte[] node(byte[] left, byte[] right) throws Exception {
    return hash(new byte[] {1}, left, right);
  }

  /** Whether this line of history is the {@code index}-th leaf (RFC 9162 section 2.1.3.2). */
  boolean includes(String line, long index, List<byte[]> path) throws Exception {
    if (index < 0 || index >= size()) {
      return false;
    }
    long here = index;
    long last = size() - 1;
    byte[] hash = hash(new byte[] {0}, line.getBytes(StandardCharsets.US_ASCII));
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
    return last == 0 && Arrays.equals(hash, root());
  }

  /** Whether all that {@code older} covers is unchanged under this (RFC 9162 section 2.1.4.2). */
  boolean continues(Note older, List<byte[]> path) throws Exception {
    if (older.isNational() != isNational() || older.size() > size()) {
      return false;
    }
    if (older.size() == size()) {
      return path.isEmpty() && Arrays.equals(older.root(), root());
    }
    if (older.size() < 1 || path.isEmpty()) {
      return false;
    }
    long here = older.size() - 1;
    long last = size() - 1;
    int up = Long.numberOfTrailingZeros(~here);
    here >>= up;
    last >>= up;
    byte[] old = here == 0 ? older.root() : path.get(0);
    byte[] grown = old;
    for (byte[] sibling : here == 0 ? path : path.subList(1, path.size())) {
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
    return last == 0 && Arrays.equals(old, older.root()) && Arrays.equals(grown, root());
  }
}
