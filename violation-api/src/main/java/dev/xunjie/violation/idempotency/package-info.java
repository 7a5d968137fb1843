/** Requests that are sent twice and done once. */
package dev.xunjie.violation.idempotency;
