package dev.xunjie.violation.approval;

/** Why a camera's picture is no evidence. */
public enum Shortcoming {
  /** The legal review isn't entered, or it was later than the capture. */
  LEGAL_REVIEW,
  /** The technical review isn't entered, was later, or its verification (检定) had run out. */
  TECHNICAL_REVIEW,
  /** No sign told of the camera on that day. */
  SIGNS,
  /** The camera's place wasn't published on that day. */
  PUBLICATION,
  /** The approval holds only from a later moment on. */
  NOT_YET_VALID,
  /** The approval had run out. */
  EXPIRED,
  /** The approval had been revoked. */
  REVOKED,
  /** The register knows no approval of this camera at all. */
  NONE
}
