package dev.xunjie.violation.evidence;

import dev.xunjie.evidence.manifest.EvidenceFile;
import java.util.Optional;

/** What came of fetching the clip of a window. */
sealed interface ClipFetch {
  /** Which window. */
  ClipWindow window();

  /**
   * It is there.
   *
   * @param asSent as the camera sent it
   * @param forBrowsers encoded anew, if browsers can't play that
   */
  record Found(
      ClipWindow window, ClipSpool.Answer.Clip asSent, Optional<ClipSpool.Answer.Clip> forBrowsers)
      implements ClipFetch {}

  /**
   * An earlier bundle has it.
   *
   * @param asSent as the camera sent it
   * @param forBrowsers encoded anew, if browsers can't play that
   */
  record Kept(ClipWindow window, EvidenceFile asSent, Optional<EvidenceFile> forBrowsers)
      implements ClipFetch {}

  /**
   * It will not be in the bundle.
   *
   * @param why for people
   */
  record Missing(ClipWindow window, String why) implements ClipFetch {}
}
