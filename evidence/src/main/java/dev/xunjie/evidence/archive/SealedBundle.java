package dev.xunjie.evidence.archive;

import dev.xunjie.contracts.Identifier;
import dev.xunjie.evidence.digest.Sha256;
import java.util.Objects;

/**
 * A bundle that lies in the archive, whole and signed.
 *
 * @param incidentId its incident
 * @param revision counts the bundles of the incident, from 1
 * @param cameraId whose chain it is in
 * @param sequence its place in that chain, from 1
 * @param manifest hash of the manifest
 * @param signature hash of the signature's document
 */
public record SealedBundle(
    String incidentId,
    int revision,
    String cameraId,
    long sequence,
    Sha256 manifest,
    Sha256 signature) {
  public SealedBundle {
    Identifier.require("incident", incidentId);
    Identifier.require("camera", cameraId);
    Objects.requireNonNull(manifest, "manifest is missing");
    Objects.requireNonNull(signature, "signature is missing");
  }
}
