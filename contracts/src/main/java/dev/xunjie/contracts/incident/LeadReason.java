package dev.xunjie.contracts.incident;

/** Why an incident is a lead to follow up, and no case that could be filed. */
public enum LeadReason {
  /** No picture of the pass gave a plate number for certain. */
  NO_READABLE_PLATE,
  /** Only a head that labelled pictures haven't proven says so. */
  UNPROVEN_LOOK
}
