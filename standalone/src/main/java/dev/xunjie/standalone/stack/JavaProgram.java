package dev.xunjie.standalone.stack;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * How a Java program is started.
 *
 * @param mainClass what is run
 * @param classPath where its classes lie
 * @param flags of its JVM, beside those that every program gets
 * @param arguments what main gets
 */
record JavaProgram(String mainClass, String classPath, List<String> flags, List<String> arguments) {
  private static final Path JAVA = Path.of(System.getProperty("java.home"), "bin", "java");

  /**
   * The command line.
   *
   * @param temporary its folder for temporary files
   */
  List<String> command(Path temporary) {
    List<String> command = new ArrayList<>();
    command.add(JAVA.toString());
    // Few cores, small heaps: the plain collector costs least. Out of memory, a restart helps.
    command.add("-XX:+UseSerialGC");
    command.add("-XX:+ExitOnOutOfMemoryError");
    command.add("-XX:-UsePerfData");
    command.add("-Dfile.encoding=UTF-8");
    command.add("-Djava.io.tmpdir=" + temporary);
    command.addAll(flags);
    command.add("-cp");
    command.add(classPath);
    command.add(mainClass);
    command.addAll(arguments);
    return command;
  }
}
