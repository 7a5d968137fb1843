package dev.xunjie.violation.idempotency;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.xunjie.contracts.json.ContractJson;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Keeps answers so that only who sends the idempotency key again can read them (AES-GCM under a key
 * made of it): an answer may tell a password or a token, of which the database otherwise knows
 * digests alone.
 */
final class AnswerSeal {
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final int NONCE_BYTES = 12;
  private static final int TAG_BITS = 128;

  private final String username;
  private final String key;

  AnswerSeal(String username, String key) {
    this.username = username;
    this.key = key;
  }

  /** By what the answer is found again. */
  String keyDigest() {
    return HexFormat.of().formatHex(derived("name"));
  }

  byte[] seal(Answer answer) {
    byte[] nonce = new byte[NONCE_BYTES];
    RANDOM.nextBytes(nonce);
    byte[] sealed = run(Cipher.ENCRYPT_MODE, nonce, ContractJson.toBytes(answer));
    return ByteBuffer.allocate(nonce.length + sealed.length).put(nonce).put(sealed).array();
  }

  Answer open(byte[] kept) {
    byte[] nonce = Arrays.copyOf(kept, NONCE_BYTES);
    byte[] sealed = Arrays.copyOfRange(kept, NONCE_BYTES, kept.length);
    return ContractJson.fromBytes(run(Cipher.DECRYPT_MODE, nonce, sealed), Answer.class);
  }

  private byte[] run(int mode, byte[] nonce, byte[] content) {
    try {
      Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
      cipher.init(
          mode, new SecretKeySpec(derived("seal"), "AES"), new GCMParameterSpec(TAG_BITS, nonce));
      return cipher.doFinal(content);
    } catch (GeneralSecurityException altered) {
      throw new IllegalStateException("a kept answer can't be read: was it altered?", altered);
    }
  }

  private byte[] derived(String purpose) {
    try {
      return MessageDigest.getInstance("SHA-256")
          .digest(String.join("\n", purpose, username, key).getBytes(UTF_8));
    } catch (GeneralSecurityException absent) {
      throw new IllegalStateException("every Java platform has SHA-256", absent);
    }
  }
}
