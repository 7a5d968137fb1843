/**
 * The record of who did what as a chain of hashes, its anchors outside the database, and the check
 * of both. Needs JDBC, no framework: the API writes with it, the command line checks with it.
 */
package dev.xunjie.evidence.record;
