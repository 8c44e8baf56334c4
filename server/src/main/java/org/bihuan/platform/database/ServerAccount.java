package org.bihuan.platform.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.bihuan.platform.start.StartRefused;

/**
 * Under which account PostgreSQL runs; it refuses to run as root.
 *
 * <p>An ordinary user: as himself, through a namespace if his uid has no name. Root: as the owner of an existing data
 * folder; else in a user namespace where root is nobody (the files stay root's own); else, where the kernel forbids
 * namespaces (most containers), as uid 65534.
 */
sealed interface ServerAccount {

  /** The ordinary user who started us. */
  record Ourselves() implements ServerAccount {}

  /** Ourselves outside, nobody inside. */
  record Namespace() implements ServerAccount {}

  /** Another account, entered by root; {@code ownsFolder}: it is his data, root only started it for him. */
  record Other(int uid, int gid, boolean ownsFolder) implements ServerAccount {}

  int NOBODY = 65534;

  static ServerAccount choose(DataFolder folder, Path cluster) throws IOException {
    int own = id(Path.of("/proc/self").toRealPath(), "uid");
    Path witness = Files.exists(cluster) ? cluster : folder.root();
    int owner = id(witness, "uid");
    if (own != 0) {
      if (owner != own && Files.exists(cluster)) {
        throw DataFolderProblem.denied(folder.root(), new IOException("owned by uid " + owner));
      }
      return hasName() || !namespacesWork() ? new Ourselves() : new Namespace();
    }
    if (owner != 0) {
      return new Other(owner, id(witness, "gid"), id(folder.root(), "uid") == owner);
    }
    if (namespacesWork()) {
      return new Namespace();
    }
    Files.setPosixFilePermissions(folder.root(), PosixFilePermissions.fromString("rwx--x--x"));
    return new Other(NOBODY, NOBODY, false);
  }

  /** The command line that runs a program under this account. */
  default List<String> command(Path program, String... arguments) {
    List<String> command =
        new ArrayList<>(
            switch (this) {
              case Ourselves o -> List.of();
              case Namespace n -> List.of("unshare", "--user");
              case Other a -> List.of("setpriv", "--reuid=" + a.uid(), "--regid=" + a.gid(), "--clear-groups");
            });
    command.add(program.toString());
    command.addAll(List.of(arguments));
    return command;
  }

  /** Gives files made by root to the account that must own them. */
  default void own(Path path) throws IOException {
    if (this instanceof Other account) {
      try (Stream<Path> tree = Files.walk(path)) {
        for (Path entry : (Iterable<Path>) tree::iterator) {
          if (id(entry, "uid") != account.uid()) {
            Files.setAttribute(entry, "unix:uid", account.uid(), LinkOption.NOFOLLOW_LINKS);
            Files.setAttribute(entry, "unix:gid", account.gid(), LinkOption.NOFOLLOW_LINKS);
          }
        }
      }
    }
  }

  /** What root wrote into somebody's folder is given to him, so that he can go on without root. */
  default void handOver(DataFolder folder) throws IOException {
    if (this instanceof Other account && account.ownsFolder()) {
      own(folder.root());
    }
  }

  /**
   * Without this check PostgreSQL would only say that a library of its own is missing. Asked through a shell: setpriv
   * itself still has root's rights when it looks for the program it starts.
   */
  default void proveReach(Path program) throws IOException {
    List<String> question = command(Path.of("/bin/sh"), "-c", "exec \"$0\" --version", program.toString());
    if (this instanceof Other account && Commands.run(question).exitCode() != 0) {
      throw new StartRefused(
          "以 root 启动时，数据库须以用户 " + account.uid() + " 运行，但该用户无法进入目录 " + program.getParent() + "。",
          "请用普通用户启动，或用 BIHUAN_DATA 指定一个其他用户可以进入的位置，例如 /var/lib/bihuan。");
    }
  }

  /** initdb insists on a name; the uid a container was given often has none, but inside a namespace it is nobody's. */
  private static boolean hasName() {
    return !System.getProperty("user.name").equals("?");
  }

  private static boolean namespacesWork() throws IOException {
    return Commands.run(List.of("unshare", "--user", "true")).exitCode() == 0;
  }

  private static int id(Path path, String which) throws IOException {
    return (Integer) Files.getAttribute(path, "unix:" + which, LinkOption.NOFOLLOW_LINKS);
  }
}
