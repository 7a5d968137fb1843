package dev.xunjie.standalone.stack;

import dev.xunjie.standalone.cameras.CameraTopics;
import java.util.ArrayList;
import java.util.List;

/** Says where a stack stands that didn't get as far as it should. */
public final class Shortfall {
  private Shortfall() {}

  /** One sentence on the programs, the jobs and the cameras, for the operator. */
  public static String of(LocalStack stack) {
    List<String> findings = new ArrayList<>();
    stack
        .processes()
        .names()
        .forEach(
            name -> {
              if (stack.processes().process(name).isEmpty()) {
                findings.add(name + " is not running");
              }
            });
    stack
        .jobs()
        .names()
        .forEach(
            name -> {
              if (!stack.jobs().runsEntirely(name)) {
                findings.add("job " + name + " is not running");
              }
            });
    findings.addAll(cameraStates(stack));
    return "State: " + String.join("; ", findings) + ". Logs: " + stack.data().logs();
  }

  private static List<String> cameraStates(LocalStack stack) {
    try {
      return new CameraTopics(stack.kafka())
          .states().stream()
              .map(
                  status ->
                      "camera %s is %s, %d frames sent"
                          .formatted(status.cameraId(), status.state(), status.framesSent()))
              .toList();
    } catch (RuntimeException away) {
      return List.of("camera states unknown: " + away.getMessage());
    }
  }
}
