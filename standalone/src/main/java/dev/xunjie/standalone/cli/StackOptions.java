package dev.xunjie.standalone.cli;

import dev.xunjie.standalone.cameras.CameraFile;
import dev.xunjie.standalone.stack.Modules;
import dev.xunjie.standalone.stack.StackSettings;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;
import picocli.CommandLine.Option;

/** What every command that starts the local stack is asked. */
final class StackOptions {
  static final int USUAL_CONSOLE_PORT = 8080;

  private static final String LOCAL_FOLDER = ".xunjie";

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description =
          "Folder for all that must survive a restart: cameras, incidents, decisions, pictures."
              + " Default: .xunjie/demo for the demo, else .xunjie/up, in the repository.")
  private Optional<Path> data;

  @Option(
      names = "--console-port",
      paramLabel = "PORT",
      description =
          "Port of the console and the API on 127.0.0.1. Default: 8080; any free one with"
              + " --headless. All other ports are chosen at the start and stand in"
              + " DIR/run/ports.properties.")
  private Optional<Integer> consolePort;

  /**
   * The settings of a stack.
   *
   * @param folder its data folder under {@code .xunjie}, unless another was chosen
   * @param anyConsolePort whether any free port will do, unless one was chosen
   */
  StackSettings settings(String folder, boolean anyConsolePort, CameraFile cameras, boolean demo) {
    Modules modules = Modules.present();
    Path local = modules.repository().resolve(LOCAL_FOLDER);
    OptionalInt port =
        consolePort
            .map(OptionalInt::of)
            .orElse(anyConsolePort ? OptionalInt.empty() : OptionalInt.of(USUAL_CONSOLE_PORT));
    return new StackSettings(
        modules, data.orElse(local.resolve(folder)), local.resolve("cache"), port, cameras, demo);
  }
}
