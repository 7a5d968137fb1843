package dev.xunjie.standalone.record;

import dev.xunjie.contracts.json.ContractJson;
import dev.xunjie.evidence.record.AnchorFolder;
import dev.xunjie.evidence.record.Anchors;
import dev.xunjie.evidence.record.RecordReport;
import dev.xunjie.evidence.record.RecordTable;
import dev.xunjie.evidence.signing.TrustedKey;
import dev.xunjie.evidence.signing.UnusableKeyException;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code xunjie audit verify}: whether the record is as it was written. */
@Command(
    name = "verify",
    description = {
      "Reads the whole record of activities out of the database and holds it against its hashes,"
          + " its head and its anchors. Names the first row that was changed, removed, swapped or"
          + " inserted.",
      "Needs the database, not the API; reads only, while others go on writing."
    },
    mixinStandardHelpOptions = true,
    footer = {"", "Exit codes: 0 intact; 1 something is wrong; 2 it couldn't be checked."})
public final class AuditVerifyCommand implements Callable<Integer> {
  private static final int INTACT = 0;
  private static final int WRONG = 1;
  private static final int UNCHECKED = 2;

  /** PostgreSQL's code of "undefined table". */
  private static final String TABLE_ABSENT = "42P01";

  @Mixin private RecordPlace place;

  @Option(names = "--json", description = "the findings as JSON on one line")
  private boolean json;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    try (Connection connection = place.connect()) {
      Set<TrustedKey> keys =
          place.keys().stream().map(TrustedKey::read).collect(Collectors.toSet());
      Optional<Path> folder = place.anchors();
      if (folder.isPresent() && !Files.isDirectory(folder.get())) {
        return refuse("%s, where the anchors should be, is no folder".formatted(folder.get()));
      }
      Anchors anchors =
          folder.isPresent() ? new AnchorFolder(folder.get()).read(keys) : Anchors.NONE;
      RecordReport report = new RecordTable(connection).check(anchors.genuine());
      AuditFindings findings = AuditFindings.of(report, anchors, !keys.isEmpty());
      PrintWriter out = spec.commandLine().getOut();
      if (json) {
        out.println(ContractJson.toLine(findings));
      } else {
        findings.print(out);
      }
      return findings.intact() ? INTACT : WRONG;
    } catch (UnusableKeyException unusable) {
      return refuse(unusable.getMessage());
    } catch (SQLException unreadable) {
      return refuse(
          TABLE_ABSENT.equals(unreadable.getSQLState())
              ? "The database holds no record: the tables activity and activity_head aren't there."
              : "The database can't be read: " + firstLine(unreadable.getMessage()));
    } catch (IOException unreadable) {
      return refuse("The anchors can't be read: " + unreadable);
    }
  }

  private static String firstLine(String message) {
    return message.lines().findFirst().orElse("");
  }

  private int refuse(String message) {
    spec.commandLine().getErr().println(message);
    return UNCHECKED;
  }
}
