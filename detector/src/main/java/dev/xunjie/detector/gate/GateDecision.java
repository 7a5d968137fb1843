package dev.xunjie.detector.gate;

/**
 * What the gate says of one picture.
 *
 * @param state what to remember
 * @param needsLook whether the picture needs a full look; if not, what was known stands
 * @param changes what changed since the last full look
 */
public record GateDecision(GateState state, boolean needsLook, Changes changes) {}
