/** Contract records as Flink keeps them in state and sends them between operators: as JSON. */
package dev.xunjie.streams.json;
