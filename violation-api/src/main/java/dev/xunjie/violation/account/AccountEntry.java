package dev.xunjie.violation.account;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import java.util.Optional;

/**
 * An account as administrators see it.
 *
 * @param account who it is, and what they may do
 * @param createdAt when it was created
 * @param disabledAt since when nobody signs in with it, if that is so
 * @param mustChangePassword whether its password is a one-time one
 * @param certificateNumber of the certificate that is valid today, if one is
 */
record AccountEntry(
    @JsonUnwrapped Account account,
    Instant createdAt,
    Optional<Instant> disabledAt,
    boolean mustChangePassword,
    Optional<String> certificateNumber) {}
