package org.bihuan.drill;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;

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

  /** Somebody else's file takes all room but so much. */
  void leave(int megabytes) throws IOException {
    Files.deleteIfExists(ballast);
    long room = Files.getFileStore(folder).getUsableSpace() - ((long) megabytes << 20);
    byte[] chunk = new byte[CHUNK];
    try (OutputStream out = Files.newOutputStream(ballast)) {
      for (long written = 0; written < room; written += CHUNK) {
        out.write(chunk, 0, (int) Math.min(CHUNK, room - written));
      }
    } catch (IOException full) {
      // somebody else wrote meanwhile: there is no room at all, which is enough
    }
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
