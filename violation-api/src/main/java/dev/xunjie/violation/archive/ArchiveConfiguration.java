package dev.xunjie.violation.archive;

import dev.xunjie.evidence.archive.BundleSealer;
import dev.xunjie.evidence.archive.EvidenceArchive;
import dev.xunjie.evidence.signing.AntiForgeryCodes;
import dev.xunjie.evidence.signing.SigningKey;
import dev.xunjie.evidence.store.FolderStore;
import dev.xunjie.evidence.store.S3Settings;
import dev.xunjie.evidence.store.S3Store;
import dev.xunjie.evidence.store.WriteOnceStore;
import dev.xunjie.violation.ApiSettings;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Opens the store and the key that the operator has set. */
@Configuration(proxyBeanMethods = false)
class ArchiveConfiguration {
  @Bean
  WriteOnceStore evidenceStore(ApiSettings settings) {
    return settings.evidenceS3().bucket().isBlank()
        ? new FolderStore(settings.evidenceDir())
        : new S3Store(s3(settings.evidenceS3()));
  }

  @Bean
  EvidenceArchive evidenceArchive(WriteOnceStore store) {
    return new EvidenceArchive(store);
  }

  @Bean
  SigningKey signingKey(ApiSettings settings) {
    return SigningKey.readOrCreate(settings.evidenceKey());
  }

  @Bean
  AntiForgeryCodes antiForgeryCodes(SigningKey key) {
    return key.antiForgeryCodes();
  }

  @Bean
  BundleSealer bundleSealer(EvidenceArchive archive, SigningKey key) {
    return new BundleSealer(archive, key);
  }

  private static S3Settings s3(ApiSettings.EvidenceS3 settings) {
    return new S3Settings(
        settings.endpoint().isBlank()
            ? Optional.empty()
            : Optional.of(URI.create(settings.endpoint())),
        settings.region(),
        settings.bucket(),
        settings.prefix(),
        settings.accessKey().isBlank()
            ? Optional.empty()
            : Optional.of(new S3Settings.Credentials(settings.accessKey(), settings.secretKey())),
        settings.retentionDays() == 0
            ? Optional.empty()
            : Optional.of(Duration.ofDays(settings.retentionDays())));
  }
}
