/** Takes cases through the workflow's table: facts, steps, clocks, all in one transaction. */
package dev.xunjie.violation.casework;
