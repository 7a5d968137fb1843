/** What leaves for Kafka: frames by a bounded buffer, states of cameras, dead letters. */
package dev.xunjie.gateway.sending;
