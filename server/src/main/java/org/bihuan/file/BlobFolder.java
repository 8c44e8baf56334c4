package org.bihuan.file;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
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
import org.bihuan.platform.Ref;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * The bytes on disk, named by their SHA-256 and never changed.
 *
 * <p>A power cut after an answer must not lose the photo the answer acknowledged: the file is forced to disk, renamed,
 * and its folder forced too, before the row that names it commits. What lies in {@code incoming} for an hour belongs to
 * nobody; what is younger may just be received by another node that shares this folder. What lies in {@code partial}
 * belongs to an upload in pieces, and its row says how much of it counts.
 */
@Component
class BlobFolder {

  private static final int CHUNK = 1 << 16;
  private static final Duration LONGEST_UPLOAD = Duration.ofHours(1);

  private final Path root;
  private final Path incoming;
  private final Path partial;

  BlobFolder(@Value("${bihuan.data}") Path data, Clock clock) throws IOException {
    root = data.resolve("files");
    incoming = root.resolve("incoming");
    partial = root.resolve("partial");
    Files.createDirectories(incoming);
    Files.createDirectories(partial);
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

  /**
   * Adds a piece to what has come so far and forces it to disk. What lies behind the offset came in a call that never
   * was recorded, and goes.
   *
   * @return false when less than the offset is there
   */
  boolean append(Ref upload, long offset, byte[] piece) throws IOException {
    try (FileChannel out =
        FileChannel.open(partial(upload), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
      if (out.size() < offset) {
        return false;
      }
      out.truncate(offset);
      ByteBuffer bytes = ByteBuffer.wrap(piece);
      for (long at = offset; bytes.hasRemaining(); ) {
        at += out.write(bytes, at);
      }
      out.force(true);
      return true;
    }
  }

  /** What has come in pieces, read again for its hash. */
  Incoming whole(Ref upload) throws IOException {
    Path path = partial(upload);
    MessageDigest digest = sha256();
    digest(path, digest);
    return new Incoming(path, HexFormat.of().formatHex(digest.digest()), Files.size(path));
  }

  void drop(Ref upload) throws IOException {
    Files.deleteIfExists(partial(upload));
  }

  private Path partial(Ref upload) {
    return partial.resolve(upload.toString());
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

  /** Reads the bytes again: whether they are still what their name says. */
  boolean isIntact(String sha256) throws IOException {
    MessageDigest digest = sha256();
    digest(original(sha256), digest);
    return HexFormat.of().formatHex(digest.digest()).equals(sha256);
  }

  private static void digest(Path file, MessageDigest digest) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      byte[] chunk = new byte[CHUNK];
      for (int n; (n = in.read(chunk)) > 0; ) {
        digest.update(chunk, 0, n);
      }
    }
  }

  static String sha256(byte[] bytes) {
    return HexFormat.of().formatHex(sha256().digest(bytes));
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
