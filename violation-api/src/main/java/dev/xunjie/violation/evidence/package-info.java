/**
 * From an incident to its bundle of evidence: what is to be assembled, the assembling, and what the
 * console is told and shown of it.
 */
package dev.xunjie.violation.evidence;
