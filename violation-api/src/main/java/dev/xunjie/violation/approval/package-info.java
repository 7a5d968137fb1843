/**
 * The device register as a gate: whether a camera was approved when it took a picture (reviewed in
 * law and in technique, marked by signs, its place published), without which what it saw is a lead
 * and no evidence (行政处罚法 41).
 */
package dev.xunjie.violation.approval;
