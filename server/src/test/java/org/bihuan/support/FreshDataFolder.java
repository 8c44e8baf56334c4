package org.bihuan.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.springframework.util.FileSystemUtils;

/**
 * Gives each application of this run an empty data folder under target/test-data, named after the process, so that
 * several runs at once do not meet. Folders of runs that have ended are removed; the last one stays to be looked at.
 */
final class FreshDataFolder implements ApplicationContextInitializer<ConfigurableApplicationContext> {

  private static final Path ALL = Path.of("target", "test-data").toAbsolutePath();
  private static final AtomicInteger NEXT = new AtomicInteger(1);

  static {
    removeThoseOfEndedRuns();
  }

  @Override
  public void initialize(ConfigurableApplicationContext context) {
    Path folder = ALL.resolve(ProcessHandle.current().pid() + "-" + NEXT.getAndIncrement());
    context
        .getEnvironment()
        .getPropertySources()
        .addFirst(new MapPropertySource("fresh data folder", Map.of("bihuan.data", folder.toString(), "bihuan.backup.folder", folder.resolveSibling(folder.getFileName() + "-backup").toString())));
  }

  private static void removeThoseOfEndedRuns() {
    try {
      Files.createDirectories(ALL);
      try (Stream<Path> folders = Files.list(ALL)) {
        for (Path folder : folders.filter(FreshDataFolder::hasEnded).toList()) {
          FileSystemUtils.deleteRecursively(folder);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean hasEnded(Path folder) {
    long pid = Long.parseLong(folder.getFileName().toString().split("-")[0]);
    return pid == ProcessHandle.current().pid() || ProcessHandle.of(pid).isEmpty();
  }
}
