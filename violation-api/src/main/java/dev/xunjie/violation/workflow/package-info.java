/**
 * The way of a case as a table: from which state which action leads where, who may take it, what
 * the law asks before, and which clocks run. Pure: no database, no clock, no framework.
 */
package dev.xunjie.violation.workflow;
