package org.bihuan;

import org.bihuan.platform.database.BackupCommand;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.modulith.Modulithic;
import org.springframework.scheduling.annotation.EnableScheduling;

/** Starts Bihuan: one process that serves the API, the console and, by default, its own PostgreSQL. */
@SpringBootApplication
@EnableScheduling
@Modulithic(sharedModules = "platform")
public class Application {

  public static void main(String[] args) {
    if (BackupCommand.understands(args)) {
      System.exit(BackupCommand.run(args));
    }
    SpringApplication.run(Application.class, args);
  }
}
