package dev.xunjie.violation.visibility;

import dev.xunjie.violation.account.SignedIn;
import java.util.Set;
import java.util.function.Predicate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Which cameras somebody sees, and with them what these saw: an account with areas those that stand
 * in one of them, any other account all. A camera whose place nobody entered stands in no area.
 */
@Component
public final class VisibleCameras {
  /**
   * The same as a condition on rows with a camera, for accounts with areas, which are its parameter
   * {@code areas}.
   */
  public static final String IN_AREAS =
      "camera_id in (select camera_id from camera_area where area_id in (:areas))";

  private final JdbcClient database;

  VisibleCameras(JdbcClient database) {
    this.database = database;
  }

  /** Tells by its id whether the user sees a camera, as of now. */
  public Predicate<String> of(SignedIn user) {
    if (user.areas().isEmpty()) {
      return any -> true;
    }
    Set<String> seen =
        database
            .sql("select camera_id from camera_area where area_id in (:areas)")
            .param("areas", user.areas())
            .query(String.class)
            .set();
    return seen::contains;
  }
}
