package dev.xunjie.standalone.cli;

import dev.xunjie.standalone.cameras.CameraFile;
import dev.xunjie.standalone.stack.StackSettings;
import dev.xunjie.standalone.supervisor.Terminal;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The local stack on one's own cameras. */
@Command(
    name = "up",
    description = "Runs Xunjie on your own cameras until Ctrl-C.",
    mixinStandardHelpOptions = true,
    versionProvider = ShippedVersion.class,
    footerHeading = "%nFile format (JSON, UTF-8; either list may be absent):%n",
    footer = {
      "  {",
      "    \"cameras\": [",
      "      {\"id\": \"renmin-1\", \"name\": \"人民路 1 号\", \"streamUrl\": \"rtsp://USER:PASSWORD@10.0.0.5/1\"}",
      "    ],",
      "    \"policies\": [",
      "      {\"cameraId\": \"renmin-1\", \"version\": 1, \"zones\": [",
      "        {\"offence\": \"ILLEGAL_PARKING\", \"id\": \"kerb\", \"name\": \"人行道\",",
      "         \"polygon\": [[0.1, 0.9], [0.9, 0.9], [0.9, 0.5]], \"permittedStopSeconds\": 300}]}",
      "    ]",
      "  }",
      "A polygon's corners are [x, y] with 0 to 1 from the picture's left and top. A camera may also",
      "have place, direction, deviceNumber, framesPerSecond (absent: key pictures only),",
      "maxWidthPixels, jpegQuality."
    })
final class UpCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private StackOptions options;

  @Option(
      names = "--cameras",
      paramLabel = "FILE",
      description =
          "Cameras to add or change. Those known from an earlier run stay, so that a second start"
              + " needs no file. A policy is used if its version is higher than that in force.")
  private Optional<Path> cameras;

  @Option(
      names = "--policies",
      paramLabel = "FILE",
      description = "More of the same, for who keeps policies in a file of their own.")
  private Optional<Path> policies;

  @Override
  public Integer call() throws IOException, InterruptedException {
    Terminal terminal = Terminal.standardError();
    CameraFile wanted =
        cameras
            .map(CameraFile::read)
            .orElse(CameraFile.NOTHING)
            .and(policies.map(CameraFile::read).orElse(CameraFile.NOTHING));
    StackSettings settings = options.settings("up", false, wanted, false);
    try (RunningStack running = RunningStack.prepare(settings, terminal, Optional.empty())) {
      IncidentPrinter printer = new IncidentPrinter(spec.commandLine().getOut(), false);
      running.run(() -> Welcome.print(terminal, running.stack()), printer::print);
      return 0;
    }
  }
}
