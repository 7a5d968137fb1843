/**
 * The second look after an order to correct, for every offence that a shopkeeper may put right:
 * {@link dev.xunjie.rules.recheck.Rechecks} is what a rule remembers of a zone's orders.
 */
package dev.xunjie.rules.recheck;
