package dev.xunjie.evidence.manifest;

import dev.xunjie.contracts.Identifier;
import java.util.Objects;

/**
 * An offence, named so that a bundle stays readable whatever becomes of the list of offences.
 *
 * @param id as in {@code ILLEGAL_PARKING}
 * @param caseClass code in the GB/T 30428 family, as in {@code 05-05}
 * @param name in Chinese, as the overlay shows it
 */
public record OffenceFacts(String id, String caseClass, String name) {
  public OffenceFacts {
    Identifier.require("offence", id);
    Objects.requireNonNull(caseClass, "caseClass is missing");
    Objects.requireNonNull(name, "name is missing");
  }
}
