package dev.xunjie.evidence.signing;

import dev.xunjie.evidence.digest.Sha256;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.util.Base64;
import java.util.Objects;

/**
 * The signature that lies beside a manifest.
 *
 * @param algorithm {@code Ed25519} (RFC 8032), over the manifest file's bytes
 * @param keyId fingerprint of the public key, see {@link TrustedKey#id}
 * @param publicKey its X.509 encoding in Base64
 * @param manifestSha256 of the bytes that were signed; tells which of both files was altered
 * @param signature 64 bytes in Base64
 */
public record ManifestSignature(
    String algorithm, Sha256 keyId, String publicKey, Sha256 manifestSha256, String signature) {
  public ManifestSignature {
    Objects.requireNonNull(keyId, "keyId is missing");
    Objects.requireNonNull(publicKey, "publicKey is missing");
    Objects.requireNonNull(manifestSha256, "manifestSha256 is missing");
    Objects.requireNonNull(signature, "signature is missing");
    if (!TrustedKey.ALGORITHM.equals(algorithm)) {
      throw new IllegalArgumentException(
          "algorithm is %s, but must be %s".formatted(algorithm, TrustedKey.ALGORITHM));
    }
  }

  /** Whether the named key is the one that is given here. */
  public boolean namesItsKey() {
    try {
      return new TrustedKey(TrustedKey.publicKey(decoded(publicKey))).id().equals(keyId);
    } catch (GeneralSecurityException | IllegalArgumentException damaged) {
      return false;
    }
  }

  /** Whether the key that is given here signed these bytes. */
  public boolean isOf(byte[] manifest) {
    try {
      Signature verifier = Signature.getInstance(TrustedKey.ALGORITHM);
      verifier.initVerify(TrustedKey.publicKey(decoded(publicKey)));
      verifier.update(manifest);
      return verifier.verify(decoded(signature));
    } catch (GeneralSecurityException | IllegalArgumentException damaged) {
      return false;
    }
  }

  private static byte[] decoded(String base64) {
    return Base64.getDecoder().decode(base64);
  }
}
