package dev.xunjie.standalone.supervisor;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.List;

/** A terminal whose lines can be looked at. */
public final class TestingTerminal {
  private final ByteArrayOutputStream written = new ByteArrayOutputStream();
  private final Terminal terminal = new Terminal(new PrintStream(written, true, UTF_8));

  public Terminal terminal() {
    return terminal;
  }

  /** The lines so far. */
  public List<String> lines() {
    return written.toString(UTF_8).lines().toList();
  }
}
