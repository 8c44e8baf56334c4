import java.io.IOException;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.Signature;
import java.security.SignatureException;
import java.security.spec.X509EncodedKeySpec;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/**
 * Checks an exported hazard file (隐患存证文件) on any machine with Java 17 or newer, without server, database or library:
 *
 * <pre>java VerifyHazardFile.java FILE [KEY]</pre>
 *
 * <p>KEY is the public key of the ledger as a witness wrote it down ({@code bihuan+…}); without it the key in the file is
 * believed, which proves only that the file agrees with itself. Tree and signature are SHA-256 and Ed25519, or SM3 and SM2
 * where the checkpoint says so; the chain of the history is SHA-256 in both. Exit code 0: every line is proved; 1: it is not; 2: the
 * file cannot be read.
 */
public class VerifyHazardFile {

  /** What is wrong, in words for the person who runs this. */
  private static final class Failure extends RuntimeException {
    Failure(String words) {
      super(words);
    }
  }

  public static void main(String[] arguments) throws Exception {
    if (arguments.length < 1 || arguments.length > 2) {
      System.err.println("用法：java VerifyHazardFile.java 存证文件 [公钥]");
      System.exit(2);
    }
    try {
      System.out.println(verify(Files.readString(Path.of(arguments[0])), arguments.length == 2 ? arguments[1] : null));
    } catch (Failure failure) {
      System.out.println("不通过：" + failure.getMessage());
      System.exit(1);
    } catch (IOException | IllegalArgumentException | IndexOutOfBoundsException unreadable) {
      System.out.println("无法读取：" + unreadable.getMessage());
      System.exit(2);
    }
  }

  private static String verify(String file, String trustedKey) throws Exception {
    String[] sections = file.split("\n\n");
    String head = sections[0];
    if (!head.startsWith("bihuan-hazard-file/1\n")) {
      throw new IllegalArgumentException("不是隐患存证文件，或版本不认识");
    }
    Map<String, String> about = fields(head.substring(head.indexOf('\n') + 1));
    int lines = Integer.parseInt(need(about, "lines"));
    // The note itself holds a blank line, so it is the last two sections.
    if (sections.length != lines + 3) {
      throw new Failure("文件声明有 " + lines + " 条历史，实际不是");
    }
    String text = sections[lines + 1] + "\n";
    String key = trustedKey == null ? need(about, "key") : trustedKey;
    mustBeSigned(text, sections[lines + 2].strip(), key);
    String[] note = text.split("\n");
    boolean national = note.length > 4 && note[4].equals("SM3");
    long size = Long.parseLong(note[1]);
    byte[] root = Base64.getDecoder().decode(note[2]);
    byte[] previous = new byte[32];
    for (int version = 1; version <= lines; version++) {
      previous = line(fields(sections[version]), version, previous, need(about, "hazard"), new Signed(national, size, root));
    }
    return "通过：隐患 %s 的 %d 条历史完整，自 %s 签署的检查点（%d 条）以来没有改动。%s"
        .formatted(
            need(about, "hazard"), lines, note[3], size, trustedKey == null ? "（未指定公钥，只证明文件自洽）" : "");
  }

  private static byte[] line(
      Map<String, String> line, int version, byte[] previous, String hazard, Signed tree) throws Exception {
    String which = "第 " + version + " 条历史";
    if (Integer.parseInt(need(line, "version")) != version) {
      throw new Failure(which + "次序不对");
    }
    byte[] hash = HexFormat.of().parseHex(need(line, "hash"));
    byte[] body = need(line, "body").getBytes(StandardCharsets.UTF_8);
    if (!Arrays.equals(HexFormat.of().parseHex(need(line, "previous")), previous)) {
      throw new Failure(which + "与前一条接不上");
    }
    if (!Arrays.equals(sha256(previous, body), hash)) {
      throw new Failure(which + "的内容与其哈希不符");
    }
    String content = "HAZARD " + hazard + " " + version + " " + HexFormat.of().formatHex(hash) + "\n";
    byte[] leaf = tree.hash(new byte[] {0}, content.getBytes(StandardCharsets.US_ASCII));
    List<byte[]> path = new ArrayList<>();
    for (String sibling : need(line, "proof").split(" ")) {
      if (!sibling.isEmpty()) {
        path.add(Base64.getDecoder().decode(sibling));
      }
    }
    if (!includes(leaf, Long.parseLong(need(line, "leaf")), tree, path)) {
      throw new Failure(which + "不在签署的树中");
    }
    return hash;
  }

