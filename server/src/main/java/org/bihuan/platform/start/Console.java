package org.bihuan.platform.start;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/** Speaks to the person who typed the command: in UTF-8, also where the machine's language is set to plain C. */
public final class Console {

  private Console() {}

  public static void say(String text) {
    print(FileDescriptor.out, text);
  }

  public static void complain(String text) {
    print(FileDescriptor.err, text);
  }

  private static void print(FileDescriptor where, String text) {
    PrintStream stream = new PrintStream(new FileOutputStream(where), true, StandardCharsets.UTF_8);
    stream.println(text);
  }
}
