/**
 * {@code xunjie eval}: scores what Xunjie sees against ground truth, by the same classes that look
 * in the jobs. One package for each kind of truth.
 */
package dev.xunjie.standalone.evaluation;
