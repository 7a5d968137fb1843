package dev.xunjie.standalone.supervisor;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/**
 * A small program for the supervisor to look after. It leaves its process id in {@code NAME.ready}
 * and appends its name to {@code stopped} when it is asked to stop.
 */
final class TestingProgram {
  private TestingProgram() {}

  /** The command that runs it in a folder, behaving in one of the ways below. */
  static List<String> command(Path folder, String name, String behaviour) {
    return List.of(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-Xmx32m",
        "-XX:+UseSerialGC",
        "-XX:TieredStopAtLevel=1",
        "-cp",
        System.getProperty("java.class.path"),
        TestingProgram.class.getName(),
        folder.toString(),
        name,
        behaviour);
  }

  public static void main(String[] arguments) throws Exception {
    Path folder = Path.of(arguments[0]);
    String name = arguments[1];
    switch (arguments[2]) {
      case "serve" -> serve(folder, name);
      case "serve-with-offspring" -> {
        startOffspring(folder, name + "-offspring");
        serve(folder, name);
      }
      case "ignore-stop" -> {
        Runtime.getRuntime().addShutdownHook(new Thread(TestingProgram::sleepForEver));
        serve(folder, name);
      }
      case "die" -> {
        System.out.println("this can't work");
        System.exit(7);
      }
      default -> throw new IllegalArgumentException(arguments[2]);
    }
  }

  private static void serve(Path folder, String name) throws IOException {
    Runtime.getRuntime().addShutdownHook(new Thread(() -> noteStop(folder, name)));
    System.out.println(name + " 就绪");
    Path draft = folder.resolve(name + ".draft");
    Files.writeString(draft, String.valueOf(ProcessHandle.current().pid()), UTF_8);
    Files.move(draft, folder.resolve(name + ".ready"));
    sleepForEver();
  }

  private static void startOffspring(Path folder, String name) throws IOException {
    List<String> command = new ArrayList<>(command(folder, name, "ignore-stop"));
    new ProcessBuilder(command).inheritIO().start();
  }

  private static void noteStop(Path folder, String name) {
    try {
      Files.writeString(
          folder.resolve("stopped"),
          name + "\n",
          UTF_8,
          StandardOpenOption.CREATE,
          StandardOpenOption.APPEND);
    } catch (IOException unwritable) {
      throw new IllegalStateException(unwritable);
    }
  }

  private static void sleepForEver() {
    try {
      Thread.sleep(Long.MAX_VALUE);
    } catch (InterruptedException unexpected) {
      throw new IllegalStateException(unexpected);
    }
  }
}
