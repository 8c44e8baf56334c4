package org.bihuan.platform.database;

import java.nio.file.Path;
import java.util.List;
import org.bihuan.platform.start.StartRefused;

/** A process of its own that keeps an embedded database until it is told, or made, to stop. */
final class DatabaseHost {

  static final String READY = "READY ";
  static final String REFUSED = "REFUSED ";

  private DatabaseHost() {}

  /** Arguments: data folder, programs folder. Ends when its input closes. */
  public static void main(String[] arguments) throws Exception {
    try (EmbeddedDatabase database =
        EmbeddedDatabase.start(DataFolder.open(arguments[0]), Path.of(arguments[1]), List.of())) {
      Login login = database.administrator();
      System.out.println(READY + login.url() + " " + login.password());
      while (System.in.read() >= 0) {
        // told nothing, only that somebody is still there
      }
    } catch (StartRefused e) {
      System.out.println(REFUSED + e.getMessage());
    }
  }
}
