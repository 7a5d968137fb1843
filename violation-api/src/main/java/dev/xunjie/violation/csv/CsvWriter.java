package dev.xunjie.violation.csv;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Writes comma-separated values (RFC 4180) that no spreadsheet program takes for formulas. Begins
 * with a byte order mark, without which such programs take Chinese for something else.
 */
public final class CsvWriter {
  private static final String BYTE_ORDER_MARK = "\uFEFF";

  /** What a spreadsheet program takes for the beginning of a formula. */
  private static final String FORMULA_BEGINNINGS = "=+-@\t\r\n";

  private final Writer writer;

  /** Writes the names of the columns. */
  public CsvWriter(OutputStream out, List<String> columns) throws IOException {
    this.writer = new OutputStreamWriter(out, UTF_8);
    writer.write(BYTE_ORDER_MARK);
    row(columns);
  }

  public void row(List<String> cells) throws IOException {
    writer.write(cells.stream().map(CsvWriter::cell).collect(Collectors.joining(",", "", "\r\n")));
  }

  /** Sends on what was written so far. */
  public void flush() throws IOException {
    writer.flush();
  }

  /** An apostrophe before what would be a formula: shown as the text that it is, never run. */
  static String cell(String text) {
    boolean formula = !text.isEmpty() && FORMULA_BEGINNINGS.indexOf(text.charAt(0)) >= 0;
    String harmless = formula ? "'" + text : text;
    boolean plain = harmless.chars().noneMatch(c -> c == ',' || c == '"' || c == '\r' || c == '\n');
    return plain ? harmless : '"' + harmless.replace("\"", "\"\"") + '"';
  }
}
