package org.bihuan.platform.database;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import org.bihuan.platform.start.StartRefused;

/** Where everything that must survive lives: the embedded database, its password, uploaded files. */
public final class DataFolder {

  private static final long LEAST_FREE_BYTES = 128L << 20;
  private static final int LONGEST_PATH_BYTES = 800;

  private final Path root;

  private DataFolder(Path root) {
    this.root = root;
  }

  /** Makes the folder where it is missing, and proves that it can be written to before anything relies on it. */
  public static DataFolder open(String configured) {
    Path root = parse(configured);
    try {
      create(root);
      DataFolder folder = new DataFolder(root.toRealPath());
      folder.proveWritable();
      return folder;
    } catch (IOException e) {
      throw DataFolderProblem.explain(root, e);
    }
  }

  public Path root() {
    return root;
  }

  public Path resolve(String name) {
    return root.resolve(name);
  }

  /** A folder of our own below, readable by nobody else. */
  Path privateFolder(String name) throws IOException {
    Path folder = root.resolve(name);
    if (!Files.isDirectory(folder)) {
      Files.createDirectory(folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    }
    return folder;
  }

  private static Path parse(String configured) {
    if (configured.isBlank()) {
      throw new StartRefused("数据目录没有填写。", "请用 BIHUAN_DATA 指定一个目录，例如 BIHUAN_DATA=/var/lib/bihuan。");
    }
    try {
      Path path = Path.of(configured).toAbsolutePath().normalize();
      if (path.toString().indexOf('\uFFFD') >= 0) {
        throw new InvalidPathException(configured, "not decodable");
      }
      if (path.toString().chars().anyMatch(Character::isISOControl)) {
        throw new StartRefused("数据目录的路径中含有换行等控制字符。", "请换一个路径。");
      }
      if (path.toString().getBytes(StandardCharsets.UTF_8).length > LONGEST_PATH_BYTES) {
        throw new StartRefused(
            "数据目录的路径太长（超过 " + LONGEST_PATH_BYTES + " 字节），PostgreSQL 无法使用。", "请用 BIHUAN_DATA 指定一个较短的路径。");
      }
      return path;
    } catch (InvalidPathException e) {
      throw new StartRefused(
          "当前语言环境（LANG、LC_ALL）不支持数据目录路径中的中文字符。", "请先执行 export LC_ALL=C.UTF-8 再启动，或者换一个英文路径。", e);
    }
  }

  private static void create(Path root) throws IOException {
    if (Files.isDirectory(root)) {
      return;
    }
    if (Files.exists(root)) {
      throw new NotDirectoryException(root.toString());
    }
    try {
      if (root.getParent() != null) {
        Files.createDirectories(root.getParent());
      }
      Files.createDirectory(root, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    } catch (FileAlreadyExistsException e) {
      if (!Files.isDirectory(root)) {
        throw new NotDirectoryException(e.getFile());
      }
    }
  }

  /** A full or read-only disk must be met here, in one sentence, not by PostgreSQL in the middle of its recovery. */
  private void proveWritable() throws IOException {
    Path probe = Files.createTempFile(root, ".probe", "");
    try (FileChannel channel = FileChannel.open(probe, StandardOpenOption.WRITE)) {
      channel.write(ByteBuffer.allocate(64 << 10));
      channel.force(true);
    } finally {
      Files.deleteIfExists(probe);
    }
    long free = Files.getFileStore(root).getUsableSpace();
    if (free < LEAST_FREE_BYTES) {
      throw new StartRefused(
          "数据目录 " + root + " 所在磁盘只剩 " + (free >> 20) + " MB，不足以安全运行（至少 " + (LEAST_FREE_BYTES >> 20) + " MB）。",
          "请清理磁盘空间，或把数据目录移到更大的磁盘后用 BIHUAN_DATA 指定。已有数据没有改动。");
    }
  }
}
