package dev.xunjie.evidence.store;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.util.Optional;
import org.gaul.s3proxy.AuthenticationType;
import org.gaul.s3proxy.S3Proxy;
import org.jclouds.ContextBuilder;
import org.jclouds.blobstore.BlobStoreContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Against S3Proxy, which speaks S3's protocol and keeps objects in memory. It looks for an object
 * and writes it in two steps, so it can't show what S3 guarantees: that of writers at once one
 * wins.
 */
class S3StoreTest extends WriteOnceStoreContract {
  private static BlobStoreContext objects;
  private static S3Proxy server;
  private static int bucketCount;

  private S3Store store;

  @BeforeAll
  static void startServer() throws Exception {
    objects =
        ContextBuilder.newBuilder("transient-nio2")
            .credentials("name", "secret")
            .build(BlobStoreContext.class);
    server =
        S3Proxy.builder()
            .blobStore(objects.getBlobStore())
            .endpoint(URI.create("http://127.0.0.1:0"))
            .awsAuthentication(AuthenticationType.AWS_V4, "name", "secret")
            .ignoreUnknownHeaders(true)
            .build();
    server.start();
  }

  @AfterAll
  static void stopServer() throws Exception {
    server.stop();
    objects.close();
  }

  @BeforeEach
  void openBucket() {
    String bucket = "evidence-" + bucketCount++;
    objects.getBlobStore().createContainerInLocation(null, bucket);
    store = new S3Store(settings(server.getPort(), bucket));
  }

  @AfterEach
  void closeStore() {
    store.close();
  }

  @Override
  WriteOnceStore store() {
    return store;
  }

  @Test
  void saysWhichStoreIsAway() {
    try (S3Store away = new S3Store(settings(1, "evidence-away"))) {
      assertThatThrownBy(() -> away.put("blobs/a", content("x")))
          .isInstanceOf(StoreUnavailableException.class)
          .hasMessageContaining("evidence-away");
    }
  }

  @Test
  void saysThatTheStoreRefusesTheWriter() {
    try (S3Store stranger = new S3Store(settings(server.getPort(), "evidence-0", "guessed"))) {
      assertThatThrownBy(() -> stranger.put("blobs/a", content("x")))
          .isInstanceOf(StoreUnavailableException.class)
          .hasMessageContaining("evidence-0")
          .hasMessageContaining("403");
    }
  }

  private static S3Settings settings(int port, String bucket) {
    return settings(port, bucket, "secret");
  }

  private static S3Settings settings(int port, String bucket, String secret) {
    return new S3Settings(
        Optional.of(URI.create("http://127.0.0.1:" + port)),
        "us-east-1",
        bucket,
        "city/",
        Optional.of(new S3Settings.Credentials("name", secret)),
        Optional.empty());
  }
}
