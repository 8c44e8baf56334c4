package org.bihuan.platform;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;

/**
 * A key of 256 bits beside the data folder's other secrets, never in the database; made where it is missing, saved with
 * every backup.
 */
public final class SecretFile {

  private static final int KEY = 32;

  private SecretFile() {}

  /** @param file such as {@code data/secrets/second-factor.key} */
  public static byte[] at(Path file) throws IOException {
    if (!Files.exists(file)) {
      Files.createDirectories(file.getParent());
      byte[] fresh = new byte[KEY];
      new SecureRandom().nextBytes(fresh);
      write(file, Base64.getEncoder().encodeToString(fresh) + "\n");
    }
    byte[] kept = Base64.getDecoder().decode(Files.readString(file, StandardCharsets.US_ASCII).strip());
    if (kept.length != KEY) {
      throw new IOException(file + " is no key of 256 bits");
    }
    return kept;
  }

  private static void write(Path file, String text) throws IOException {
    var onlyOurs = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
    Path draft = Files.createTempFile(file.getParent(), "key-", "", onlyOurs);
    try (FileChannel out = FileChannel.open(draft, StandardOpenOption.WRITE)) {
      out.write(ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII)));
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
