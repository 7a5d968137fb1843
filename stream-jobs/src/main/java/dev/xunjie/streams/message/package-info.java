/**
 * The edge to Kafka: messages are read and refused in the source, refused ones become dead letters,
 * results become records.
 */
package dev.xunjie.streams.message;
