package org.bihuan.exchange;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.bihuan.platform.Ref;
import org.bihuan.platform.Refusal;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** What jobs read and make, on disk for a day. Nothing here is evidence: it can all be made again. */
@Component
class ExchangeFolder {

  /** What a job keeps. */
  enum Part {
    PRODUCT("product.xlsx"),
    UPLOAD("upload.xlsx"),
    CHECKED("checked.jsonl"),
    RETURNED("returned.xlsx");

    private final String suffix;

    Part(String suffix) {
      this.suffix = suffix;
    }
  }

  private static final int CHUNK = 1 << 16;

  private final Path root;

  ExchangeFolder(@Value("${bihuan.data}") Path data) throws IOException {
    root = data.resolve("exchange");
    Files.createDirectories(root);
  }

  Path path(Ref job, Part part) {
    return root.resolve(job + "-" + part.suffix);
  }

  OutputStream write(Ref job, Part part) throws IOException {
    return new BufferedOutputStream(Files.newOutputStream(path(job, part)), CHUNK);
  }

  boolean has(Ref job, Part part) {
    return Files.exists(path(job, part));
  }

  long size(Ref job, Part part) {
    try {
      return Files.size(path(job, part));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** An upload that belongs to no job yet. */
  record Incoming(Path path, byte[] sha256, long size) implements AutoCloseable {
    @Override
    public void close() throws IOException {
      Files.deleteIfExists(path);
    }
  }

  /** Streams to disk and stops at the limit. */
  Incoming receive(InputStream in, long most) throws IOException {
    MessageDigest digest = sha256();
    Path path = Files.createTempFile(root, "in-", ".part");
    long size = 0;
    try (OutputStream out = Files.newOutputStream(path)) {
      byte[] chunk = new byte[CHUNK];
      for (int n; (n = in.read(chunk)) > 0; size += n) {
        if (size + n > most) {
          throw new Refusal(
              413, "too-large", "文件过大", "文件超过 " + (most >> 20) + " MB", "请把表格分成几个文件，或删去图片等无关内容后上传", List.of());
        }
        digest.update(chunk, 0, n);
        out.write(chunk, 0, n);
      }
    } catch (IOException | RuntimeException e) {
      Files.deleteIfExists(path);
      throw e;
    }
    return new Incoming(path, digest.digest(), size);
  }

  void keep(Incoming incoming, Ref job) {
    try {
      Files.move(incoming.path(), path(job, Part.UPLOAD), StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void remove(Ref job, Part... parts) {
    for (Part part : parts) {
      remove(path(job, part));
    }
  }

  /** What has lain there since before that time belongs to nobody any more. */
  void sweep(Instant before) {
    try (Stream<Path> files = Files.list(root)) {
      for (Path file : files.toList()) {
        if (Files.getLastModifiedTime(file).compareTo(FileTime.from(before)) < 0) {
          remove(file);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void remove(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
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
