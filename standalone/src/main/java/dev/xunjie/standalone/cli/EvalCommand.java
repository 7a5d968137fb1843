package dev.xunjie.standalone.cli;

import dev.xunjie.standalone.evaluation.appearance.AppearanceCommand;
import dev.xunjie.standalone.evaluation.detect.EvalDetectCommand;
import dev.xunjie.standalone.evaluation.occupancy.OccupancyCommand;
import dev.xunjie.standalone.evaluation.parking.EvalParkingCommand;
import dev.xunjie.standalone.evaluation.plates.PlatesCommand;
import dev.xunjie.standalone.evaluation.stays.EvalStaysCommand;
import picocli.CommandLine.Command;

/** {@code xunjie eval}. */
@Command(
    name = "eval",
    description = "Scores perception and rules against ground truth.",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "WHAT",
    subcommands = {
      EvalDetectCommand.class,
      PlatesCommand.class,
      EvalStaysCommand.class,
      AppearanceCommand.class,
      OccupancyCommand.class,
      EvalParkingCommand.class
    })
final class EvalCommand {}
