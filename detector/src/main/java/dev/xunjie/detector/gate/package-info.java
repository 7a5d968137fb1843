/** The change gate: what hasn't changed since it was looked at needn't be looked at again. */
package dev.xunjie.detector.gate;
