package dev.xunjie.violation.casefile;

import dev.xunjie.evidence.archive.SealedBundle;
import dev.xunjie.evidence.manifest.EvidenceFile;
import dev.xunjie.evidence.manifest.Manifest;
import dev.xunjie.evidence.signing.ManifestSignature;
import dev.xunjie.violation.account.SignedIn;
import dev.xunjie.violation.still.StillView;
import dev.xunjie.violation.task.TaskPhoto;
import java.util.List;
import java.util.Optional;

/**
 * What stands in a case file.
 *
 * @param known what is known of the case
 * @param evidence its newest sealed evidence, if there is any
 * @param looks pictures of second looks, by time
 * @param photos what the squad took, in the order in which it came
 * @param exportedBy who asked for the file
 */
record CaseFileContent(
    CaseSnapshot known,
    Optional<Evidence> evidence,
    List<LookPicture> looks,
    List<SitePhoto> photos,
    SignedIn exportedBy) {
  /**
   * Sealed evidence.
   *
   * @param signature of the manifest
   * @param pictures those of its pictures that the file shows, by time
   */
  record Evidence(
      SealedBundle bundle,
      Manifest manifest,
      ManifestSignature signature,
      List<Picture> pictures) {}

  /** A picture, checked against its hash. */
  record Picture(EvidenceFile file, byte[] jpeg) {}

  /** A second look's picture as it came from the camera, checked against its hash. */
  record LookPicture(StillView still, byte[] jpeg) {}

  /**
   * A squad's photo.
   *
   * @param print made from it for paper; none if the store no longer has the photo as it came
   */
  record SitePhoto(TaskPhoto photo, Optional<byte[]> print) {}
}
