package dev.xunjie.standalone.record;

import picocli.CommandLine.Command;

/** {@code xunjie audit}: what can be done with the record of activities. */
@Command(
    name = "audit",
    description = "Checks the record of who did what.",
    subcommands = AuditVerifyCommand.class,
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND")
public final class AuditCommand {}
