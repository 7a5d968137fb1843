package dev.xunjie.evidence.record;

import dev.xunjie.evidence.digest.Sha256;
import dev.xunjie.evidence.signing.ManifestSignature;
import dev.xunjie.evidence.signing.SigningKey;
import java.time.Instant;
import java.util.Objects;

/**
 * A line of an anchor file.
 *
 * @param sequence the record's last row
 * @param sha256 that row's hash
 * @param at when, by the API's clock
 * @param keyId fingerprint of the public key
 * @param publicKey its X.509 encoding in Base64
 * @param signature of Ed25519, in Base64, over the {@link Anchor}
 */
record SignedAnchor(
    long sequence, Sha256 sha256, Instant at, Sha256 keyId, String publicKey, String signature) {
  SignedAnchor {
    Objects.requireNonNull(sha256, "sha256 is missing");
    Objects.requireNonNull(at, "at is missing");
    Objects.requireNonNull(keyId, "keyId is missing");
    Objects.requireNonNull(publicKey, "publicKey is missing");
    Objects.requireNonNull(signature, "signature is missing");
  }

  static SignedAnchor of(Anchor anchor, SigningKey key) {
    ManifestSignature signed = key.sign(anchor.signedForm());
    return new SignedAnchor(
        anchor.head().sequence(),
        anchor.head().sha256(),
        anchor.at(),
        signed.keyId(),
        signed.publicKey(),
        signed.signature());
  }

  Anchor anchor() {
    return new Anchor(new RecordHead(sequence, sha256), at);
  }

  /** Whether the key that it names signed it. */
  boolean isSignedByItsKey() {
    byte[] form = anchor().signedForm();
    ManifestSignature given =
        new ManifestSignature("Ed25519", keyId, publicKey, Sha256.of(form), signature);
    return given.namesItsKey() && given.isOf(form);
  }
}
