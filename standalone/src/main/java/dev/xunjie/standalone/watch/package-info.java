/**
 * {@code xunjie watch}: perception and rules over one video, without any service; the same classes
 * as in the jobs.
 */
package dev.xunjie.standalone.watch;
