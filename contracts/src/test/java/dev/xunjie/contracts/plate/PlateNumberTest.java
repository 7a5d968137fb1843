package dev.xunjie.contracts.plate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlateNumberTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "皖A87271",
        "湘ATL269",
        "京CX8888",
        "皖Q0686学",
        "鄂F8888警",
        "沪A1707领",
        "粤ZF023港",
        "粤B12345D",
        "粤BD12345",
        "沪ADA1234",
        "冀A1234挂"
      })
  void takesWhatIsOnThePlatesOfTheStreets(String text) {
    assertThat(new PlateNumber(text).text()).isEqualTo(text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "皖A8727",
        "A皖87271",
        "皖187271",
        "皖A8727警1",
        "皖A警7271",
        "WJ1693015",
        "粤B1234567",
        "粤BDABCDE",
        "粤B12345L",
        "皖A87271X2",
        "皖a87271"
      })
  void refusesWhatNoOfficeIssues(String text) {
    assertThat(PlateNumber.find(text)).isEmpty();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new PlateNumber(text))
        .withMessageContaining("\"" + text + "\"");
  }

  @Test
  void isTheSameWithLettersThatLookLikeDigits() {
    assertThat(new PlateNumber("粤OA2I60")).isEqualTo(new PlateNumber("粤0A2160"));
  }

  @Test
  void isTheSameWithTheDotOfThePlate() {
    assertThat(new PlateNumber("皖A·87271")).isEqualTo(new PlateNumber("皖A87271"));
  }

  @Test
  void knowsSpecialUsesByTheirEnding() {
    assertThat(new PlateNumber("鄂F8888警").hasEnding()).isTrue();
    assertThat(new PlateNumber("鄂F88888").hasEnding()).isFalse();
  }

  @Test
  void knowsNewEnergyVehiclesByTheirEightSymbols() {
    assertThat(new PlateNumber("粤B12345D").isNewEnergy()).isTrue();
    assertThat(new PlateNumber("粤B12345").isNewEnergy()).isFalse();
  }
}
