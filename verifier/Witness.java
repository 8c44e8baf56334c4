import java.io.IOException;
import java.math.BigInteger;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;

/**
 * What an office keeps that countersigns the checkpoints of a ledger (见证人), in the way of C2SP tlog-witness:
 *
 * <pre>
 * java Witness.java new-key FOLDER NAME [GM]         a key of its own; prints the public key to be registered
 * java Witness.java cosign FOLDER SOURCE [KEY]       checks and cosigns what waits, to the newest checkpoint
 * </pre>
 *
 * <p>In this folder from Java 22 on; from 17 on {@code javac -d out *.java} first, and {@code java -cp out Witness …}.
 *
 * <p>SOURCE is the address of the ledger, or a file fetched from it; from an address the cosignature is sent back, else it
 * is printed. KEY, the public key of the ledger, is needed the first time and kept. The folder remembers the last
 * checkpoint that was cosigned; what does not continue it is never signed. Exit code 0: cosigned, or nothing new; 1:
 * refused; 2: could not be read or reached. Where the ledger's own verification has found something that is not cleared, it
 * says so: the cosignature confirms that the tree grew, and nothing else.
 */
public class Witness {

  private final Path folder;
  private final NoteKey key;
  private final String secret;

  private Witness(Path folder) throws Exception {
    this.folder = folder;
    List<String> lines = Files.readAllLines(folder.resolve("witness.key"));
    this.key = NoteKey.parse(lines.get(0));
    this.secret = lines.get(1);
  }

  public static void main(String[] arguments) throws Exception {
    List<String> said = List.of(arguments);
    try {
      if (said.size() >= 3 && said.get(0).equals("new-key")) {
        System.out.println(newKey(Path.of(said.get(1)), said.get(2), said.contains("GM")));
      } else if (said.size() >= 3 && said.get(0).equals("cosign")) {
        System.out.println(new Witness(Path.of(said.get(1))).cosign(said.get(2), said.size() > 3 ? said.get(3) : null));
      } else {
        System.err.println("用法：java Witness.java new-key 目录 名称 [GM]\n      java Witness.java cosign 目录 台账地址或文件 [台账公钥]\nJava 22 以上可以这样运行；17 起先 javac -d 目录 *.java，再 java -cp 目录 Witness …");
        System.exit(2);
      }
    } catch (Failure refused) {
      System.out.println("拒绝会签：" + refused.getMessage());
      System.exit(1);
    } catch (IOException | IllegalArgumentException | IndexOutOfBoundsException unreadable) {
      System.out.println("无法读取：" + unreadable);
      System.exit(2);
    }
  }

  private static NoteKey newKey(Path folder, String name, boolean national) throws Exception {
    if (name.isBlank() || name.matches(".*[\\s+].*")) {
      throw new IllegalArgumentException("名称不能有空格和加号");
    }
    Files.createDirectories(folder);
    Path file = folder.resolve("witness.key");
    if (Files.exists(file)) {
      throw new IllegalArgumentException(file + " 已经存在");
    }
    NoteKey key;
    String secret;
    if (national) {
      BigInteger own = National.newKey();
      key = NoteKey.of(name, NoteKey.Kind.WITNESS_GM, National.point(own));
      secret = own.toString(16);
    } else {
      KeyPair pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
      byte[] encoded = pair.getPublic().getEncoded();
      key = NoteKey.of(name, NoteKey.Kind.WITNESS, Arrays.copyOfRange(encoded, encoded.length - 32, encoded.length));
      secret = Base64.getEncoder().encodeToString(pair.getPrivate().getEncoded());
    }
    if (folder.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    }
    Files.writeString(file, key + "\n" + secret + "\n");
    return key;
  }

  private String cosign(String source, String ledgerKey) throws Exception {
    NoteKey ledger = ledger(ledgerKey);
    if (source.startsWith("http://") || source.startsWith("https://")) {
      return cosignAll(new Ledger(source), ledger);
    }
    String request = Files.readString(Path.of(source));
    return cosigned(request, checked(request, ledger, last()));
  }

  /** First the checkpoint that others have signed and that waits for more, then the newest. */
  private String cosignAll(Ledger server, NoteKey ledger) throws Exception {
    StringBuilder said = new StringBuilder();
    while (true) {
      Note last = last();
      String request = server.request(last == null ? 0 : last.size());
      Note note = checked(request, ledger, last);
      if (!said.isEmpty() && note.size() == last.size()) {
        return (said + server.warning()).strip();
      }
      server.send(cosigned(request, note) + "\n");
      said.append("已会签 " + note.signedAt() + " 签署的检查点（" + note.size() + " 条），并已送达。\n");
    }
  }

  private String cosigned(String request, Note note) throws Exception {
    keep(request);
    long time = System.currentTimeMillis() / 1000;
    String line = key.cosignatureLine(time, sign(NoteKey.cosigned(note, time)));
    return note.text() + "\n" + String.join("\n", note.signatures()) + "\n" + line;
  }

