import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;

/**
 * Checks an exported hazard file (隐患存证文件) on any machine with Java, without server, database or library:
 *
 * <pre>java VerifyHazardFile.java FILE [KEY [WITNESS…]]</pre>
 *
 * <p>in this folder from Java 22 on; from 17 on {@code javac -d out *.java} first, and {@code java -cp out VerifyHazardFile …}.
 *
 * <p>KEY is the public key of the ledger as somebody outside wrote it down ({@code bihuan+…}); without it the key in the
 * file is believed, which proves only that the file agrees with itself. WITNESS are public keys of witnesses; three of
 * them under the checkpoint make it final. Tree and signature are SHA-256 and Ed25519, or SM3 and SM2 where the checkpoint
 * says so; the chain of the history is SHA-256 in both. Exit code 0: every line is proved; 1: it is not; 2: the file cannot
 * be read.
 *
 * <p>Nothing may stand in the file that was not checked: every line is written once more from what was proved, and has to be
 * the same. Only a byte order mark and line ends that are all CRLF, as mail programs make them, are taken off before.
 */
public class VerifyHazardFile {

  private static final int FINAL = 3;

  public static void main(String[] arguments) throws Exception {
    if (arguments.length < 1) {
      System.err.println(
          """
          用法：java VerifyHazardFile.java 存证文件 [公钥 [见证人公钥…]]
          Java 22 以上可以这样运行；17 起先 javac -d 目录 *.java，再 java -cp 目录 VerifyHazardFile 存证文件 …""");
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

  private static String verify(String asRead, List<String> trusted) throws Exception {
    String file = withPlainLineEnds(asRead);
    if (file.startsWith("bihuan-hazard-file/1\n")) {
      throw new Failure("旧格式的文件不能证明末尾没有删去，请重新导出");
    }
    if (!file.startsWith("bihuan-hazard-file/2\n")) {
      throw new IllegalArgumentException("不是隐患存证文件，或版本不认识");
    }
    String[] sections = file.substring(file.indexOf('\n') + 1).split("\n\n", -1);
    List<String> about = values("文件开头", sections[0], "key", "hazard", "lines");
    String hazard = about.get(1);
    int lines = Integer.parseInt(about.get(2));
    // A note itself holds a blank line, so it is two sections: that of the end, and that of the checkpoint.
    if (lines < 1 || sections.length != lines + 5) {
      throw new Failure("文件声明有 " + lines + " 条历史，实际不是，或者前后多了内容");
    }
    String endText = sections[lines + 1] + "\n\n" + sections[lines + 2] + "\n";
    String noteText = sections[lines + 3] + "\n\n" + sections[lines + 4];
    Note note = Note.parse(noteText);
    NoteKey ledger = NoteKey.parse(trusted.isEmpty() ? about.get(0) : trusted.get(0));
    if (!about.get(0).equals(ledger.toString())) {
      throw new Failure("文件里写的公钥不是核对签名所用的 " + ledger);
    }
    ledger.mustHaveSigned(note);
    if (note.signatures().stream().filter(line -> line.startsWith("— " + ledger.name() + " ")).count() != 1) {
      throw new Failure("检查点下有一行不认识的签名");
    }
    mustBeWrittenSo("检查点", noteText, written(note));
    byte[] previous = new byte[32];
    for (int version = 1; version <= lines; version++) {
      previous = line(sections[version], version, previous, hazard, note);
    }
    String asOf = end(endText, ledger, note, hazard, lines, previous);
    String head = "key: " + ledger + "\nhazard: " + hazard + "\nlines: " + lines;
    mustBeWrittenSo("文件开头", sections[0], head);
    return "通过：隐患 %s 截至 %s 的 %d 条历史完整，自 %s 签署的检查点（%d 条）以来没有改动。%s%s"
        .formatted(hazard, asOf, lines, note.signedAt(), note.size(), whose(ledger, trusted), witnesses(note, trusted));
  }

  /** A mail program may put a mark before the file and change the ends of all its lines; nothing else is forgiven. */
  private static String withPlainLineEnds(String text) {
    String file = text.startsWith("\uFEFF") ? text.substring(1) : text;
    if (file.indexOf('\r') < 0) {
      return file;
    }
    String plain = file.replace("\r\n", "\n");
    if (plain.indexOf('\r') >= 0 || !plain.replace("\n", "\r\n").equals(file)) {
      throw new Failure("行尾有的是 CRLF、有的不是：文件被改动过");
    }
    return plain;
  }

  /** Which key has spoken: whoever gave none has to be told that he believes the file's own. */
  private static String whose(NoteKey ledger, List<String> trusted) throws Exception {
    if (!trusted.isEmpty()) {
      return "签名由给定的公钥 " + ledger.name() + "+" + ledger.id() + " 核对。";
    }
    String fingerprint =
        HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(ledger.toString().getBytes(StandardCharsets.UTF_8)));
    return "未指定公钥：签名由文件自带的公钥核对，只证明文件自洽。请将它与“存证”页底部或见证人抄录的公钥逐字比对：%s（SHA-256 指纹 %s）。"
        .formatted(ledger, fingerprint);
  }

  /** When the ledger said that no line comes after this one. */
  private static String end(String text, NoteKey ledger, Note checkpoint, String hazard, int lines, byte[] last)
      throws Exception {
    Note end = Note.parse(text);
    ledger.mustHaveSigned(end, checkpoint.isNational());
    String[] said = end.text().split("\n");
    String counted = lines + " " + HexFormat.of().formatHex(last);
    if (!said[0].equals("bihuan-hazard-end/1") || !said[1].equals(hazard) || !said[2].equals(counted)) {
      throw new Failure("签署的末条不是这一条：历史被截去末尾，或接上了别的文件");
    }
    if (end.signatures().size() != 1) {
      throw new Failure("末条声明下有不认识的一行");
    }
    mustBeWrittenSo("末条声明", text, written(end));
    return said[3];
  }

  /** The note as it is written, each signature once. */
  private static String written(Note note) {
    StringBuilder text = new StringBuilder(note.text()).append('\n');
    for (String line : note.signatures()) {
      String[] parts = line.split(" ", 3);
      if (parts.length != 3 || !parts[0].equals("—") || note.signatures().indexOf(line) != note.signatures().lastIndexOf(line)) {
        throw new Failure("签名中有一行不认识或重复：" + line.substring(0, Math.min(40, line.length())));
      }
      String signature = Base64.getEncoder().encodeToString(Base64.getDecoder().decode(parts[2]));
      text.append("— ").append(parts[1]).append(' ').append(signature).append('\n');
    }
    return text.toString();
  }

  private static void mustBeWrittenSo(String what, String found, String written) {
    if (!found.equals(written)) {
      throw new Failure(what + "的写法与导出时不同：文件被改动过");
    }
  }

  /** Each witness once, whatever is repeated: three names are three offices. */
  private static String witnesses(Note note, List<String> trusted) throws Exception {
    if (trusted.isEmpty()) {
      return "";
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

  private static byte[] line(String section, int version, byte[] previous, String hazard, Note note) throws Exception {
    String which = "第 " + version + " 条历史";
    List<String> line = values(which, section, "version", "previous", "hash", "body", "leaf", "proof");
    if (!line.get(0).equals(String.valueOf(version))) {
      throw new Failure(which + "次序不对");
    }
    byte[] hash = HexFormat.of().parseHex(line.get(2));
    byte[] body = line.get(3).getBytes(StandardCharsets.UTF_8);
    if (!Arrays.equals(HexFormat.of().parseHex(line.get(1)), previous)) {
      throw new Failure(which + "与前一条接不上");
    }
    MessageDigest digest = MessageDigest.getInstance("SHA-256");
    digest.update(previous);
    if (!Arrays.equals(digest.digest(body), hash)) {
      throw new Failure(which + "的内容与其哈希不符");
    }
    long leaf = Long.parseLong(line.get(4));
    List<byte[]> path = new ArrayList<>();
    StringBuilder proof = new StringBuilder("proof:");
    for (String sibling : line.get(5).split(" ")) {
      if (!sibling.isEmpty()) {
        path.add(Base64.getDecoder().decode(sibling));
        proof.append(' ').append(Base64.getEncoder().encodeToString(path.get(path.size() - 1)));
      }
    }
    String content = "HAZARD " + hazard + " " + version + " " + HexFormat.of().formatHex(hash) + "\n";
    if (!note.includes(content, leaf, path)) {
      throw new Failure(which + "不在签署的树中");
    }
    String written =
        "version: " + version + "\nprevious: " + HexFormat.of().formatHex(previous) + "\nhash: "
            + HexFormat.of().formatHex(hash) + "\nbody: " + line.get(3) + "\nleaf: " + leaf + "\n" + proof;
    mustBeWrittenSo(which, section, written);
    return hash;
  }

  /** The values of a section that has these lines in this order and no other. */
  private static List<String> values(String what, String section, String... names) {
    String[] lines = section.split("\n", -1);
    List<String> values = new ArrayList<>();
    for (int i = 0; i < Math.max(lines.length, names.length); i++) {
      if (i >= lines.length) {
        throw new Failure(what + "缺少 " + names[i]);
      }
      if (i >= names.length || !lines[i].startsWith(names[i] + ":")) {
        throw new Failure(what + "有一行不认识、重复或不在其位：" + lines[i].substring(0, Math.min(40, lines[i].length())));
      }
      String value = lines[i].substring(names[i].length() + 1);
      values.add(value.startsWith(" ") ? value.substring(1) : value);
    }
    return values;
  }
}
