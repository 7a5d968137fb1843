/**
 * {@code xunjie eval detect}: boxes found against boxes drawn by people, as COCO counts them
 * (docs/evaluation.md).
 */
package dev.xunjie.standalone.evaluation.detect;
