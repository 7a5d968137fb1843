package dev.xunjie.standalone.supervisor;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;

/** Where progress and the children's log lines go: whole lines, never torn by one another. */
public final class Terminal {
  private final PrintStream stream;

  public Terminal(PrintStream stream) {
    this.stream = stream;
  }

  /** The process's standard error, in UTF-8 whatever the locale says. */
  public static Terminal standardError() {
    return new Terminal(new PrintStream(new FileOutputStream(FileDescriptor.err), true, UTF_8));
  }

  /** Says something that the operator should read. */
  public synchronized void say(String line) {
    stream.println(line);
  }

  /** Passes on a line that a child wrote. */
  public void passOn(String child, String line) {
    say("[" + child + "] " + line);
  }
}
