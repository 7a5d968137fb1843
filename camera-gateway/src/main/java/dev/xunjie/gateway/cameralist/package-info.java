/** The list of cameras: the compacted {@code cameras} topic, shared by all gateways. */
package dev.xunjie.gateway.cameralist;
