package dev.xunjie.standalone.evaluation;

import picocli.CommandLine.Command;

/** {@code xunjie eval}. */
@Command(
    name = "eval",
    description = "Scores perception against ground truth.",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "WHAT",
    subcommands = {})
public final class EvalCommand {}
