/** Capture time: the only time that the jobs reckon with. */
package dev.xunjie.streams.time;
