package dev.xunjie.contracts.policy;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.xunjie.contracts.json.ContractJson;
import dev.xunjie.contracts.json.MalformedMessageException;
import dev.xunjie.contracts.schedule.Schedule;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ShopFrontZoneTest {
  @Test
  void hasDefaultsForAllButTheTimeAllowedAndTheReferences() {
    ShopFrontZone zone = zone("'allowedSeconds':600,'references':['clean.jpg']");

    assertThat(zone.allowed()).isEqualTo(Duration.ofMinutes(10));
    assertThat(zone.warnAfter()).isEqualTo(Duration.ofMinutes(5));
    assertThat(zone.occupiedFrom()).isEqualTo(.05);
    assertThat(zone.judgedFrom()).isEqualTo(.5);
    assertThat(zone.clearedAfter()).isEqualTo(Duration.ofMinutes(1));
    assertThat(zone.longestGap()).isEqualTo(Duration.ofMinutes(30));
    assertThat(zone.schedule()).isEqualTo(Schedule.ALWAYS);
  }

  @Test
  void needsAReferencePicture() {
    assertRefused("'allowedSeconds':600", "nothing standing there");
    assertRefused("'allowedSeconds':600,'references':[]", "nothing standing there");
  }

  @Test
  void refusesReferencesThatAreNoFileNamesOrNamedTwice() {
    assertRefused("'allowedSeconds':600,'references':['../clean.jpg']", "shop-12");
    assertRefused("'allowedSeconds':600,'references':['a.jpg','a.jpg']", "twice");
  }

  @Test
  void refusesSettingsOutOfRange() {
    String fit = "'references':['clean.jpg'],";
    assertRefused(fit + "'allowedSeconds':7000", "allowedSeconds is 7000.0");
    assertRefused(fit + "'allowedSeconds':60,'leastOccupiedShare':0", "leastOccupiedShare is 0.0");
    assertRefused(fit + "'allowedSeconds':60,'warnAfterSeconds':61", "warnAfterSeconds is 61.0");
  }

  private static void assertRefused(String terms, String because) {
    assertThatThrownBy(() -> zone(terms))
        .isInstanceOf(MalformedMessageException.class)
        .hasMessageContaining(because);
  }

  private static ShopFrontZone zone(String terms) {
    String json =
        "{'cameraId':'cam-1','version':1,'zones':[{'offence':'OUT_OF_STORE','id':'shop-12','name':'门前','polygon':[[0.5,0.5],[1,0.5],[1,1],[0.5,1]],"
            + terms
            + "}]}";
    return (ShopFrontZone)
        ContractJson.fromBytes(json.replace('\'', '"').getBytes(UTF_8), CameraPolicy.class)
            .zones()
            .get(0);
  }
}
