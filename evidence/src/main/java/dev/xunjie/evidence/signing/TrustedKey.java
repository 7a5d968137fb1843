package dev.xunjie.evidence.signing;

import dev.xunjie.evidence.digest.Sha256;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.spec.X509EncodedKeySpec;

/**
 * The public key of an authority whose signature is believed.
 *
 * @param key an Ed25519 key
 */
public record TrustedKey(PublicKey key) {
  static final String ALGORITHM = "Ed25519";
  static final String LABEL = "PUBLIC KEY";

  /**
   * Reads a file in PEM with a block PUBLIC KEY.
   *
   * @throws UnusableKeyException if there is none, or no Ed25519 key in it
   */
  public static TrustedKey read(Path file) {
    byte[] der =
        PemFile.find(LABEL, PemFile.read(file), file)
            .orElseThrow(
                () ->
                    new UnusableKeyException(
                        file + " holds no public key: it needs a PEM block PUBLIC KEY"));
    try {
      return new TrustedKey(publicKey(der));
    } catch (GeneralSecurityException damaged) {
      throw new UnusableKeyException(
          "the PUBLIC KEY in %s is damaged or isn't of Ed25519".formatted(file), damaged);
    }
  }

  /** The key's fingerprint: SHA-256 of its X.509 encoding. */
  public Sha256 id() {
    return Sha256.of(key.getEncoded());
  }

  static PublicKey publicKey(byte[] der) throws GeneralSecurityException {
    return KeyFactory.getInstance(ALGORITHM).generatePublic(new X509EncodedKeySpec(der));
  }
}
