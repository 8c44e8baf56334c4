package bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What a program keeps in memory while it works: its heap is emptied of what nobody needs again and again, and what is
 * left counted. That slows the work, so it is not timed meanwhile.
 */
final class Heap {

  private final long pid;

  Heap(long pid) {
    this.pid = pid;
  }

  /** Kilobytes that are left after a collection. */
  long kept() throws IOException {
    jcmd("GC.run");
    long used = 0;
    for (String line : jcmd("GC.heap_info").lines().toList()) {
      // "def new generation   total 157248K, used 98304K", "tenured generation   total …K, used …K"
      if (line.contains("generation") && line.contains(", used ")) {
        used += Long.parseLong(line.split(", used ")[1].split("K")[0]);
      }
    }
    return used;
  }

  private String jcmd(String command) throws IOException {
    Path tool = Path.of(System.getProperty("java.home"), "bin", "jcmd");
    List<String> call = new ArrayList<>(List.of(tool.toString(), String.valueOf(pid), command));
    Process process = new ProcessBuilder(call).redirectErrorStream(true).start();
    return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
  }
}
