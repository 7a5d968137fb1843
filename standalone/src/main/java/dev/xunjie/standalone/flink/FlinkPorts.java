package dev.xunjie.standalone.flink;

/**
 * Where the JobManager listens on loopback; the TaskManager picks its own.
 *
 * @param rpc for the TaskManager
 * @param rest for job submission and its web page
 */
public record FlinkPorts(int rpc, int rest) {}
