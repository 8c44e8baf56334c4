package org.bihuan.file;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.stream.Stream;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * The bytes on disk, named by their SHA-256 and never changed.
 *
 * <p>A power cut after an answer must not lose the photo the answer acknowledged: the file is forced to disk, renamed,
 * and its folder forced too, before the row that names it commits. What lies in {@code incoming} for an hour belongs to
 * nobody; what is younger may just be received by another node that shares this folder.
 */
@Component
class BlobFolder {

  private static final int CHUNK = 1 << 16;
  private static final Duration LONGEST_UPLOAD = Duration.ofHours(1);

  private final Path root;
  private final Path incoming;

  BlobFolder(@Value("${bihuan.data}") Path data, Clock clock) throws IOException {
    root = data.resolve("files");
    incoming = root.resolve("incoming");
    Files.createDirectories(incoming);
    Instant longAgo = clock.instant().minus(LONGEST_UPLOAD);
    try (Stream<Path> left = Files.list(incoming)) {
      for (Path file : left.filter(path -> isOlder(path, longAgo)).toList()) {
        Files.deleteIfExists(file);
      }
    }
  }

  private static boolean isOlder(Path file, Instant than) {
    try {
      return Files.getLastModifiedTime(file).toInstant().isBefore(than);
    } catch (IOException movedAway) {
      return false;
    }
  }

  /** A received file, not kept yet. */
  record Incoming(Path path, String sha256, long size) implements AutoCloseable {
    @Override
    public void close() throws IOException {
      Files.deleteIfExists(path);
    }
  }

  /** Streams to disk; stops at the limit instead of filling it. */
  Incoming receive(InputStream in, long most) throws IOException {
    Path path = Files.createTempFile(incoming, "in-", "");
    MessageDigest digest = sha256();
    long size = 0;
    try (FileChannel out = FileChannel.open(path, StandardOpenOption.WRITE)) {
      byte[] chunk = new byte[CHUNK];
      for (int n; (n = in.read(chunk)) > 0; size += n) {
        if (size + n > most) {
          throw FileRefusal.tooLarge(most);
        }
        digest.update(chunk, 0, n);
        out.write(ByteBuffer.wrap(chunk, 0, n));
      }
      out.force(true);
    } catch (IOException | RuntimeException e) {
      Files.deleteIfExists(path);
      throw e;
    }
    return new Incoming(path, HexFormat.of().formatHex(digest.digest()), size);
  }

  /** Makes it durable under its name; the same bytes may be there already. */
  void keep(Incoming file) throws IOException {
    move(file.path(), folder(file.sha256()), file.sha256());
  }

  /** Keeps a rendition made from an original; it can be made again, so it need not survive a power cut. */
  void keepRendition(Path made, String sha256, Rendition rendition) throws IOException {
    Files.createDirectories(folder(sha256));
    Files.move(made, rendition(sha256, rendition), StandardCopyOption.ATOMIC_MOVE);
  }

  Path newTemporary() throws IOException {
    return Files.createTempFile(incoming, "made-", ".jpg");
  }

  Path original(String sha256) {
    return folder(sha256).resolve(sha256);
  }

  Path rendition(String sha256, Rendition rendition) {
    return folder(sha256).resolve(sha256 + "-" + rendition.longestSide() + ".jpg");
  }

  InputStream open(String sha256) throws IOException {
    return Channels.newInputStream(FileChannel.open(original(sha256)));
  }

  /** Reads the bytes again: whether they are still what their name says. */
  boolean isIntact(String sha256) throws IOException {
    MessageDigest digest = sha256();
    try (InputStream in = open(sha256)) {
      byte[] chunk = new byte[CHUNK];
      for (int n; (n = in.read(chunk)) > 0; ) {
        digest.update(chunk, 0, n);
      }
    }
    return HexFormat.of().formatHex(digest.digest()).equals(sha256);
  }

  private Path folder(String sha256) {
    return root.resolve(sha256.substring(0, 2)).resolve(sha256.substring(2, 4));
  }

  private void move(Path from, Path folder, String name) throws IOException {
    if (!Files.isDirectory(folder)) {
      Files.createDirectories(folder);
      force(root);
      force(folder.resolveSibling("."));
    }
    try {
      Files.move(from, folder.resolve(name), StandardCopyOption.ATOMIC_MOVE);
    } catch (FileAlreadyExistsException same) {
      Files.delete(from);
    }
    force(folder);
  }

  private static void force(Path folder) throws IOException {
    try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
