package dev.xunjie.violation.account;

import dev.xunjie.violation.activity.Activity;
import dev.xunjie.violation.activity.ActivityLog;
import dev.xunjie.violation.problem.Problem;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.time.LocalDate;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The officers' certificates, kept by administrators. */
@RestController
@RequestMapping("/api/users/{username}/certificates")
final class CertificateController {
  /** A century on either side: what lies beyond is a slip of the keyboard. */
  private static final LocalDate EARLIEST = LocalDate.of(1926, 1, 1);

  private static final LocalDate LATEST = LocalDate.of(2126, 12, 31);

  private final Certificates certificates;
  private final AccountDirectory directory;
  private final ActivityLog activities;
  private final TransactionOperations transactions;

  CertificateController(
      Certificates certificates,
      AccountDirectory directory,
      ActivityLog activities,
      TransactionOperations transactions) {
    this.certificates = certificates;
    this.directory = directory;
    this.activities = activities;
    this.transactions = transactions;
  }

  record NewCertificate(
      @NotNull @Pattern(regexp = Certificate.NUMBER) String number,
      @NotNull LocalDate validFrom,
      @NotNull LocalDate validUntil) {}

  record Days(@NotNull LocalDate validFrom, @NotNull LocalDate validUntil) {}

  @Operation(summary = "Add a certificate to an officer")
  @PostMapping
  @ResponseStatus(HttpStatus.CREATED)
  Certificate add(
      @PathVariable String username,
      @Valid @RequestBody NewCertificate wanted,
      @Parameter(hidden = true) @AuthenticationPrincipal SignedIn user) {
    requireKnown(username);
    Certificate certificate =
        certificate(username, wanted.number(), wanted.validFrom(), wanted.validUntil());
    transactions.executeWithoutResult(
        status -> {
          if (!certificates.add(certificate)) {
            throw Problem.of(
                HttpStatus.CONFLICT,
                "certificate-taken",
                "An officer has a certificate %s already.".formatted(certificate.number()));
          }
          record(certificate, user);
        });
    return certificate;
  }

  @Operation(
      summary = "Change the days of a certificate: renew it, or end it",
      description = "It ends with its last valid day; the day before its first: it never counts.")
  @PutMapping("/{number}")
  Certificate changeDays(
      @PathVariable String username,
      @PathVariable String number,
      @Valid @RequestBody Days wanted,
      @Parameter(hidden = true) @AuthenticationPrincipal SignedIn user) {
    requireKnown(username);
    if (!number.matches(Certificate.NUMBER)) {
      throw Problem.unknown("certificate", number);
    }
    Certificate certificate =
        certificate(username, number, wanted.validFrom(), wanted.validUntil());
    transactions.executeWithoutResult(
        status -> {
          if (!certificates.changeDays(certificate)) {
            throw Problem.unknown("certificate", number);
          }
          record(certificate, user);
        });
    return certificate;
  }

  private void record(Certificate certificate, SignedIn user) {
    activities.record(
        user.actor(),
        Activity.Kind.CERTIFICATE_SAVED,
        certificate.username(),
        Map.of(
            "number",
            certificate.number(),
            "validFrom",
            certificate.validFrom().toString(),
            "validUntil",
            certificate.validUntil().toString()));
  }

  private void requireKnown(String username) {
    if (directory.find(username).isEmpty()) {
      throw Problem.unknown("user", username);
    }
  }

  private static Certificate certificate(
      String username, String number, LocalDate from, LocalDate until) {
    if (from.isBefore(EARLIEST) || until.isAfter(LATEST) || until.isBefore(from.minusDays(1))) {
      throw Problem.of(
          HttpStatus.BAD_REQUEST,
          "malformed-request",
          "validFrom %s and validUntil %s must be in this order, between %s and %s."
              .formatted(from, until, EARLIEST, LATEST));
    }
    return new Certificate(username, number, from, until);
  }
}
