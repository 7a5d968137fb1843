package dev.xunjie.standalone.evidence;

import picocli.CommandLine.Command;

/** {@code xunjie evidence}: what can be done with bundles of evidence. */
@Command(
    name = "evidence",
    description = "Checks bundles of evidence, and takes them out of the store.",
    subcommands = {EvidenceVerifyCommand.class, EvidenceExportCommand.class},
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND")
public final class EvidenceCommand {}
