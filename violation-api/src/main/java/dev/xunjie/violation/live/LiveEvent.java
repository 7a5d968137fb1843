package dev.xunjie.violation.live;

import dev.xunjie.contracts.json.ContractJson;
import dev.xunjie.violation.account.Role;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * Something that open consoles should know at once.
 *
 * @param kind what happened
 * @param data what it happened to, as JSON
 * @param cameraId which camera saw it, for those who don't see all; absent: it may be told to them
 *     too
 */
public record LiveEvent(Kind kind, String data, Optional<String> cameraId) {
  public LiveEvent {
    Objects.requireNonNull(kind, "kind is missing");
    Objects.requireNonNull(data, "data is missing");
    cameraId = Objects.requireNonNullElse(cameraId, Optional.empty());
  }

  /** The event with the record as its data. */
  public static LiveEvent of(Kind kind, Object data) {
    return new LiveEvent(kind, ContractJson.toLine(data), Optional.empty());
  }

  /** This event, as one that this camera saw. */
  public LiveEvent seenBy(String camera) {
    return new LiveEvent(kind, data, Optional.of(camera));
  }

  /** What happened, and who may hear of it. */
  public enum Kind {
    INCIDENT_OPENED("incident-opened", readers()),
    INCIDENT_CHANGED("incident-changed", readers()),
    EVIDENCE_CHANGED("evidence-changed", readers()),
    LEASE_CHANGED("lease-changed", readers()),
    DECIDED("decided", readers()),
    CAMERA_STATUS("camera-status", EnumSet.allOf(Role.class)),
    SCENE_STATUS("scene-status", EnumSet.allOf(Role.class));

    private final String eventName;
    private final Set<Role> audience;

    Kind(String eventName, Set<Role> audience) {
      this.eventName = eventName;
      this.audience = Set.copyOf(audience);
    }

    /** The event's name on the stream. */
    public String eventName() {
      return eventName;
    }

    Set<Role> audience() {
      return audience;
    }

    private static Set<Role> readers() {
      return EnumSet.of(Role.REVIEWER, Role.ANALYST, Role.LEGAL, Role.AUDITOR);
    }
  }
}