  /** RFC 9162 section 2.1.3.2. */
  private static boolean includes(byte[] leaf, long index, Signed tree, List<byte[]> path) throws Exception {
    if (index < 0 || index >= tree.size()) {
      return false;
    }
    long here = index;
    long last = tree.size() - 1;
    byte[] hash = leaf;
    for (byte[] sibling : path) {
      if (last == 0) {
        return false;
      }
      if ((here & 1) == 1 || here == last) {
        hash = tree.hash(new byte[] {1}, sibling, hash);
        int up = Long.numberOfTrailingZeros(here);
        here >>= up;
        last >>= up;
      } else {
        hash = tree.hash(new byte[] {1}, hash, sibling);
      }
      here >>= 1;
      last >>= 1;
    }
    return last == 0 && Arrays.equals(hash, tree.root());
  }

  /** What the checkpoint says of the tree. */
  private record Signed(boolean national, long size, byte[] root) {
    byte[] hash(byte[]... parts) throws Exception {
      return national ? National.sm3(parts) : sha256(parts);
    }
  }

  /** C2SP signed note with an Ed25519 or SM2 key: {@code — name base64(key id, signature)}. */
  private static void mustBeSigned(String text, String signatureLine, String key) throws Exception {
    String[] parts = key.split("\\+", 3);
    if (parts.length != 3 || !signatureLine.startsWith("— " + parts[0] + " ")) {
      throw new Failure("检查点没有该公钥的签名");
    }
    byte[] typed = Base64.getDecoder().decode(parts[2]);
    byte[] signed = Base64.getDecoder().decode(signatureLine.substring(parts[0].length() + 3));
    boolean national = typed.length == 73 && Arrays.equals(Arrays.copyOf(typed, 9), National.KEY_TYPE);
    if (!national && (typed.length != 33 || typed[0] != 1 || signed.length != 68)) {
      throw new Failure("公钥或签名的格式不认识");
    }
    if (national != text.endsWith("\nSM3\n")) {
      throw new Failure("检查点声明的算法与公钥不符");
    }
    byte[] id = Arrays.copyOf(sha256((parts[0] + "\n").getBytes(StandardCharsets.US_ASCII), typed), 4);
    if (!HexFormat.of().formatHex(id).equals(parts[1]) || !Arrays.equals(id, Arrays.copyOf(signed, 4))) {
      throw new Failure("签署检查点的不是这把公钥");
    }
    byte[] bare = Arrays.copyOfRange(signed, 4, signed.length);
    byte[] message = text.getBytes(StandardCharsets.UTF_8);
    if (!(national ? National.verifies(typed, message, bare) : ed25519(typed, message, bare))) {
      throw new Failure("检查点的签名无效");
    }
  }

