/** The record of activities as it is read, exported, checked and anchored. */
package dev.xunjie.violation.record;
