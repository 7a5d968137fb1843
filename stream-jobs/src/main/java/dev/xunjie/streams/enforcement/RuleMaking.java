package dev.xunjie.streams.enforcement;

import dev.xunjie.contracts.policy.ZonePolicy;
import dev.xunjie.rules.zone.ZoneRule;
import dev.xunjie.rules.zone.ZoneState;
import java.io.Serializable;

/** Makes a rule on the machine where it judges: rules don't travel with the job. */
@FunctionalInterface
public interface RuleMaking<Z extends ZonePolicy, S extends ZoneState> extends Serializable {
  ZoneRule<Z, S> rule();
}
