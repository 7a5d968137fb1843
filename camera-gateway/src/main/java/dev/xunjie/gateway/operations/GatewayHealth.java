package dev.xunjie.gateway.operations;

/**
 * How the gateway is, as {@code GET /health} answers in JSON.
 *
 * @param status UP while the process works, whatever cameras and Kafka do
 * @param cameras cameras that this gateway reads
 * @param streaming how many of them give pictures now
 * @param waitingBytes JPEG bytes that wait for Kafka
 */
public record GatewayHealth(String status, int cameras, int streaming, long waitingBytes) {}
