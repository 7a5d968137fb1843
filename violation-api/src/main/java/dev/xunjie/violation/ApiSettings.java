package dev.xunjie.violation;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * What an operator may set, by environment variable or as {@code xunjie.*} property.
 *
 * @param kafka {@code XUNJIE_KAFKA}: bootstrap servers, where incidents and frames come from and
 *     cameras and policies go to
 * @param redisUrl {@code XUNJIE_REDIS_URL}: leases and live events are shared through it by all
 *     instances
 * @param evidenceDir {@code XUNJIE_EVIDENCE_DIR}: the pictures' folder, one file system shared by
 *     all instances; belongs in the backup beside the database
 * @param evidenceS3 where evidence lies instead, in an S3-compatible store, if a bucket is set
 * @param evidenceKey {@code XUNJIE_EVIDENCE_KEY}: file with the key that signs evidence; made at
 *     the first start, readable by its owner only; the same for all instances; belongs in a backup
 *     apart from the evidence
 * @param anchorDir {@code XUNJIE_ANCHOR_DIR}: folder of the record's anchors, outside the database
 *     and best on another machine's disk (docs/record.md); empty: {@code record-anchors} beside the
 *     evidence key
 * @param anchorPause {@code XUNJIE_ANCHOR_PAUSE}: how often the record is anchored: what was
 *     rewritten since the last anchor can't be told from the truth
 * @param spoolUrls {@code XUNJIE_SPOOL_URLS}: addresses of the gateways' clip spools, separated by
 *     commas; empty: evidence has no clips
 * @param spoolToken {@code XUNJIE_SPOOL_TOKEN}: the gateways' bearer token
 * @param evidencePatience {@code XUNJIE_EVIDENCE_PATIENCE}: how long evidence waits for a clip
 *     before it is sealed without, naming what is missing
 * @param timeZone {@code XUNJIE_TIME_ZONE}: the city's, whose calendar days and duty hours count
 * @param firstAdminPassword {@code XUNJIE_ADMIN_PASSWORD}: of the user admin that the first start
 *     creates; empty: a password is drawn and printed once
 * @param firstReviewerPassword {@code XUNJIE_REVIEWER_PASSWORD}: of the user reviewer that the
 *     first start creates; empty: no such user
 * @param metricsToken {@code XUNJIE_METRICS_TOKEN}: bearer token with which a Prometheus server,
 *     which has no account, reads the metrics; empty: administrators only
 * @param calendar {@code XUNJIE_CALENDAR}: file with holidays and make-up days in the form of
 *     {@code calendar/cn.json}; empty: the one that ships, the State Council's
 * @param oneActWindow {@code XUNJIE_ONE_ACT_WINDOW}: within this time the same offence of the same
 *     plate, or without a plate of the same place, is one act, whatever camera saw it: a car left
 *     over night is fined once
 * @param restoreTime {@code XUNJIE_RESTORE_TIME}: for how long a reviewer may take back a
 *     rejection: long enough to notice a slip, short enough that nobody relied on it
 * @param limits how many requests a client may send
 * @param oidc the city's identity provider, if one is set
 * @param webhooks where messages to other systems may be sent
 * @param leaseTime how long an incident stays taken after its reviewer's browser was last heard of:
 *     long enough for a slow network, short enough not to hold up the queue after a closed lid
 * @param sessionIdleTime a session unused for this long is over; an open console counts as use
 * @param sessionLongestTime a session is over after this long in any case: one shift
 * @param lockTime how long a user name is locked after five failed sign-ins: makes guessing
 *     hopeless, and a colleague who mistyped can go on after a coffee
 * @param liveStreamTime a stream of live events is renewed by the browser after this long, so that
 *     it can't outlive its session by more
 * @param liveHeartbeat pause between signs of life on a stream: shorter than the idle limits of
 *     usual proxies (60 s), and how a dead client is noticed
 */