  private static boolean ed25519(byte[] typed, byte[] message, byte[] bare) throws Exception {
    byte[] prefix = HexFormat.of().parseHex("302a300506032b6570032100");
    byte[] encoded = Arrays.copyOf(prefix, prefix.length + 32);
    System.arraycopy(typed, 1, encoded, prefix.length, 32);
    Signature signature = Signature.getInstance("Ed25519");
    signature.initVerify(KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(encoded)));
    signature.update(message);
    return verifies(signature, bare);
  }

  /** Bytes that are no signature at all verify as little as a wrong one. */
  private static boolean verifies(Signature signature, byte[] bytes) {
    try {
      return signature.verify(bytes);
    } catch (SignatureException noSignature) {
      return false;
    }
  }

  private static byte[] sha256(byte[]... parts) throws Exception {
    MessageDigest digest = MessageDigest.getInstance("SHA-256");
    for (byte[] part : parts) {
      digest.update(part);
    }
    return digest.digest();
  }

  private static Map<String, String> fields(String section) {
    Map<String, String> fields = new HashMap<>();
    for (String line : section.split("\n")) {
      int colon = line.indexOf(':');
      if (colon < 0 || fields.put(line.substring(0, colon), line.substring(colon + 1).strip()) != null) {
        throw new Failure("有一行不认识：" + line.substring(0, Math.min(40, line.length())));
      }
    }
    return fields;
  }

  private static String need(Map<String, String> fields, String name) {
    String value = fields.get(name);
    if (value == null) {
      throw new Failure("缺少 " + name);
    }
    return value;
  }

  /** SM3 (GB/T 32905) and SM2 signatures (GB/T 32918.2), which no plain Java has. */
  private static final class National {

    /** 0xff, {@code SM2-SM3}, and 4 for an uncompressed point. */
    static final byte[] KEY_TYPE = {(byte) 0xff, 'S', 'M', '2', '-', 'S', 'M', '3', 4};

    private static final BigInteger P = hex("fffffffeffffffffffffffffffffffffffffffff00000000ffffffffffffffff");
    private static final BigInteger A = hex("fffffffeffffffffffffffffffffffffffffffff00000000fffffffffffffffc");
    private static final BigInteger B = hex("28e9fa9e9d9f5e344d5a9e4bcf6509a7f39789f515ab8f92ddbcbd414d940e93");
    private static final BigInteger N = hex("fffffffeffffffffffffffffffffffff7203df6b21c6052b53bbf40939d54123");
    private static final BigInteger[] G = {
      hex("32c4ae2c1f1981195f9904466a39c9948fe30bbff2660be1715a4589334c74c7"),
      hex("bc3736a2f4f6779c59bdcee36b692153d0a9877cc62a474002df32e52139f0a0")
    };
    private static final int[] START = {
      0x7380166f, 0x4914b2b9, 0x172442d7, 0xda8a0600, 0xa96f30bc, 0x163138aa, 0xe38dee4d, 0xb0fb0e4e
    };

    static boolean verifies(byte[] typed, byte[] message, byte[] signature) {
      BigInteger x = new BigInteger(1, Arrays.copyOfRange(typed, 9, 41));
      BigInteger y = new BigInteger(1, Arrays.copyOfRange(typed, 41, 73));
      boolean onCurve = y.multiply(y).subtract(x.pow(3)).subtract(A.multiply(x)).subtract(B).mod(P).signum() == 0;
      BigInteger[] rs = integers(signature);
      if (!onCurve || rs == null || outside(rs[0]) || outside(rs[1])) {
        return false;
      }
      byte[] who = "1234567812345678".getBytes(StandardCharsets.US_ASCII);
      byte[] z = sm3(new byte[] {0, (byte) 0x80}, who, fixed(A), fixed(B), fixed(G[0]), fixed(G[1]), fixed(x), fixed(y));
      BigInteger e = new BigInteger(1, sm3(z, message));
      BigInteger t = rs[0].add(rs[1]).mod(N);
      BigInteger[] point = add(times(rs[1], G), times(t, new BigInteger[] {x, y}));
      return t.signum() != 0 && point != null && e.add(point[0]).mod(N).equals(rs[0]);
    }

    private static boolean outside(BigInteger value) {
      return value.signum() <= 0 || value.compareTo(N) >= 0;
    }

    /** DER: a sequence of two integers; null for anything else. */
    private static BigInteger[] integers(byte[] der) {
      if (der.length < 8 || der[0] != 0x30 || der[1] != der.length - 2 || der[2] != 2) {
        return null;
      }
      int first = der[3];
      int second = 4 + first;
      if (first < 1 || second + 2 > der.length || der[second] != 2 || second + 2 + der[second + 1] != der.length) {
        return null;
      }
      return new BigInteger[] {
        new BigInteger(1, Arrays.copyOfRange(der, 4, second)),
        new BigInteger(1, Arrays.copyOfRange(der, second + 2, der.length))
      };
    }

    /** Null is the point at infinity. */
    private static BigInteger[] add(BigInteger[] p, BigInteger[] q) {
      if (p == null || q == null) {
        return p == null ? q : p;
      }
      if (p[0].equals(q[0]) && !p[1].equals(q[1])) {
        return null;
      }
      BigInteger slope =
          p[0].equals(q[0])
              ? p[0].pow(2).multiply(BigInteger.valueOf(3)).add(A).multiply(p[1].shiftLeft(1).modInverse(P))
              : q[1].subtract(p[1]).multiply(q[0].subtract(p[0]).modInverse(P));
      BigInteger x = slope.pow(2).subtract(p[0]).subtract(q[0]).mod(P);
      return new BigInteger[] {x, slope.multiply(p[0].subtract(x)).subtract(p[1]).mod(P)};
    }

    private static BigInteger[] times(BigInteger factor, BigInteger[] point) {
      BigInteger[] sum = null;
      for (int bit = factor.bitLength() - 1; bit >= 0; bit--) {
        sum = add(sum, sum);
        if (factor.testBit(bit)) {
          sum = add(sum, point);
        }
      }
      return sum;
    }

    static byte[] sm3(byte[]... parts) {
      int length = Arrays.stream(parts).mapToInt(part -> part.length).sum();
      ByteBuffer padded = ByteBuffer.allocate((length + 72) / 64 * 64);
      for (byte[] part : parts) {
        padded.put(part);
      }
      padded.put((byte) 0x80).putLong(padded.capacity() - 8, 8L * length).rewind();
      int[] state = START.clone();
      while (padded.hasRemaining()) {
        compress(state, padded);
      }
      ByteBuffer digest = ByteBuffer.allocate(32);
      Arrays.stream(state).forEach(digest::putInt);
      return digest.array();
    }

    private static void compress(int[] state, ByteBuffer block) {
      int[] w = new int[68];
      for (int j = 0; j < 68; j++) {
        w[j] = j < 16 ? block.getInt() : p1(w[j - 16] ^ w[j - 9] ^ left(w[j - 3], 15)) ^ left(w[j - 13], 7) ^ w[j - 6];
      }
      int[] v = state.clone();
      for (int j = 0; j < 64; j++) {
        boolean early = j < 16;
        int ss1 = left(left(v[0], 12) + v[4] + left(early ? 0x79cc4519 : 0x7a879d8a, j % 32), 7);
        int ff = early ? v[0] ^ v[1] ^ v[2] : (v[0] & v[1]) | (v[0] & v[2]) | (v[1] & v[2]);
        int gg = early ? v[4] ^ v[5] ^ v[6] : (v[4] & v[5]) | (~v[4] & v[6]);
        int tt1 = ff + v[3] + (ss1 ^ left(v[0], 12)) + (w[j] ^ w[j + 4]);
        int tt2 = gg + v[7] + ss1 + w[j];
        v = new int[] {tt1, v[0], left(v[1], 9), v[2], tt2 ^ left(tt2, 9) ^ left(tt2, 17), v[4], left(v[5], 19), v[6]};
      }
      for (int i = 0; i < 8; i++) {
        state[i] ^= v[i];
      }
    }

    private static int p1(int x) {
      return x ^ left(x, 15) ^ left(x, 23);
    }

    private static int left(int x, int by) {
      return Integer.rotateLeft(x, by);
    }

    private static byte[] fixed(BigInteger value) {
      byte[] bytes = value.toByteArray();
      byte[] result = new byte[32];
      int length = Math.min(32, bytes.length);
      System.arraycopy(bytes, bytes.length - length, result, 32 - length, length);
      return result;
    }

    private static BigInteger hex(String digits) {
      return new BigInteger(digits, 16);
    }
  }
}
