/** What operators and their tools ask of a gateway: health and metrics over HTTP. */
package dev.xunjie.gateway.operations;
