/** Tells other systems what happens: signed, in order for each incident, at least once. */
package dev.xunjie.violation.webhook;
