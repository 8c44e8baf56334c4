package org.bihuan.evidence;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.Signature;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;

/**
 * The public key of a witness, {@code name+id+base64} as C2SP tlog-cosignature writes it.
 *
 * @param suite by which he signs, whatever the checkpoint was hashed and signed by: his signature binds its text (0300)
 */
record WitnessKey(Suite suite, String name, String text) {

  private static final int KEY_ID = 4;
  private static final int TIME = 8;

  /** Empty where it is no key we can check a cosignature with. */
  static Optional<WitnessKey> parse(String text) {
    String[] parts = text.strip().split("\\+", 3);
    if (parts.length != 3 || parts[0].isBlank()) {
      return Optional.empty();
    }
    try {
      byte[] typed = Base64.getDecoder().decode(parts[2]);
      boolean named = HexFormat.of().formatHex(id(parts[0], typed)).equals(parts[1]);
      return Arrays.stream(Suite.values())
          .filter(suite -> named && suite.witnessKey(typed).isPresent())
          .map(suite -> new WitnessKey(suite, parts[0], text.strip()))
          .findFirst();
    } catch (IllegalArgumentException noBase64) {
      return Optional.empty();
    }
  }

  /** Whether a signature line bears the name and the id of this key. */
  boolean isNamedBy(String line) {
    return line.startsWith(prefix())
        && signed(line).filter(bytes -> Arrays.equals(Arrays.copyOf(bytes, KEY_ID), id(name, typed()))).isPresent();
  }

  /** When this witness cosigned the checkpoint by that line; empty where he did not. */
  Optional<Instant> cosigned(Checkpoint checkpoint, String line) {
    return isNamedBy(line) ? signed(line).flatMap(bytes -> verified(checkpoint, bytes)) : Optional.empty();
  }

  private Optional<Instant> verified(Checkpoint checkpoint, byte[] signed) {
    if (signed.length <= KEY_ID + TIME) {
      return Optional.empty();
    }
    long time = ByteBuffer.wrap(signed, KEY_ID, TIME).getLong();
    try {
      Signature signature = suite.signature();
      signature.initVerify(suite.witnessKey(typed()).orElseThrow());
      signature.update(
          ("cosignature/v1\ntime " + time + "\n" + checkpoint.signedText()).getBytes(StandardCharsets.UTF_8));
      boolean his = time >= 0 && signature.verify(Arrays.copyOfRange(signed, KEY_ID + TIME, signed.length));
      return his ? Optional.of(Instant.ofEpochSecond(time)) : Optional.empty();
    } catch (GeneralSecurityException noSignature) {
      return Optional.empty();
    }
  }

  private Optional<byte[]> signed(String line) {
    try {
      byte[] bytes = Base64.getDecoder().decode(line.substring(prefix().length()).strip());
      return bytes.length > KEY_ID ? Optional.of(bytes) : Optional.empty();
    } catch (IllegalArgumentException noBase64) {
      return Optional.empty();
    }
  }

  private String prefix() {
    return "— " + name + " ";
  }

  private byte[] typed() {
    return Base64.getDecoder().decode(text.split("\\+", 3)[2]);
  }

  private static byte[] id(String name, byte[] typed) {
    MessageDigest digest = Suite.INTL.digest();
    digest.update((name + "\n").getBytes(StandardCharsets.UTF_8));
    return Arrays.copyOf(digest.digest(typed), KEY_ID);
  }
}
