package dev.xunjie.standalone.cli;

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
          Manage    user admin, password %s
          Data      %s
        Ctrl-C stops everything.
        """
            .formatted(
                stack.console(),
                stack.secrets().reviewerPassword(),
                stack.secrets().adminPassword(),
                stack.data()));
  }
}
