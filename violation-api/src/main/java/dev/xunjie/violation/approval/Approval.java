package dev.xunjie.violation.approval;

import java.time.Instant;

/**
 * One revision of a camera's approval; none is ever changed.
 *
 * @param cameraId whose
 * @param revision counts up from 1
 * @param entry what the register says from this edit on
 * @param editedBy user name of who entered it
 * @param editedAt when it was entered, by the API's clock
 */
public record Approval(
    String cameraId, int revision, ApprovalEntry entry, String editedBy, Instant editedAt) {}
