import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/**
 * Checks an exported hazard file (隐患存证文件) on any machine with Java, without server, database or library:
 *
 * <pre>java VerifyHazardFile.java FILE [KEY [WITNESS…]]</pre>
 *
 * <p>KEY is the public key of the ledger as somebody outside wrote it down ({@code bihuan+…}); without it the key in the
 * file is believed, which proves only that the file agrees with itself. WITNESS are public keys of witnesses; three of
 * them under the checkpoint make it final. Tree and signature are SHA-256 and Ed25519, or SM3 and SM2 where the checkpoint
 * says so; the chain of the history is SHA-256 in both. Exit code 0: every line is proved; 1: it is not; 2: the file cannot
 * be read.
 */
public class VerifyHazardFile {

  private static final int FINAL = 3;

  public static void main(String[] arguments) throws Exception {
    if (arguments.length < 1) {
      System.err.println("用法：java VerifyHazardFile.java 存证文件 [公钥 [见证人公钥…]]");
      System.exit(2);
    }
    try {
      System.out.println(
          verify(Files.readString(Path.of(arguments[0])), List.of(arguments).subList(1, arguments.length)));
    } catch (Failure failure) {
      System.out.println("不通过：" + failure.getMessage());
      System.exit(1);
    } catch (IOException | IllegalArgumentException | IndexOutOfBoundsException unreadable) {
      System.out.println("无法读取：" + unreadable.getMessage());
      System.exit(2);
    }
  }

  private static String verify(String file, List<String> trusted) throws Exception {
    String[] sections = file.split("\n\n");
    String head = sections[0];
    if (head.startsWith("bihuan-hazard-file/1\n")) {
      throw new Failure("旧格式的文件不能证明末尾没有删去，请重新导出");
    }
    if (!head.startsWith("bihuan-hazard-file/2\n")) {
      throw new IllegalArgumentException("不是隐患存证文件，或版本不认识");
    }
    Map<String, String> about = fields(head.substring(head.indexOf('\n') + 1));
    int lines = Integer.parseInt(need(about, "lines"));
    // A note itself holds a blank line, so it is two sections: that of the end, and that of the checkpoint.
    if (sections.length != lines + 5) {
      throw new Failure("文件声明有 " + lines + " 条历史，实际不是");
    }
    Note note = Note.parse(sections[lines + 3] + "\n\n" + sections[lines + 4]);
    NoteKey ledger = NoteKey.parse(trusted.isEmpty() ? need(about, "key") : trusted.get(0));
    ledger.mustHaveSigned(note);
    byte[] previous = new byte[32];
    for (int version = 1; version <= lines; version++) {
      previous = line(fields(sections[version]), version, previous, need(about, "hazard"), note);
    }
    String asOf = end(sections[lines + 1] + "\n\n" + sections[lines + 2], ledger, note, about, previous);
    return "通过：隐患 %s 截至 %s 的 %d 条历史完整，自 %s 签署的检查点（%d 条）以来没有改动。%s"
        .formatted(need(about, "hazard"), asOf, lines, note.signedAt(), note.size(), witnesses(note, trusted));
  }

  /** When the ledger said that no line comes after this one. */
  private static String end(
      String text, NoteKey ledger, Note checkpoint, Map<String, String> about, byte[] last) throws Exception {
    Note end = Note.parse(text);
    ledger.mustHaveSigned(end, checkpoint.isNational());
    String[] said = end.text().split("\n");
    String counted = need(about, "lines") + " " + HexFormat.of().formatHex(last);
    if (!said[0].equals("bihuan-hazard-end/1") || !said[1].equals(need(about, "hazard")) || !said[2].equals(counted)) {
      throw new Failure("签署的末条不是这一条：历史被截去末尾，或接上了别的文件");
    }
    return said[3];
  }

  /** Each witness once, whatever is repeated: three names are three offices. */
  private static String witnesses(Note note, List<String> trusted) throws Exception {
    if (trusted.isEmpty()) {
      return "（未指定公钥，只证明文件自洽）";
    }
    List<String> names = new ArrayList<>();
    for (String text : trusted.subList(1, trusted.size()).stream().distinct().toList()) {
      NoteKey witness = NoteKey.parse(text);
      if (witness.cosigned(note)) {
        names.add(witness.name());
      }
    }
    if (trusted.size() == 1) {
      return "（未指定见证人公钥，没有核对会签）";
    }
    String said = "见证人会签 " + names.size() + " 个" + (names.isEmpty() ? "" : "（" + String.join("、", names) + "）");
    return said + (names.size() >= FINAL ? "，已成定论。" : "，不足 " + FINAL + " 个，尚未成定论。");
  }

  private static byte[] line(
      Map<String, String> line, int version, byte[] previous, String hazard, Note note) throws Exception {
    String which = "第 " + version + " 条历史";
    if (Integer.parseInt(need(line, "version")) != version) {
      throw new Failure(which + "次序不对");
    }
    byte[] hash = HexFormat.of().parseHex(need(line, "hash"));
    byte[] body = need(line, "body").getBytes(StandardCharsets.UTF_8);
    if (!Arrays.equals(HexFormat.of().parseHex(need(line, "previous")), previous)) {
      throw new Failure(which + "与前一条接不上");
    }
    MessageDigest digest = MessageDigest.getInstance("SHA-256");
    digest.update(previous);
    if (!Arrays.equals(digest.digest(body), hash)) {
      throw new Failure(which + "的内容与其哈希不符");
    }
    List<byte[]> path = new ArrayList<>();
    for (String sibling : need(line, "proof").split(" ")) {
      if (!sibling.isEmpty()) {
        path.add(Base64.getDecoder().decode(sibling));
      }
    }
    String content = "HAZARD " + hazard + " " + version + " " + HexFormat.of().formatHex(hash) + "\n";
    if (!note.includes(content, Long.parseLong(need(line, "leaf")), path)) {
      throw new Failure(which + "不在签署的树中");
    }
    return hash;
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
