package dev.xunjie.evidence.store;

import dev.xunjie.evidence.digest.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3ClientBuilder;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.ObjectLockMode;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.S3Exception;

/**
 * A store in a bucket of S3 or of a store that speaks its protocol and knows conditional writes
 * ({@code If-None-Match: *}). The SHA-256 goes along, so that the store itself refuses what the way
 * there altered.
 */
public final class S3Store implements WriteOnceStore, AutoCloseable {
  private static final int PRECONDITION_FAILED = 412;
  private static final int NOT_FOUND = 404;
  private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(5);

  /** Without a byte for so long the store is taken for unreachable. */
  private static final Duration READ_TIMEOUT = Duration.ofSeconds(60);

  private final S3Client client;
  private final S3Settings settings;

  public S3Store(S3Settings settings) {
    this.settings = settings;
    S3ClientBuilder builder =
        S3Client.builder()
            .region(Region.of(settings.region()))
            .forcePathStyle(settings.endpoint().isPresent())
            // Others than Amazon refuse the trailing checksums that are the client's default.
            .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
            .responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED)
            .httpClientBuilder(
                UrlConnectionHttpClient.builder()
                    .connectionTimeout(CONNECT_TIMEOUT)
                    .socketTimeout(READ_TIMEOUT));
    settings.endpoint().ifPresent(builder::endpointOverride);
    settings
        .credentials()
        .map(given -> AwsBasicCredentials.create(given.accessKey(), given.secretKey()))
        .map(StaticCredentialsProvider::create)
        .ifPresent(builder::credentialsProvider);
    this.client = builder.build();
  }

  @Override
  public boolean put(String name, Content content) {
    PutObjectRequest.Builder request =
        PutObjectRequest.builder()
            .bucket(settings.bucket())
            .key(key(name))
            .ifNoneMatch("*")
            .checksumSHA256(base64(content.sha256()));
    settings
        .retention()
        .ifPresent(
            retention ->
                request
                    .objectLockMode(ObjectLockMode.COMPLIANCE)
                    .objectLockRetainUntilDate(Instant.now().plus(retention)));
    try {
      client.putObject(request.build(), body(content));
      return true;
    } catch (S3Exception refused) {
      if (refused.statusCode() == PRECONDITION_FAILED) {
        requireSame(name, content);
        return false;
      }
      throw unavailable("keep", name, refused);
    } catch (SdkException | UncheckedIOException failed) {
      throw unavailable("keep", name, failed);
    }
  }

  @Override
  public boolean holds(String name) {
    try {
      client.headObject(request -> request.bucket(settings.bucket()).key(key(name)));
      return true;
    } catch (S3Exception refused) {
      if (refused.statusCode() == NOT_FOUND) {
        return false;
      }
      throw unavailable("look for", name, refused);
    } catch (SdkException failed) {
      throw unavailable("look for", name, failed);
    }
  }

  @Override
  public Optional<InputStream> open(String name) {
    try {
      return Optional.of(
          client.getObject(request -> request.bucket(settings.bucket()).key(key(name))));
    } catch (NoSuchKeyException absent) {
      return Optional.empty();
    } catch (SdkException failed) {
      throw unavailable("read", name, failed);
    }
  }

  @Override
  public void close() {
    client.close();
  }

  private String key(String name) {
    return settings.prefix() + ObjectName.require(name);
  }

  private static RequestBody body(Content content) {
    return RequestBody.fromContentProvider(
        () -> {
          try {
            return content.open();
          } catch (IOException unreadable) {
            throw new UncheckedIOException("can't read what is to be kept", unreadable);
          }
        },
        content.bytes(),
        "application/octet-stream");
  }

  private void requireSame(String name, Content content) {
    Optional<InputStream> found = open(name);
    if (found.isEmpty()) {
      throw unavailable(
          "keep", name, new IOException("the store says both that it is there and not"));
    }
    try (InputStream kept = found.get()) {
      Sha256 there = Sha256.of(kept);
      if (!there.equals(content.sha256())) {
        throw new WrittenOnceException(name, there, content.sha256());
      }
    } catch (IOException unreadable) {
      throw unavailable("read", name, unreadable);
    }
  }

  private static String base64(Sha256 hash) {
    return Base64.getEncoder().encodeToString(HexFormat.of().parseHex(hash.hex()));
  }

  private StoreUnavailableException unavailable(String act, String name, Exception why) {
    return new StoreUnavailableException(
        "can't %s %s in bucket %s: %s. Once this is mended the same can be tried again."
            .formatted(act, key(name), settings.bucket(), why.getMessage()),
        why);
  }
}
