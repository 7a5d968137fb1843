package dev.xunjie.standalone.cli;

import dev.xunjie.standalone.demo.DemoPeople;
import dev.xunjie.standalone.stack.LocalStack;
import dev.xunjie.standalone.supervisor.Terminal;

/** What the operator needs to know when all runs. */
final class Welcome {
  private Welcome() {}

  static void print(Terminal terminal, LocalStack stack) {
    terminal.say(
        """

        Xunjie runs.
          Console   %s
          Review    user reviewer, password %s
          %sManage    user admin, password %s
          Data      %s
        Ctrl-C stops everything.
        """
            .formatted(
                stack.console(),
                stack.secrets().reviewerPassword(),
                stack.isDemo() ? others() : "",
                stack.secrets().adminPassword(),
                stack.data()));
  }

  private static String others() {
    return "Others    "
        + String.join(", ", DemoPeople.usernames())
        + ": the same password as reviewer\n          ";
  }
}
