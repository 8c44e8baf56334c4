import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.Signature;
import java.security.SignatureException;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;

/**
 * A public key as C2SP signed notes write it, {@code name+id+base64}: of the ledger, or of a witness (C2SP
 * tlog-cosignature); Ed25519, or SM2 with a type of our own.
 *
 * @param key 32 bytes of Ed25519, or an uncompressed point of SM2
 */
record NoteKey(String name, String id, Kind kind, byte[] key) {

  /** The type that stands before the key; C2SP leaves what has no number to a name after 0xff. */
  enum Kind {
    LEDGER(false, new byte[] {1}),
    WITNESS(false, new byte[] {4}),
    LEDGER_GM(true, named("SM2-SM3")),
    WITNESS_GM(true, named("SM2-SM3-cosignature"));

    final boolean national;
    final byte[] type;

    Kind(boolean national, byte[] type) {
      this.national = national;
      this.type = type;
    }

    boolean isWitness() {
      return this == WITNESS || this == WITNESS_GM;
    }

    private static byte[] named(String name) {
      byte[] letters = name.getBytes(StandardCharsets.US_ASCII);
      return ByteBuffer.allocate(1 + letters.length).put((byte) 0xff).put(letters).array();
    }
  }

  static NoteKey of(String name, Kind kind, byte[] key) throws Exception {
    return new NoteKey(name, HexFormat.of().formatHex(id(name, join(kind.type, key))), kind, key);
  }

  static NoteKey parse(String text) throws Exception {
    String[] parts = text.strip().split("\\+", 3);
    if (parts.length == 3) {
      byte[] typed = Base64.getDecoder().decode(parts[2]);
      for (Kind kind : Kind.values()) {
        int length = kind.national ? 65 : 32;
        int type = kind.type.length;
        if (typed.length == type + length && Arrays.equals(Arrays.copyOf(typed, type), kind.type)) {
          NoteKey key = of(parts[0], kind, Arrays.copyOfRange(typed, type, typed.length));
          if (key.id().equals(parts[1])) {
            return key;
          }
        }
      }
    }
    throw new Failure("公钥的格式不认识：" + text);
  }

  @Override
  public String toString() {
    return name + "+" + id + "+" + Base64.getEncoder().encodeToString(join(kind.type, key));
  }

  /** Whether the ledger signed the note with this key. */
  void mustHaveSigned(Note note) throws Exception {
    mustHaveSigned(note, note.isNational());
  }

  /** @param national whether by the national algorithms, where the note itself does not say so */
  void mustHaveSigned(Note note, boolean national) throws Exception {
    if (kind.isWitness() || kind.national != national) {
      throw new Failure("检查点声明的算法与公钥不符");
    }
    byte[] signed = signature(note);
    if (signed == null) {
      throw new Failure("检查点没有该公钥的签名");
    }
    if (!verifies(note.text().getBytes(StandardCharsets.UTF_8), Arrays.copyOfRange(signed, 4, signed.length))) {
      throw new Failure("检查点的签名无效");
    }
  }

  /**
   * Whether this witness cosigned the note; false where it carries no cosignature of his.
   *
   * @throws Failure where it carries one that is not his
   */
  boolean cosigned(Note note) throws Exception {
    byte[] signed = kind.isWitness() ? signature(note) : null;
    if (signed == null) {
      return false;
    }
    long time = signed.length < 12 ? -1 : ByteBuffer.wrap(signed, 4, 8).getLong();
    if (time < 0 || !verifies(cosigned(note, time), Arrays.copyOfRange(signed, 12, signed.length))) {
      throw new Failure("见证人“" + name + "”的会签无效");
    }
    return true;
  }

  /** What a witness signs: the time and the note, under a line that is no checkpoint's. */
  static byte[] cosigned(Note note, long time) {
    return ("cosignature/v1\ntime " + time + "\n" + note.text()).getBytes(StandardCharsets.UTF_8);
  }

  String cosignatureLine(long time, byte[] signature) {
    byte[] line =
        ByteBuffer.allocate(12 + signature.length)
            .put(HexFormat.of().parseHex(id))
            .putLong(time)
            .put(signature)
            .array();
    return "— " + name + " " + Base64.getEncoder().encodeToString(line);
  }

  /** Key id and signature; null where there is none of this key. */
  private byte[] signature(Note note) {
    String prefix = "— " + name + " ";
    for (String line : note.signatures()) {
      if (line.startsWith(prefix)) {
        byte[] signed = Base64.getDecoder().decode(line.substring(prefix.length()).strip());
        if (signed.length > 4 && HexFormat.of().formatHex(signed, 0, 4).equals(id)) {
          return signed;
        }
      }
    }
    return null;
  }

  private boolean verifies(byte[] message, byte[] bare) throws Exception {
    if (kind.national) {
      return National.verifies(key, message, bare);
    }
    Signature signature = Signature.getInstance("Ed25519");
    byte[] encoded = join(HexFormat.of().parseHex("302a300506032b6570032100"), key);
    signature.initVerify(KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(encoded)));
    signature.update(message);
    try {
      return signature.verify(bare);
    } catch (SignatureException noSignature) {
      return false;
    }
  }

  private static byte[] id(String name, byte[] typed) throws Exception {
    MessageDigest digest = MessageDigest.getInstance("SHA-256");
    digest.update((name + "\n").getBytes(StandardCharsets.UTF_8));
    return Arrays.copyOf(digest.digest(typed), 4);
  }

  private static byte[] join(byte[] first, byte[] second) {
    return ByteBuffer.allocate(first.length + second.length).put(first).put(second).array();
  }
}
