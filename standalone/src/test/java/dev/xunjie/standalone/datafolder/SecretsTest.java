package dev.xunjie.standalone.datafolder;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretsTest {
  @TempDir private Path root;

  @Test
  void areDrawnOnceAndReadableByTheOwnerOnly() throws IOException {
    DataFolder folder = DataFolder.at(root);

    Secrets drawn = Secrets.of(folder);

    assertThat(Secrets.of(folder)).isEqualTo(drawn);
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.secrets())))
        .isEqualTo("rw-------");
    assertThat(drawn.adminPassword())
        .matches("[2-9a-zA-Z]{16}")
        .isNotEqualTo(drawn.reviewerPassword());
  }

  @Test
  void areNotShownByAccident() {
    Secrets drawn = Secrets.of(DataFolder.at(root));

    assertThat(drawn.toString()).doesNotContain(drawn.reviewerPassword());
  }
}
