package dev.xunjie.streams.policy;

import dev.xunjie.contracts.policy.CameraPolicy;
import java.util.Optional;

/**
 * What the {@code policies} topic says of a camera from now on.
 *
 * @param cameraId whose policy
 * @param policy the policy in force, or empty if it was removed
 */
public record PolicyChange(String cameraId, Optional<CameraPolicy> policy) {}
