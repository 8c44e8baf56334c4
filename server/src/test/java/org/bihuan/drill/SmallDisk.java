package org.bihuan.drill;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** A disk of a few hundred megabytes that a drill can fill; needs the right to mount. */
final class SmallDisk implements AutoCloseable {

  private static final int CHUNK = 1 << 20;

  private final Path folder;
  private final Path ballast;

  private SmallDisk(Path folder) {
    this.folder = folder;
    this.ballast = folder.resolve("ballast");
  }

  static boolean mayMount() {
    return System.getProperty("user.name").equals("root");
  }

  static SmallDisk mount(Path folder, int megabytes) throws Exception {
    Files.createDirectories(folder);
    run("mount", "-t", "tmpfs", "-o", "size=" + megabytes + "m", "tmpfs", folder.toString());
    return new SmallDisk(folder);
  }

  Path folder() {
    return folder;
  }

  /** Somebody else's file grows until only so much is left; meanwhile there is never more room than before. */
  void leave(int megabytes) {
    byte[] chunk = new byte[CHUNK];
    try (OutputStream out = Files.newOutputStream(ballast, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
      for (long over = over(megabytes); over > 0; over = over(megabytes)) {
        out.write(chunk, 0, (int) Math.min(CHUNK, over));
      }
    } catch (IOException full) {
      // somebody else wrote meanwhile: there is no room at all, which is enough
    }
  }

  private long over(int megabytes) throws IOException {
    return Files.getFileStore(folder).getUsableSpace() - ((long) megabytes << 20);
  }

  void makeRoom() throws IOException {
    Files.deleteIfExists(ballast);
  }

  private static void run(String... command) throws Exception {
    if (new ProcessBuilder(command).inheritIO().start().waitFor() != 0) {
      throw new IOException(String.join(" ", command));
    }
  }

  @Override
  public void close() throws Exception {
    run("umount", "-l", folder.toString());
  }
}
