package dev.xunjie.standalone.flink;

import java.util.List;

/**
 * A job that must run on the cluster.
 *
 * @param name short, unique; also the name of its checkpoints' folder
 * @param entryClass the class with the main method, in the job jar
 * @param arguments what main gets
 * @param parallelism subtasks of each operator
 */
public record FlinkJob(String name, String entryClass, List<String> arguments, int parallelism) {
  public FlinkJob {
    arguments = List.copyOf(arguments);
  }
}
