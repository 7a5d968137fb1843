package dev.xunjie.violation.record;

import dev.xunjie.evidence.record.RecordEntry;
import dev.xunjie.evidence.record.RecordRow;
import dev.xunjie.violation.csv.CsvWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;

/**
 * The record as a table, page by page, so that a slow reader holds no connection of the database.
 */
final class RecordCsv {
  private static final int PAGE_ROWS = 1000;
  private static final List<String> COLUMNS =
      List.of(
          "sequence",
          "at",
          "actor",
          "address",
          "kind",
          "subject",
          "detail",
          "previous_sha256",
          "sha256");

  private final RecordReader reader;

  RecordCsv(RecordReader reader) {
    this.reader = reader;
  }

  /** Writes all rows that there are; what is recorded meanwhile may come with them. */
  void write(RecordFilter filter, OutputStream out) throws IOException {
    CsvWriter table = new CsvWriter(out, COLUMNS);
    long last = 0;
    List<RecordRow> page;
    do {
      page = reader.oldest(filter, last, PAGE_ROWS);
      for (RecordRow row : page) {
        table.row(cells(row));
        last = row.entry().sequence();
      }
      table.flush();
    } while (page.size() == PAGE_ROWS);
  }

  private static List<String> cells(RecordRow row) {
    RecordEntry entry = row.entry();
    return List.of(
        Long.toString(entry.sequence()),
        entry.at().toString(),
        entry.actor(),
        entry.address(),
        entry.kind(),
        entry.subject(),
        entry.detail(),
        row.previousSha256(),
        row.sha256());
  }
}
