package dev.xunjie.detector.plate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SlantSearchTest {
  @Test
  void findsTheSlantThatReadsBest() {
    SlantSearch.Slant best =
        new SlantSearch(
                (falls, leans) -> Math.exp(-Math.pow(falls - .28, 2) - Math.pow(leans + .17, 2)))
            .best();

    assertThat(best.falls()).isCloseTo(.3, within(1e-9));
    assertThat(best.leans()).isCloseTo(-.18, within(1e-9));
  }

  @Test
  void leavesThePlateAsItIsWhenNoSlantReadsBetter() {
    assertThat(new SlantSearch((falls, leans) -> .5).best()).isEqualTo(new SlantSearch.Slant(0, 0));
  }

  @Test
  void asksAboutNoSlantTwice() {
    List<SlantSearch.Slant> asked = new ArrayList<>();
    new SlantSearch(
            (falls, leans) -> {
              asked.add(new SlantSearch.Slant(falls, leans));
              return falls + leans;
            })
        .best();

    assertThat(asked).doesNotHaveDuplicates();
  }
}
