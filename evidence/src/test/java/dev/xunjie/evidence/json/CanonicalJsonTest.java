package dev.xunjie.evidence.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.xunjie.evidence.archive.TestingIncident;
import dev.xunjie.evidence.manifest.IncidentFacts;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class CanonicalJsonTest {
  private static final IncidentFacts FACTS = TestingIncident.facts("incident", "camera");

  @Test
  void writesKeysInTheOrderOfTheRecordForPeopleToRead() {
    String json = new String(CanonicalJson.toBytes(FACTS), UTF_8);

    assertThat(json)
        .startsWith(
            """
            {
              "incidentId": "incident",
              "offence": {
                "id": "ILLEGAL_PARKING",
                "caseClass": "05-05",
                "name": "人行道违停"
              },
              "camera": {
            """)
        .endsWith("}\n")
        .contains("\"startedAt\": \"2026-11-22T02:30:00Z\"")
        .contains("\"timeZone\": \"Asia/Shanghai\"")
        .doesNotContain("endedAt", "\r");
  }

  @Test
  void givesTheSameBytesAgainAfterReading() {
    byte[] json = CanonicalJson.toBytes(FACTS);

    IncidentFacts read = CanonicalJson.fromBytes(json, IncidentFacts.class);

    assertThat(read).isEqualTo(FACTS);
    assertThat(CanonicalJson.toBytes(read)).isEqualTo(json);
  }

  @Test
  void refusesWhatIsCutOffOrSaysAThingTwice() {
    byte[] json = CanonicalJson.toBytes(FACTS);

    assertThatThrownBy(() -> CanonicalJson.fromBytes(Arrays.copyOf(json, 100), IncidentFacts.class))
        .isInstanceOf(MalformedDocumentException.class);
    assertThatThrownBy(
            () ->
                CanonicalJson.fromBytes(
                    "{\"x\": 1, \"x\": 2}".getBytes(UTF_8), IncidentFacts.class))
        .isInstanceOf(MalformedDocumentException.class)
        .hasMessageContaining("uplicate");
  }
}
