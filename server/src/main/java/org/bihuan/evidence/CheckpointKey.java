package org.bihuan.evidence;

import java.io.IOException;
import java.io.UncheckedIOException;
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
import java.security.MessageDigest;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Signs checkpoints. The keys, one for each suite in use, lie beside the data folder's other secrets and never in the
 * database: whoever rewrites the tables cannot sign what he made of them.
 */
@Component
class CheckpointKey {

  private static final String NAME = "bihuan";
  private static final int KEY_ID = 4;

  private final Path folder;
  private final Map<Suite, KeyPair> pairs = new ConcurrentHashMap<>();

  CheckpointKey(@Value("${bihuan.data}") Path data) {
    folder = data.resolve("evidence");
  }

  /** The note as it is kept and given away: the text, an empty line, the signature line. */
  String sign(Suite suite, String text) {
    try {
      Signature signature = suite.signature();
      signature.initSign(pair(suite).getPrivate());
      signature.update(text.getBytes(StandardCharsets.UTF_8));
      byte[] bare = signature.sign();
      byte[] signed = ByteBuffer.allocate(KEY_ID + bare.length).put(keyId(suite)).put(bare).array();
      return text + "\n— " + NAME + " " + Base64.getEncoder().encodeToString(signed) + "\n";
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Whether our key of the checkpoint's suite signed exactly that. */
  boolean signed(Checkpoint checkpoint) {
    String text = checkpoint.signedText();
    String prefix = text + "\n— " + NAME + " ";
    if (!checkpoint.note().startsWith(prefix)) {
      return false;
    }
    try {
      byte[] line = Base64.getDecoder().decode(checkpoint.note().substring(prefix.length()).strip());
      Signature signature = checkpoint.suite().signature();
      signature.initVerify(pair(checkpoint.suite()).getPublic());
      signature.update(text.getBytes(StandardCharsets.UTF_8));
      return line.length > KEY_ID
          && Arrays.equals(Arrays.copyOf(line, KEY_ID), keyId(checkpoint.suite()))
          && signature.verify(Arrays.copyOfRange(line, KEY_ID, line.length));
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      return false;
    }
  }

  /** The public key as C2SP signed notes write it, for witnesses and verifiers. */
  String verifierKey(Suite suite) {
    String key = Base64.getEncoder().encodeToString(suite.typed(pair(suite).getPublic()));
    return NAME + "+" + HexFormat.of().formatHex(keyId(suite)) + "+" + key;
  }

  /** First bytes of SHA-256 whatever the suite: a name for the key, as C2SP defines it, and no protection. */
  private byte[] keyId(Suite suite) {
    MessageDigest digest = Suite.INTL.digest();
    digest.update((NAME + "\n").getBytes(StandardCharsets.US_ASCII));
    return Arrays.copyOf(digest.digest(suite.typed(pair(suite).getPublic())), KEY_ID);
  }

  private KeyPair pair(Suite suite) {
    return pairs.computeIfAbsent(suite, this::kept);
  }

  private KeyPair kept(Suite suite) {
    try {
      Path file = folder.resolve(suite.file());
      if (!Files.exists(file)) {
        Files.createDirectories(folder);
        write(file, suite.newKeyPair());
      }
      List<String> lines = Files.readAllLines(file, StandardCharsets.US_ASCII);
      KeyFactory keys = suite.keyFactory();
      return new KeyPair(
          keys.generatePublic(new X509EncodedKeySpec(Base64.getDecoder().decode(lines.get(1)))),
          keys.generatePrivate(new PKCS8EncodedKeySpec(Base64.getDecoder().decode(lines.get(0)))));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
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
