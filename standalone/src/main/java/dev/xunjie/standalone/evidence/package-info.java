/** Checking evidence on any machine: {@code xunjie evidence}. */
package dev.xunjie.standalone.evidence;
