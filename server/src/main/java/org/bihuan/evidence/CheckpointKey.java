package org.bihuan.evidence;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Signs checkpoints with Ed25519. The key lies beside the data folder's other secrets and never in the database: whoever
 * rewrites the tables cannot sign what he made of them.
 */
@Component
class CheckpointKey {

  private static final String NAME = "bihuan";
  private static final byte ED25519 = 1;
  private static final int RAW_KEY = 32;
  private static final int KEY_ID = 4;

  private final PrivateKey secret;
  private final byte[] rawPublic;
  private final PublicKey published;

  CheckpointKey(@Value("${bihuan.data}") Path data) throws IOException, GeneralSecurityException {
    Path file = data.resolve("evidence/checkpoint.key");
    if (!Files.exists(file)) {
      Files.createDirectories(file.getParent());
      write(file, KeyPairGenerator.getInstance("Ed25519").generateKeyPair());
    }
    List<String> lines = Files.readAllLines(file, StandardCharsets.US_ASCII);
    KeyFactory keys = KeyFactory.getInstance("Ed25519");
    secret = keys.generatePrivate(new PKCS8EncodedKeySpec(Base64.getDecoder().decode(lines.get(0))));
    byte[] encoded = Base64.getDecoder().decode(lines.get(1));
    published = keys.generatePublic(new X509EncodedKeySpec(encoded));
    rawPublic = Arrays.copyOfRange(encoded, encoded.length - RAW_KEY, encoded.length);
  }

  /** The note as it is kept and given away: the text, an empty line, the signature line. */
  String sign(String text) {
    try {
      Signature signature = Signature.getInstance("Ed25519");
      signature.initSign(secret);
      signature.update(text.getBytes(StandardCharsets.UTF_8));
      byte[] signed = ByteBuffer.allocate(KEY_ID + 64).put(keyId()).put(signature.sign()).array();
      return text + "\n— " + NAME + " " + Base64.getEncoder().encodeToString(signed) + "\n";
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Whether this key signed exactly that. */
  boolean signed(Checkpoint checkpoint) {
    String text = checkpoint.signedText();
    String prefix = text + "\n— " + NAME + " ";
    if (!checkpoint.note().startsWith(prefix)) {
      return false;
    }
    try {
      byte[] line = Base64.getDecoder().decode(checkpoint.note().substring(prefix.length()).strip());
      Signature signature = Signature.getInstance("Ed25519");
      signature.initVerify(published);
      signature.update(text.getBytes(StandardCharsets.UTF_8));
      return line.length == KEY_ID + 64
          && Arrays.equals(Arrays.copyOf(line, KEY_ID), keyId())
          && signature.verify(Arrays.copyOfRange(line, KEY_ID, line.length));
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      return false;
    }
  }

  /** The public key as C2SP signed notes write it, for witnesses and verifiers. */
  String verifierKey() {
    byte[] typed = ByteBuffer.allocate(1 + RAW_KEY).put(ED25519).put(rawPublic).array();
    return NAME + "+" + HexFormat.of().formatHex(keyId()) + "+" + Base64.getEncoder().encodeToString(typed);
  }

  private byte[] keyId() {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      digest.update((NAME + "\n").getBytes(StandardCharsets.US_ASCII));
      digest.update(ED25519);
      return Arrays.copyOf(digest.digest(rawPublic), KEY_ID);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void write(Path file, KeyPair pair) throws IOException {
    Base64.Encoder base64 = Base64.getEncoder();
    String lines =
        base64.encodeToString(pair.getPrivate().getEncoded())
            + "\n"
            + base64.encodeToString(pair.getPublic().getEncoded())
            + "\n";
    var onlyOurs = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
    Path draft = Files.createTempFile(file.getParent(), "key-", "", onlyOurs);
    try (FileChannel out = FileChannel.open(draft, StandardOpenOption.WRITE)) {
      out.write(ByteBuffer.wrap(lines.getBytes(StandardCharsets.US_ASCII)));
      out.force(true);
    }
    try {
      Files.createLink(file, draft);
    } catch (FileAlreadyExistsException otherNode) {
      // two nodes on one folder started for the first time at once: the first one's key is everybody's
    } finally {
      Files.delete(draft);
    }
  }
}
