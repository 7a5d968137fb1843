package dev.xunjie.violation.record;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.xunjie.evidence.record.RecordEntry;
import dev.xunjie.evidence.record.RecordRow;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The record as comma-separated values (RFC 4180), page by page, so that a slow reader holds no
 * connection of the database. Begins with a byte order mark, without which spreadsheet programs
 * take Chinese for something else.
 */
final class RecordCsv {
  private static final int PAGE_ROWS = 1000;
  private static final String BYTE_ORDER_MARK = "\uFEFF";

  /** What a spreadsheet program takes for the beginning of a formula. */
  private static final String FORMULA_BEGINNINGS = "=+-@\t\r\n";

  private final RecordReader reader;

  RecordCsv(RecordReader reader) {
    this.reader = reader;
  }

  /** Writes all rows that there are; what is recorded meanwhile may come with them. */
  void write(RecordFilter filter, OutputStream out) throws IOException {
    Writer writer = new OutputStreamWriter(out, UTF_8);
    writer.write(BYTE_ORDER_MARK);
    writer.write("sequence,at,actor,address,kind,subject,detail,previous_sha256,sha256\r\n");
    long last = 0;
    List<RecordRow> page;
    do {
      page = reader.oldest(filter, last, PAGE_ROWS);
      for (RecordRow row : page) {
        writer.write(line(row));
        last = row.entry().sequence();
      }
      writer.flush();
    } while (page.size() == PAGE_ROWS);
  }

  private static String line(RecordRow row) {
    RecordEntry entry = row.entry();
    return Stream.of(
            Long.toString(entry.sequence()),
            entry.at().toString(),
            entry.actor(),
            entry.address(),
            entry.kind(),
            entry.subject(),
            entry.detail(),
            row.previousSha256(),
            row.sha256())
        .map(RecordCsv::cell)
        .collect(Collectors.joining(",", "", "\r\n"));
  }

  /** An apostrophe before what would be a formula: shown as the text that it is, never run. */
  static String cell(String text) {
    boolean formula = !text.isEmpty() && FORMULA_BEGINNINGS.indexOf(text.charAt(0)) >= 0;
    String harmless = formula ? "'" + text : text;
    boolean plain = harmless.chars().noneMatch(c -> c == ',' || c == '"' || c == '\r' || c == '\n');
    return plain ? harmless : '"' + harmless.replace("\"", "\"\"") + '"';
  }
}
