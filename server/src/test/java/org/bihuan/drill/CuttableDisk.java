package org.bihuan.drill;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.bihuan.support.Postmaster;

/**
 * A disk whose power can be cut: what was written and not flushed is then gone, as with a real one. An ext4 on a loop
 * device, whose blocks go through a write-back cache in another process; the power goes with that process. It can also
 * refuse to take anything, as a dying one does. Needs root, nbdkit and libnbd.
 */
final class CuttableDisk implements AutoCloseable {

  private static final int REPAIRED = 3;

  private final Path image;
  private final Path socket;
  private final Path door;
  private final Path folder;
  private final Path refusing;
  private Process power;
  private Process line;
  private String device = "";

  private CuttableDisk(Path place) throws IOException {
    image = place.resolve("image");
    socket = place.resolve("socket");
    door = Files.createDirectories(place.resolve("door"));
    folder = Files.createDirectories(place.resolve("disk"));
    refusing = place.resolve("refusing");
  }

  static boolean mayBeMade() {
    return SmallDisk.mayMount()
        && Stream.of("nbdkit", "nbdfuse", "losetup", "mkfs.ext4").allMatch(PatroniPair::isOnPath)
        && Files.exists(Path.of("/dev/fuse"))
        && Files.exists(Path.of("/dev/loop-control"));
  }

  static CuttableDisk make(Path place, int megabytes) throws Exception {
    CuttableDisk disk = new CuttableDisk(Files.createDirectories(place));
    run("truncate", "-s", megabytes + "M", disk.image.toString());
    run("mkfs.ext4", "-q", "-F", disk.image.toString());
    disk.plugIn();
    return disk;
  }

  Path folder() {
    return folder;
  }

  void plugIn() throws Exception {
    Files.deleteIfExists(socket);
    if (new ProcessBuilder("e2fsck", "-fy", image.toString()).start().waitFor() > REPAIRED) {
      throw new IOException("the file system is beyond repair");
    }
    power =
        start(
            "nbdkit", "-f", "-U", socket.toString(), "--filter=error", "--filter=cache", "file", "file=" + image,
            "cache=writeback", "error-pwrite=EIO", "error-pwrite-rate=100%", "error-pwrite-file=" + refusing);
    Postmaster.await(() -> Files.exists(socket));
    Path disk = door.resolve("disk");
    line = start("nbdfuse", disk.toString(), "--unix", socket.toString());
    Postmaster.await(() -> Files.exists(disk) && disk.toFile().length() > 0);
    device = run("losetup", "-f", "--show", disk.toString()).strip();
    run("mount", device, folder.toString());
  }

  /** Everything written so far reaches the disk. */
  void settle() throws Exception {
    run("sync", "-f", folder.toString());
  }

  /** From now on no write reaches the disk, and whoever flushes is told. */
  void refuse() throws IOException {
    Files.createFile(refusing);
  }

  /** @param machine what stops with the power: everything that runs on this disk */
  void cutPower(Runnable machine) throws Exception {
    power.destroyForcibly().waitFor();
    machine.run();
    unplug();
  }

  private void unplug() throws Exception {
    Postmaster.await(() -> isDone("umount", folder.toString()));
    run("losetup", "-d", device);
    device = "";
    isDone("umount", "-l", door.resolve("disk").toString());
    isDone("umount", "-l", door.toString());
    line.destroyForcibly().waitFor();
    Files.deleteIfExists(refusing);
  }

  private static Process start(String... command) throws IOException {
    return new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
  }

  private static String run(String... command) throws Exception {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes());
    if (process.waitFor() != 0) {
      throw new IOException(String.join(" ", command) + ": " + said);
    }
    return said;
  }

  private static boolean isDone(String... command) {
    try {
      return start(command).waitFor() == 0;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  @Override
  public void close() throws Exception {
    if (!device.isEmpty()) {
      unplug();
      power.destroyForcibly().waitFor();
    }
  }
}
