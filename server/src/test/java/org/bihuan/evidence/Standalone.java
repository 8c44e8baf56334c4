package org.bihuan.evidence;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.ToolProvider;

/**
 * The programs that stand apart from everything, each run in a process of its own. They are compiled once, as somebody with
 * an older Java would; that {@code java X.java} takes the sources as they are handed out is seen in the journey.
 */
final class Standalone {

  private static final Path CLASSES = compiled(Path.of("../verifier"));

  private Standalone() {}

  /** Exit code and what it said. */
  static String run(String program, String... arguments) throws IOException, InterruptedException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin/java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-Dstdout.encoding=UTF-8",
                "-cp",
                CLASSES.toString(),
                program));
    command.addAll(List.of(arguments));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return process.waitFor() + " " + said;
  }

  /** What the verifier of hazard files says of this text, with the key it is given or the one that lies in it. */
  static String hazardFile(String text, String key) throws IOException, InterruptedException {
    Path file = Files.createTempFile("hazard", ".txt");
    try {
      Files.writeString(file, text, StandardCharsets.UTF_8);
      return key == null
          ? run("VerifyHazardFile", file.toString())
          : run("VerifyHazardFile", file.toString(), key);
    } finally {
      Files.delete(file);
    }
  }

  /** The file with one other character, the eighth after these words. */
  static String flipped(String file, String after) {
    int at = file.indexOf(after) + after.length() + 8;
    char other = file.charAt(at) == 'A' ? 'B' : 'A';
    return file.substring(0, at) + other + file.substring(at + 1);
  }

  /** Where a byte may be another and the file still passes: tried within this process, there are thousands. */
  static List<String> passed(String program, byte[] file, String key) throws Exception {
    List<String> passed = new ArrayList<>();
    try (URLClassLoader loader = new URLClassLoader(new URL[] {CLASSES.toUri().toURL()}, null)) {
      Method verify = loader.loadClass(program).getDeclaredMethod("verify", String.class, List.class);
      verify.setAccessible(true);
      for (int at = 0; at < file.length; at++) {
        for (int bit : new int[] {1, 0x20}) {
          byte[] altered = file.clone();
          altered[at] ^= (byte) bit;
          try {
            String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(altered)).toString();
            verify.invoke(null, text, List.of(key));
            passed.add(at + " ^ " + bit);
          } catch (CharacterCodingException | InvocationTargetException refused) {
            // as it has to be
          }
        }
      }
    }
    return passed;
  }

  private static Path compiled(Path sources) {
    try (Stream<Path> files = Files.list(sources)) {
      // A folder of its own: two runs at once would take each other's classes away.
      Path classes = Files.createTempDirectory(Path.of("target").toAbsolutePath(), "verifier");
      List<String> arguments = new ArrayList<>(List.of("-d", classes.toString()));
      files.map(Path::toString).filter(name -> name.endsWith(".java")).forEach(arguments::add);
      int exit = ToolProvider.getSystemJavaCompiler().run(null, null, null, arguments.toArray(String[]::new));
      if (exit != 0) {
        throw new IllegalStateException("verifier/ does not compile");
      }
      return classes;
    } catch (IOException unreadable) {
      throw new IllegalStateException(unreadable);
    }
  }
}