@Validated
@ConfigurationProperties("xunjie")
public record ApiSettings(
    @NotBlank String kafka,
    @NotNull URI redisUrl,
    @NotNull Path evidenceDir,
    @DefaultValue EvidenceS3 evidenceS3,
    @NotNull Path evidenceKey,
    @DefaultValue("") String anchorDir,
    @DefaultValue("10m") Duration anchorPause,
    @DefaultValue List<URI> spoolUrls,
    @DefaultValue("") String spoolToken,
    @DefaultValue("10m") Duration evidencePatience,
    @DefaultValue("Asia/Shanghai") ZoneId timeZone,
    @DefaultValue("") String firstAdminPassword,
    @DefaultValue("") String firstReviewerPassword,
    @DefaultValue("") String metricsToken,
    @DefaultValue("") String calendar,
    @DefaultValue("24h") Duration oneActWindow,
    @DefaultValue("10m") Duration restoreTime,
    @Valid @DefaultValue Limits limits,
    @DefaultValue Oidc oidc,
    @DefaultValue Webhooks webhooks,
    @DefaultValue("60s") Duration leaseTime,
    @DefaultValue("60m") Duration sessionIdleTime,
    @DefaultValue("12h") Duration sessionLongestTime,
    @DefaultValue("5m") Duration lockTime,
    @DefaultValue("15m") Duration liveStreamTime,
    @DefaultValue("15s") Duration liveHeartbeat) {
  /**
   * An S3-compatible store.
   *
   * @param bucket {@code XUNJIE_S3_BUCKET}: an existing bucket; empty: evidence lies in a folder
   * @param endpoint {@code XUNJIE_S3_ENDPOINT}: its address; empty: Amazon's, by the region
   * @param region {@code XUNJIE_S3_REGION}
   * @param prefix {@code XUNJIE_S3_PREFIX}: before every name
   * @param accessKey {@code XUNJIE_S3_ACCESS_KEY}; empty: the AWS client's usual chain
   * @param secretKey {@code XUNJIE_S3_SECRET_KEY}
   * @param retentionDays {@code XUNJIE_S3_RETENTION_DAYS}: for how long the store itself refuses to
   *     remove an object, which the bucket must allow; 0: not asked for
   */
  public record EvidenceS3(
      @DefaultValue("") String bucket,
      @DefaultValue("") String endpoint,
      @DefaultValue("us-east-1") String region,
      @DefaultValue("") String prefix,
      @DefaultValue("") String accessKey,
      @DefaultValue("") String secretKey,
      @DefaultValue("0") long retentionDays) {}

  /**
   * How many requests a client may send to one instance, as many at once as in a minute. Files of
   * the console don't count.
   *
   * @param signInsPerMinute {@code XUNJIE_LIMIT_SIGN_INS}: from one address; a shift of a hundred
   *     behind one address signs in within a minute, some of them twice, while each costs about 0.1
   *     s of a core
   * @param addressRequestsPerMinute {@code XUNJIE_LIMIT_ADDRESS_REQUESTS}: from one address; a
   *     monitoring centre of 60 consoles behind one address at 10 requests a second each
   * @param accountRequestsPerMinute {@code XUNJIE_LIMIT_ACCOUNT_REQUESTS}: of one account or token;
   *     a reviewer who decides an item every 5 s asks for some 20 pictures, video ranges and events
   *     each, 4 a second: this leaves 25 times as much
   */
  public record Limits(
      @Min(1) @DefaultValue("240") int signInsPerMinute,
      @Min(1) @DefaultValue("36000") int addressRequestsPerMinute,
      @Min(1) @DefaultValue("6000") int accountRequestsPerMinute) {}

  /**
   * An OpenID Connect provider that people may sign in with besides a password of ours.
   *
   * @param issuer {@code XUNJIE_OIDC_ISSUER}: its address; empty: there is none
   * @param clientId {@code XUNJIE_OIDC_CLIENT_ID}: what it knows this API by
   * @param clientSecret {@code XUNJIE_OIDC_CLIENT_SECRET}
   * @param claim {@code XUNJIE_OIDC_CLAIM}: which of its claims is the user name of an account
   */
  public record Oidc(
      @DefaultValue("") String issuer,
      @DefaultValue("") String clientId,
      @DefaultValue("") String clientSecret,
      @DefaultValue("preferred_username") String claim) {}

  /**
   * Where messages to other systems may be sent, besides public addresses. Link-local addresses,
   * where cloud machines find their credentials, are never among them.
   *
   * @param privateNetworks {@code XUNJIE_WEBHOOK_PRIVATE}: to private networks, where a city's own
   *     systems are
   * @param loopback {@code XUNJIE_WEBHOOK_LOOPBACK}: to the API's own machine or container, whose
   *     other services trust whoever is so near
   * @param answerLimit {@code XUNJIE_WEBHOOK_ANSWER_LIMIT}: how long an attempt may take, from the
   *     look-up of the name to the end of the answer: long for a receiver that only has to note the
   *     message
   */
  public record Webhooks(
      @DefaultValue("true") boolean privateNetworks,
      @DefaultValue("false") boolean loopback,
      @DefaultValue("10s") Duration answerLimit) {}
}