  /** Word for word what C2SP tlog-witness sends: {@code old N}, the proof, a blank line, the note. */
  private Note checked(String request, NoteKey ledger, Note last) throws Exception {
    int end = request.indexOf("\n\n");
    List<String> lines = request.substring(0, Math.max(end, 0)).lines().toList();
    if (lines.isEmpty() || !lines.get(0).startsWith("old ")) {
      throw new IllegalArgumentException("不是供会签的检查点");
    }
    Note note = Note.parse(request.substring(end + 2));
    ledger.mustHaveSigned(note);
    if (last == null) {
      return note;
    }
    if (!note.origin().equals(last.origin())) {
      throw new Failure("检查点属于另一枝历史（" + note.origin() + "），上次会签的是 " + last.origin() + "。须先弄清是否经过声明的恢复");
    }
    if (note.size() < last.size()) {
      throw new Failure("历史变短了：上次会签时 " + last.size() + " 条，现在 " + note.size() + " 条，恢复了旧备份或被删减");
    }
    if (note.size() > last.size() && Long.parseLong(lines.get(0).substring(4).strip()) != last.size()) {
      throw new IllegalArgumentException("文件里的证明不是从上次会签的 " + last.size() + " 条开始，请重新取");
    }
    List<byte[]> path = lines.stream().skip(1).map(hash -> Base64.getDecoder().decode(hash)).toList();
    if (!note.continues(last, note.size() == last.size() ? List.of() : path)) {
      throw new Failure("历史分叉：这个检查点不是上次会签的检查点（" + last.size() + " 条）的延续，有人改动过历史。请保存两个检查点并报告");
    }
    return note;
  }

  private NoteKey ledger(String given) throws Exception {
    Path file = folder.resolve("ledger.key");
    if (given != null && !Files.exists(file)) {
      NoteKey.parse(given);
      write(file, given.strip() + "\n");
    }
    if (!Files.exists(file)) {
      throw new IllegalArgumentException("第一次会签须写明台账公钥");
    }
    NoteKey known = NoteKey.parse(Files.readString(file));
    if (given != null && !given.strip().equals(known.toString())) {
      throw new Failure("台账公钥与保管的不同");
    }
    return known;
  }

  private Note last() throws IOException {
    Path file = folder.resolve("last.note");
    return Files.exists(file) ? Note.parse(Files.readString(file)) : null;
  }

  /** On disk before anybody gets the cosignature: a witness who forgets would sign a fork. */
  private void keep(String request) throws IOException {
    write(folder.resolve("last.note"), request.substring(request.indexOf("\n\n") + 2));
  }

  private static void write(Path file, String text) throws IOException {
    Path draft = Files.createTempFile(file.getParent(), "new-", "");
    try (FileChannel out = FileChannel.open(draft, StandardOpenOption.WRITE)) {
      out.write(ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)));
      out.force(true);
    }
    Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
  }

  private byte[] sign(byte[] message) throws Exception {
    if (key.kind().national) {
      return National.sign(new BigInteger(secret, 16), message);
    }
    Signature signature = Signature.getInstance("Ed25519");
    signature.initSign(
        KeyFactory.getInstance("Ed25519").generatePrivate(new PKCS8EncodedKeySpec(Base64.getDecoder().decode(secret))));
    signature.update(message);
    return signature.sign();
  }

  /** The server, over HTTP. */
  private static final class Ledger {

    private final String address;
    private final CookieManager cookies = new CookieManager();
    private String openFindings = "";
    private final HttpClient http = HttpClient.newBuilder().cookieHandler(cookies).build();

    Ledger(String address) {
      this.address = address.replaceAll("/+$", "") + "/api/";
    }

    String request(long known) throws IOException {
      return ask(HttpRequest.newBuilder(URI.create(address + "evidence/witness-request?old=" + known)));
    }

    /** What the ledger itself found wrong in it, as it said with the last request. */
    String warning() {
      return openFindings.isEmpty()
          ? ""
          : "注意：台账自己的核验发现 " + openFindings + " 处不符，还没有查明。会签只证明历史从上次会签起是延续的，不表示这些不符是对的；请向台账的审计管理员询问。\n";
    }

    void send(String note) throws IOException {
      ask(HttpRequest.newBuilder(URI.create(address + "session")));
      String token =
          cookies.getCookieStore().getCookies().stream()
              .filter(cookie -> cookie.getName().equals("bihuan_csrf"))
              .findFirst()
              .orElseThrow(() -> new IOException("这个地址不是闭环"))
              .getValue();
      ask(
          HttpRequest.newBuilder(URI.create(address + "evidence/cosignatures"))
              .header("Content-Type", "application/json")
              .header("X-CSRF-Token", token)
              .POST(HttpRequest.BodyPublishers.ofString("{\"note\":\"" + note.replace("\n", "\\n") + "\"}")));
    }

    private String ask(HttpRequest.Builder request) throws IOException {
      try {
        HttpResponse<String> answer =
            http.send(request.build(), HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
        openFindings = answer.headers().firstValue("Bihuan-Open-Findings").orElse(openFindings);
        if (answer.statusCode() == 422 || answer.statusCode() == 409) {
          throw new Failure("服务器答复：" + answer.body());
        }
        if (answer.statusCode() >= 300) {
          throw new IOException(answer.statusCode() + " " + answer.body());
        }
        return answer.body();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IOException(e);
      }
    }
  }
}
