package dev.xunjie.violation.csv;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class CsvWriterTest {
  @Test
  void neutralisesEveryBeginningOfAFormula() {
    for (String formula : List.of("=1", "+1", "-1", "@SUM(A1)", "\t=1")) {
      assertThat(CsvWriter.cell(formula)).isEqualTo("'" + formula);
    }
    assertThat(CsvWriter.cell("\r=1")).isEqualTo("\"'\r=1\"");
    assertThat(CsvWriter.cell("{}")).isEqualTo("{}");
    assertThat(CsvWriter.cell("")).isEmpty();
  }
}
