package dev.xunjie.evidence.record;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.xunjie.evidence.digest.Sha256;
import java.io.ByteArrayOutputStream;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Objects;

/**
 * One row of the record, of which the hash is taken: that somebody did something.
 *
 * @param sequence its number, from 1 without gaps
 * @param at when, by the API's clock, to the microsecond
 * @param actor user name, or what was typed as one
 * @param address network address of the client
 * @param kind what was done, as in {@code DECIDED}
 * @param subject to what: incident id, camera id, user name; empty if it has none
 * @param detail what else there is to know: the JSON text itself, never written anew
 */
public record RecordEntry(
    long sequence,
    Instant at,
    String actor,
    String address,
    String kind,
    String subject,
    String detail) {
  private static final byte[] FORM = "xunjie-record-1\n".getBytes(UTF_8);

  /** As PostgreSQL keeps times: to the microsecond, always with six digits. */
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  public RecordEntry {
    Objects.requireNonNull(at, "at is missing");
    Objects.requireNonNull(actor, "actor is missing");
    Objects.requireNonNull(address, "address is missing");
    Objects.requireNonNull(kind, "kind is missing");
    Objects.requireNonNull(subject, "subject is missing");
    Objects.requireNonNull(detail, "detail is missing");
  }

  /**
   * The hash of this row behind the previous one: SHA-256 over the line {@code xunjie-record-1} and
   * then, each as its length in bytes, a colon, itself in UTF-8 and a line feed: sequence, previous
   * hash, time, actor, address, kind, subject, detail. Lengths make the form unambiguous whatever
   * the texts hold.
   */
  public Sha256 hashAfter(String previousSha256) {
    ByteArrayOutputStream form = new ByteArrayOutputStream(512);
    form.writeBytes(FORM);
    add(form, Long.toString(sequence));
    add(form, previousSha256);
    add(form, TIME.format(at));
    add(form, actor);
    add(form, address);
    add(form, kind);
    add(form, subject);
    add(form, detail);
    return Sha256.of(form.toByteArray());
  }

  /** The same content under another number. */
  RecordEntry numbered(long other) {
    return new RecordEntry(other, at, actor, address, kind, subject, detail);
  }

  private static void add(ByteArrayOutputStream form, String value) {
    byte[] bytes = value.getBytes(UTF_8);
    form.writeBytes((bytes.length + ":").getBytes(UTF_8));
    form.writeBytes(bytes);
    form.write('\n');
  }
}
