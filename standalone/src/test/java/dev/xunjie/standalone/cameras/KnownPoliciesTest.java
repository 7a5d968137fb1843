package dev.xunjie.standalone.cameras;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.xunjie.contracts.json.ContractJson;
import dev.xunjie.contracts.policy.CameraPolicy;
import dev.xunjie.standalone.cameras.KnownPolicies.Standing;
import java.util.Map;
import org.junit.jupiter.api.Test;

class KnownPoliciesTest {
  private static final String ZONES =
      """
      [{"offence": "ILLEGAL_PARKING", "id": "kerb", "name": "人行道",
        "polygon": [[0.1, 0.9], [0.9, 0.9], [0.9, 0.5]], "permittedStopSeconds": 300}]""";

  private final KnownPolicies known = new KnownPolicies(Map.of("c1", policy("c1", 3, ZONES)));

  @Test
  void takesThePolicyOfACameraThatHasNone() {
    assertThat(known.standing(policy("c2", 1, ZONES))).isEqualTo(new Standing.Newer());
  }

  @Test
  void takesAHigherVersion() {
    assertThat(known.standing(policy("c1", 4, "[]"))).isEqualTo(new Standing.Newer());
  }

  @Test
  void hasNothingToSayOfWhatIsInForceAlready() {
    assertThat(known.standing(policy("c1", 3, ZONES))).isEqualTo(new Standing.InForce());
  }

  @Test
  void leavesALowerVersionAside() {
    assertThat(known.standing(policy("c1", 1, ZONES)))
        .isEqualTo(
            new Standing.NotUsed(
                "Policy of camera c1, version 1 of the file, is not used: version 3 is in force."
                    + " To use it, count its version up to 4."));
  }

  @Test
  void leavesOtherContentOfTheSameVersionAside() {
    assertThat(known.standing(policy("c1", 3, "[]")))
        .isEqualTo(
            new Standing.NotUsed(
                "Policy of camera c1, version 3 of the file, is not used: version 3 in force has"
                    + " other content. To use it, count its version up to 4."));
  }

  private static CameraPolicy policy(String camera, int version, String zones) {
    String json =
        "{\"cameraId\": \"%s\", \"version\": %d, \"zones\": %s}".formatted(camera, version, zones);
    return ContractJson.fromBytes(json.getBytes(UTF_8), CameraPolicy.class);
  }
}
