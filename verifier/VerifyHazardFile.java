import java.io.IOException;
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
 * believed, which proves only that the file agrees with itself. Exit code 0: every line is proved; 1: it is not; 2: the
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
    long size = Long.parseLong(note[1]);
    byte[] root = Base64.getDecoder().decode(note[2]);
    byte[] previous = new byte[32];
    for (int version = 1; version <= lines; version++) {
      previous = line(fields(sections[version]), version, previous, need(about, "hazard"), size, root);
    }
    return "通过：隐患 %s 的 %d 条历史完整，自 %s 签署的检查点（%d 条）以来没有改动。%s"
        .formatted(
            need(about, "hazard"), lines, note[3], size, trustedKey == null ? "（未指定公钥，只证明文件自洽）" : "");
  }

  private static byte[] line(
      Map<String, String> line, int version, byte[] previous, String hazard, long size, byte[] root)
      throws Exception {
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
    byte[] leaf = sha256(new byte[] {0}, content.getBytes(StandardCharsets.US_ASCII));
    List<byte[]> path = new ArrayList<>();
    for (String sibling : need(line, "proof").split(" ")) {
      if (!sibling.isEmpty()) {
        path.add(Base64.getDecoder().decode(sibling));
      }
    }
    if (!includes(leaf, Long.parseLong(need(line, "leaf")), size, path, root)) {
      throw new Failure(which + "不在签署的树中");
    }
    return hash;
  }

  /** RFC 9162 section 2.1.3.2. */
  private static boolean includes(byte[] leaf, long index, long size, List<byte[]> path, byte[] root)
      throws Exception {
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
        hash = sha256(new byte[] {1}, sibling, hash);
        int up = Long.numberOfTrailingZeros(here);
        here >>= up;
        last >>= up;
      } else {
        hash = sha256(new byte[] {1}, hash, sibling);
      }
      here >>= 1;
      last >>= 1;
    }
    return last == 0 && Arrays.equals(hash, root);
  }

  /** C2SP signed note with an Ed25519 key: {@code — name base64(key id, signature)}. */
  private static void mustBeSigned(String text, String signatureLine, String key) throws Exception {
    String[] parts = key.split("\\+", 3);
    if (parts.length != 3 || !signatureLine.startsWith("— " + parts[0] + " ")) {
      throw new Failure("检查点没有该公钥的签名");
    }
    byte[] typed = Base64.getDecoder().decode(parts[2]);
    byte[] signed = Base64.getDecoder().decode(signatureLine.substring(parts[0].length() + 3));
    if (typed.length != 33 || typed[0] != 1 || signed.length != 68) {
      throw new Failure("公钥或签名的格式不认识");
    }
    byte[] id = Arrays.copyOf(sha256((parts[0] + "\n").getBytes(StandardCharsets.US_ASCII), typed), 4);
    if (!HexFormat.of().formatHex(id).equals(parts[1]) || !Arrays.equals(id, Arrays.copyOf(signed, 4))) {
      throw new Failure("签署检查点的不是这把公钥");
    }
    byte[] prefix = HexFormat.of().parseHex("302a300506032b6570032100");
    byte[] encoded = Arrays.copyOf(prefix, prefix.length + 32);
    System.arraycopy(typed, 1, encoded, prefix.length, 32);
    Signature signature = Signature.getInstance("Ed25519");
    signature.initVerify(KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(encoded)));
    signature.update(text.getBytes(StandardCharsets.UTF_8));
    if (!verifies(signature, Arrays.copyOfRange(signed, 4, 68))) {
      throw new Failure("检查点的签名无效");
    }
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
}
