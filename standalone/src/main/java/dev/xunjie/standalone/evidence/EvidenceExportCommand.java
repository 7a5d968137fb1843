package dev.xunjie.standalone.evidence;

import dev.xunjie.evidence.archive.BundleExport;
import dev.xunjie.evidence.archive.DamagedObjectException;
import dev.xunjie.evidence.archive.EvidenceArchive;
import dev.xunjie.evidence.archive.SealedBundle;
import dev.xunjie.evidence.store.FolderStore;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code xunjie evidence export}: a bundle out of the store, without the API. */
@Command(
    name = "export",
    description = {
      "Writes the bundle of an incident out of the evidence store's folder, into a new folder that"
          + " \"evidence verify\" checks.",
      "Needs neither the API nor the database."
    },
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Exit codes: 0 written; 1 the store's content is damaged; 2 there was nothing to write, or no"
          + " place for it."
    })
public final class EvidenceExportCommand implements Callable<Integer> {
  private static final int WRITTEN = 0;
  private static final int DAMAGED = 1;
  private static final int NOTHING = 2;

  @Parameters(paramLabel = "INCIDENT", description = "the incident's id")
  private String incidentId;

  @Option(
      names = "--from",
      paramLabel = "STORE_DIR",
      required = true,
      description = "the evidence folder (XUNJIE_EVIDENCE_DIR)")
  private Path store;

  @Option(
      names = "--to",
      paramLabel = "DIR",
      required = true,
      description = "where the bundle's folder is made")
  private Path parent;

  @Option(
      names = "--revision",
      paramLabel = "N",
      description = "which bundle of the incident, from 1. Default: the newest.")
  private Optional<Integer> revision = Optional.empty();

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    if (!Files.isDirectory(store.resolve("bundles"))) {
      return refuse(
          NOTHING,
          "%s is no evidence store with bundles: give XUNJIE_EVIDENCE_DIR's folder",
          store);
    }
    EvidenceArchive archive = new EvidenceArchive(new FolderStore(store));
    Optional<SealedBundle> bundle =
        revision.isPresent()
            ? archive.find(incidentId, revision.get())
            : archive.newest(incidentId);
    if (bundle.isEmpty()) {
      return refuse(NOTHING, "%s has no such bundle of incident %s", store, incidentId);
    }
    try {
      Path folder = new BundleExport(archive).write(bundle.get(), parent);
      spec.commandLine().getOut().println(folder);
      return WRITTEN;
    } catch (FileAlreadyExistsException there) {
      return refuse(NOTHING, "%s is there already and stays as it is", there.getMessage());
    } catch (DamagedObjectException damaged) {
      return refuse(
          DAMAGED, "%s. What was written so far in %s is incomplete", damaged.getMessage(), parent);
    }
  }

  private int refuse(int exitCode, String message, Object... parts) {
    spec.commandLine().getErr().println(message.formatted(parts));
    return exitCode;
  }
}
