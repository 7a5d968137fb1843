package dev.xunjie.standalone.training;

import picocli.CommandLine.Command;

/** {@code xunjie train}. */
@Command(
    name = "train",
    description = "Trains what Xunjie learns from labelled pictures.",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "WHAT",
    subcommands = {TrainAppearanceCommand.class})
public final class TrainCommand {}
