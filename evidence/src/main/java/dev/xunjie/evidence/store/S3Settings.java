package dev.xunjie.evidence.store;

import java.net.URI;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;

/**
 * Where an S3-compatible store is and how it is used.
 *
 * @param endpoint its address; absent: Amazon's, by the region
 * @param region as the store names it; many want {@code us-east-1}
 * @param bucket an existing bucket
 * @param prefix before every name, as in {@code evidence/}; may be empty
 * @param credentials absent: the AWS client's usual chain (environment, files, instance)
 * @param retention how long the store itself refuses to let anyone remove an object (object lock in
 *     compliance mode, which the bucket must allow); absent: not asked for
 */
public record S3Settings(
    Optional<URI> endpoint,
    String region,
    String bucket,
    String prefix,
    Optional<Credentials> credentials,
    Optional<Duration> retention) {
  public S3Settings {
    Objects.requireNonNull(endpoint, "endpoint is missing");
    Objects.requireNonNull(region, "region is missing");
    Objects.requireNonNull(bucket, "bucket is missing");
    Objects.requireNonNull(prefix, "prefix is missing");
    Objects.requireNonNull(credentials, "credentials are missing");
    Objects.requireNonNull(retention, "retention is missing");
  }

  /**
   * What the store knows the writer by.
   *
   * @param accessKey the name
   * @param secretKey the secret, which {@link #toString} leaves out
   */
  public record Credentials(String accessKey, String secretKey) {
    @Override
    public String toString() {
      return "credentials of " + accessKey;
    }
  }
}
