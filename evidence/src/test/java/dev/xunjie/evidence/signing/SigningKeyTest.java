package dev.xunjie.evidence.signing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SigningKeyTest {
  private static final byte[] MANIFEST = "the manifest".getBytes(UTF_8);

  @TempDir private Path folder;
  private Path file;

  @BeforeEach
  void nameFile() {
    file = folder.resolve("keys/evidence.pem");
  }

  @Test
  void isMadeOnceForItsOwnerAlone() throws IOException {
    SigningKey made = SigningKey.readOrCreate(file);
    SigningKey found = SigningKey.readOrCreate(file);

    assertThat(found.publicKey()).isEqualTo(made.publicKey());
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    assertThat(file.getParent()).isDirectoryContaining(other -> other.equals(file));
    assertThat(found.sign(MANIFEST).isOf(MANIFEST)).isTrue();
    assertThat(found.sign(MANIFEST).namesItsKey()).isTrue();
  }

  @Test
  void isRefusedWhenOthersCanReadIt() throws IOException {
    SigningKey.readOrCreate(file);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));

    assertThatThrownBy(() -> SigningKey.readOrCreate(file))
        .isInstanceOf(UnusableKeyException.class)
        .hasMessageContaining("chmod 600 " + file);
  }

  @Test
  void isRefusedWhenDamaged() throws IOException {
    SigningKey.readOrCreate(file);
    String pem = Files.readString(file);
    for (String damaged :
        new String[] {
          "",
          pem.substring(0, 60),
          pem.replaceFirst("PRIVATE KEY-----\\n.{8}", "PRIVATE KEY-----\n????????"),
          pem.substring(0, pem.indexOf("-----BEGIN PUBLIC")),
          pem.replaceFirst("(PUBLIC KEY-----\\n.{20}).", "$1!")
        }) {
      Files.writeString(file, damaged);

      assertThatThrownBy(() -> SigningKey.read(file))
          .isInstanceOf(UnusableKeyException.class)
          .hasMessageContaining(file.toString());
    }
  }

  @Test
  void isRefusedWhenItsHalvesDoNotBelongTogether() throws IOException {
    SigningKey other = SigningKey.readOrCreate(folder.resolve("other.pem"));
    SigningKey.readOrCreate(file);
    String pem = Files.readString(file);
    Files.writeString(file, pem.substring(0, pem.indexOf("-----BEGIN PUBLIC")) + other.publicPem());

    assertThatThrownBy(() -> SigningKey.read(file)).hasMessageContaining("don't belong together");
  }

  @Test
  void givesItsPublicHalfToWhoeverChecks() throws IOException {
    SigningKey key = SigningKey.readOrCreate(file);
    Path handedOut = Files.writeString(folder.resolve("public.pem"), key.publicPem());

    assertThat(TrustedKey.read(handedOut).id()).isEqualTo(key.sign(MANIFEST).keyId());
  }

  @Test
  void namesAFileThatIsNotThere() {
    assertThatThrownBy(() -> TrustedKey.read(folder.resolve("nowhere.pem")))
        .isInstanceOf(UnusableKeyException.class)
        .hasMessageContaining("nowhere.pem");
  }
}
