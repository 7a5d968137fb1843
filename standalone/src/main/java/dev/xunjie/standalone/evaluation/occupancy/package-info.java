/** {@code xunjie eval occupancy}: what stands in a zone, against composed scenes and videos. */
package dev.xunjie.standalone.evaluation.occupancy;
