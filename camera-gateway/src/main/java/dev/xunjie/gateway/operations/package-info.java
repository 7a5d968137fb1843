/**
 * The gateway's HTTP side: health and metrics for operators and their tools, and the guard and the
 * refusals of what others are served.
 */
package dev.xunjie.gateway.operations;
