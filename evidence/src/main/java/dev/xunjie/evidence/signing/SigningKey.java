package dev.xunjie.evidence.signing;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.xunjie.evidence.digest.Sha256;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.Set;

/**
 * The Ed25519 key with which this installation signs evidence. It lies in a file of two PEM blocks,
 * PRIVATE KEY (PKCS#8) and PUBLIC KEY, that its owner alone can read.
 */
public final class SigningKey {
  private static final String LABEL = "PRIVATE KEY";
  private static final Set<PosixFilePermission> OWNER_ONLY =
      PosixFilePermissions.fromString("rw-------");

  private final PrivateKey privateKey;
  private final TrustedKey publicKey;

  private SigningKey(PrivateKey privateKey, TrustedKey publicKey) {
    this.privateKey = privateKey;
    this.publicKey = publicKey;
  }

  /**
   * The file's key; if there is no such file yet, it is made with a new key. Several processes may
   * do so at once: all get the same key.
   *
   * @throws UnusableKeyException if the file is damaged, open to others, or can't be made
   */
  public static SigningKey readOrCreate(Path file) {
    try {
      if (!Files.exists(file)) {
        create(file);
      }
    } catch (IOException unwritable) {
      throw new UnusableKeyException(
          "can't make the key file %s: %s".formatted(file, unwritable), unwritable);
    }
    return read(file);
  }

  /**
   * The file's key.
   *
   * @throws UnusableKeyException if the file is missing, damaged or open to others
   */
  public static SigningKey read(Path file) {
    String pem = PemFile.read(file);
    requireOwnerOnly(file);
    byte[] secret =
        PemFile.find(LABEL, pem, file)
            .orElseThrow(
                () ->
                    new UnusableKeyException(
                        file + " is damaged or no key file: it needs a PEM block PRIVATE KEY"));
    if (PemFile.find(TrustedKey.LABEL, pem, file).isEmpty()) {
      throw new UnusableKeyException(
          "%1$s lacks the block PUBLIC KEY; add it with: openssl pkey -in %1$s -pubout >> %1$s"
              .formatted(file));
    }
    try {
      PrivateKey privateKey =
          KeyFactory.getInstance(TrustedKey.ALGORITHM)
              .generatePrivate(new PKCS8EncodedKeySpec(secret));
      SigningKey key = new SigningKey(privateKey, TrustedKey.read(file));
      byte[] probe = "probe".getBytes(US_ASCII);
      if (!key.sign(probe).isOf(probe)) {
        throw new UnusableKeyException(
            file + " is damaged: its private and its public key don't belong together");
      }
      return key;
    } catch (GeneralSecurityException damaged) {
      throw new UnusableKeyException(
          "the PRIVATE KEY in %s is damaged or isn't of Ed25519".formatted(file), damaged);
    }
  }

  /** The signature of a manifest's bytes. */
  public ManifestSignature sign(byte[] manifest) {
    try {
      Signature signer = Signature.getInstance(TrustedKey.ALGORITHM);
      signer.initSign(privateKey);
      signer.update(manifest);
      return new ManifestSignature(
          TrustedKey.ALGORITHM,
          publicKey.id(),
          Base64.getEncoder().encodeToString(publicKey.key().getEncoded()),
          Sha256.of(manifest),
          Base64.getEncoder().encodeToString(signer.sign()));
    } catch (GeneralSecurityException unusable) {
      throw new IllegalStateException("can't sign with Ed25519", unusable);
    }
  }

  /** The public half, to be given to whoever checks. */
  public TrustedKey publicKey() {
    return publicKey;
  }

  /** The public half as PEM. */
  public String publicPem() {
    return PemFile.block(TrustedKey.LABEL, publicKey.key().getEncoded());
  }

  /** The codes that only the holder of this key can make and check. */
  public AntiForgeryCodes antiForgeryCodes() {
    return new AntiForgeryCodes(privateKey.getEncoded());
  }

  @Override
  public String toString() {
    return "signing key " + publicKey.id();
  }

  private static void create(Path file) throws IOException {
    Path folder = file.toAbsolutePath().getParent();
    Files.createDirectories(folder);
    Path draft =
        Files.createTempFile(
            folder,
            "." + file.getFileName(),
            ".new",
            PosixFilePermissions.asFileAttribute(OWNER_ONLY));
    try {
      KeyPair pair = KeyPairGenerator.getInstance(TrustedKey.ALGORITHM).generateKeyPair();
      Files.writeString(
          draft,
          PemFile.block(LABEL, pair.getPrivate().getEncoded())
              + PemFile.block(TrustedKey.LABEL, pair.getPublic().getEncoded()),
          UTF_8);
      // A link never replaces the key that another process made meanwhile.
      Files.createLink(file, draft);
    } catch (FileAlreadyExistsException ignored) {
      // Then that one is the key.
    } catch (GeneralSecurityException absent) {
      throw new IllegalStateException("every Java platform since 15 has Ed25519", absent);
    } finally {
      Files.deleteIfExists(draft);
    }
  }

  private static void requireOwnerOnly(Path file) {
    try {
      Set<PosixFilePermission> granted = Files.getPosixFilePermissions(file);
      boolean closed =
          granted.stream().allMatch(permission -> permission.name().startsWith("OWNER_"));
      if (!closed) {
        throw new UnusableKeyException(
            "%1$s can be read by others (%2$s): whoever has the key can forge evidence. Close it with: chmod 600 %1$s"
                .formatted(file, PosixFilePermissions.toString(granted)));
      }
    } catch (IOException | UnsupportedOperationException unknown) {
      throw new UnusableKeyException(
          "can't tell who may read the key file %s: %s".formatted(file, unknown), unknown);
    }
  }
}
