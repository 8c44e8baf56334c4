package org.bihuan;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.modulith.Modulithic;

/** Starts Bihuan: one process that serves the API, the console and, by default, its own PostgreSQL. */
@SpringBootApplication
@Modulithic(sharedModules = "platform")
public class Application {

  public static void main(String[] args) {
    SpringApplication.run(Application.class, args);
  }
}
