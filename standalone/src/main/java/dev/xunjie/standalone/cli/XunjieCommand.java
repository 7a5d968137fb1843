package dev.xunjie.standalone.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.xunjie.standalone.benchmark.BenchCommand;
import dev.xunjie.standalone.evaluation.UnusableMaterialException;
import dev.xunjie.standalone.evidence.EvidenceCommand;
import dev.xunjie.standalone.record.AuditCommand;
import dev.xunjie.standalone.supervisor.StartRefusedException;
import dev.xunjie.standalone.training.TrainCommand;
import dev.xunjie.standalone.watch.WatchCommand;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;

/** The {@code xunjie} command line. */
@Command(
    name = "xunjie",
    description = "Xunjie (巡街): non-site enforcement by video, on this machine.",
    subcommands = {
      DemoCommand.class,
      UpCommand.class,
      WatchCommand.class,
      EvalCommand.class,
      BenchCommand.class,
      TrainCommand.class,
      EvidenceCommand.class,
      AuditCommand.class,
      HelpCommand.class
    },
    mixinStandardHelpOptions = true,
    versionProvider = ShippedVersion.class,
    synopsisSubcommandLabel = "COMMAND",
    footer = {
      "",
      "The script itself knows one more: ./xunjie test runs every test there is.",
      "",
      "Exit codes: 0 done; 1 something failed; 2 refused as asked, nothing was started;",
      "3 the time that was given ran out; 130 stopped with Ctrl-C."
    })
public final class XunjieCommand {
  public static void main(String[] arguments) {
    PrintStream out = new PrintStream(new FileOutputStream(FileDescriptor.out), true, UTF_8);
    PrintStream err = new PrintStream(new FileOutputStream(FileDescriptor.err), true, UTF_8);
    System.setOut(out);
    System.setErr(err);
    System.exit(commandLine(out, err).execute(arguments));
  }

  static CommandLine commandLine(PrintStream out, PrintStream err) {
    CommandLine commandLine = new CommandLine(new XunjieCommand());
    commandLine.setOut(new PrintWriter(out, true, UTF_8));
    commandLine.setErr(new PrintWriter(err, true, UTF_8));
    commandLine.setUsageHelpAutoWidth(true);
    commandLine.setExecutionExceptionHandler(
        (failure, command, parsed) -> explain(failure, command.getErr()));
    return commandLine;
  }

  private static int explain(Exception failure, PrintWriter err) {
    if (failure instanceof StartRefusedException || failure instanceof UnusableMaterialException) {
      err.println(failure.getMessage());
      return CommandLine.ExitCode.USAGE;
    }
    err.println("Xunjie stopped: " + described(failure));
    return CommandLine.ExitCode.SOFTWARE;
  }

  /** The message alone where we wrote it, with the kind of failure where a library did. */
  private static String described(Exception failure) {
    return failure.getClass() == IllegalStateException.class
        ? failure.getMessage()
        : failure.toString();
  }
}
