/** Second looks after an order to correct: asked of the enforcement jobs, their answers taken. */
package dev.xunjie.violation.recheck;
