package dev.xunjie.detector.plate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.xunjie.contracts.plate.PlateColour;
import dev.xunjie.contracts.plate.PlateNumber;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GrammarBeamTest {
  private static final String SYMBOLS =
      PlateNumber.PROVINCES + PlateNumber.SERIES + PlateNumber.ENDINGS;
  private static final PlateAlphabet ALPHABET = new PlateAlphabet(Arrays.asList(SYMBOLS.split("")));
  private static final GrammarBeam BEAM = new GrammarBeam(ALPHABET);

  @ParameterizedTest
  @ValueSource(strings = {"皖A87271", "皖Q0686学", "鄂F8888警", "京CX8888", "粤B12345D"})
  void readsWhatTheNetworkSaw(String plate) {
    NumberOdds.Guess guess = best(steps(plate, .98f));

    assertThat(guess.number().text()).isEqualTo(plate);
    assertThat(guess.probability()).isGreaterThan(.5);
  }

  @Test
  void tellsDoubledSymbolsByTheBlankBetweenThem() {
    float[][] once = steps("皖A87271", .99f);
    float[][] stretched = new float[once.length * 2][];
    for (int i = 0; i < stretched.length; i++) {
      stretched[i] = once[i / 2];
    }

    assertThat(best(stretched).number().text()).isEqualTo("皖A87271");
  }

  @Test
  void prefersWhatMayStandThereToWhatTheNetworkPreferred() {
    float[][] steps = steps("皖A87271", .98f);
    float[] first = new float[ALPHABET.columns()];
    first[column('A')] = .6f;
    first[column('皖')] = .4f;
    steps[0] = first;

    assertThat(best(steps).number().text()).isEqualTo("皖A87271");
  }

  @Test
  void givesNothingForWritingThatIsNoPlate() {
    NumberOdds otherWriting = BEAM.decode(steps("872713A", .98f));

    assertThat(otherWriting.best().map(NumberOdds.Guess::probability).orElse(0.0)).isLessThan(1e-3);
    assertThat(BEAM.decode(new float[0][ALPHABET.columns()]).best()).isEmpty();
  }

  @Test
  void addsUpToNoMoreThanCertainty() {
    float[][] vague = new float[20][ALPHABET.columns()];
    for (float[] step : vague) {
      Arrays.fill(step, 1f / ALPHABET.columns());
    }

    NumberOdds odds = BEAM.decode(vague);

    assertThat(odds.best().map(NumberOdds.Guess::probability).orElse(0.0)).isBetween(0.0, .1);
  }

  @Test
  void holdsTheMeanOfSeveralLooksAgainstOneThatErred() {
    NumberOdds sure = BEAM.decode(steps("皖A87271", .99f));
    NumberOdds erred = BEAM.decode(steps("皖A87277", .9f));

    NumberOdds.Guess mean = NumberOdds.mean(List.of(sure, erred, sure)).best().orElseThrow();

    assertThat(mean.number().text()).isEqualTo("皖A87271");
    assertThat(mean.probability())
        .isCloseTo(2 / 3.0 * sure.best().orElseThrow().probability(), within(.01));
  }

  @Test
  void letsEachReaderRuleOutButForEndings() {
    NumberOdds knows = BEAM.decode(steps("鄂F8888警", .99f));
    NumberOdds doesNot = BEAM.decode(steps("鄂F88888", .7f));
    NumberOdds other = BEAM.decode(steps("鄂F88887", .99f));

    assertThat(NumberOdds.agreement(List.of(knows, doesNot)).best().orElseThrow().number().text())
        .isEqualTo("鄂F8888警");
    assertThat(NumberOdds.agreement(List.of(doesNot, other)).best().orElseThrow().probability())
        .isLessThan(.05);
  }

  @Test
  void takesABoltForNoEighthSymbolOnBlueGround() {
    NumberOdds odds =
        NumberOdds.mean(
            List.of(
                BEAM.decode(steps("皖DFX8861", .9f)),
                BEAM.decode(steps("皖DFX8861", .9f)),
                BEAM.decode(steps("皖DFX886", .9f))));

    assertThat(odds.bestOn(PlateColour.BLUE).orElseThrow().number().text()).isEqualTo("皖DFX886");
    assertThat(odds.bestOn(PlateColour.GREEN).orElseThrow().number().text()).isEqualTo("皖DFX8861");
  }

  private static NumberOdds.Guess best(float[][] steps) {
    return BEAM.decode(steps).best().orElseThrow();
  }

  /** A step for each symbol, each followed by a blank; the rest of 1 on every column alike. */
  private static float[][] steps(String text, float certainty) {
    float[][] steps = new float[text.length() * 2][ALPHABET.columns()];
    for (int i = 0; i < steps.length; i++) {
      Arrays.fill(steps[i], (1 - certainty) / (ALPHABET.columns() - 1));
      steps[i][i % 2 == 0 ? column(text.charAt(i / 2)) : 0] = certainty;
    }
    return steps;
  }

  private static int column(char symbol) {
    return SYMBOLS.indexOf(symbol) + 1;
  }
}
