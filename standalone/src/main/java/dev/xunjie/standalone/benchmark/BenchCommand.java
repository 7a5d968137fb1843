package dev.xunjie.standalone.benchmark;

import picocli.CommandLine.Command;

/** {@code xunjie bench}. */
@Command(
    name = "bench",
    description = "Measures throughput and cost, with ratios.",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "WHAT",
    subcommands = {BenchPerceptionCommand.class})
public final class BenchCommand {}
