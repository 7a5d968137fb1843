package dev.xunjie.standalone.queue;

import java.io.IOException;

/** The API doesn't accept the password that was drawn at the first start. */
public final class SignInRefusedException extends IOException {
  private static final long serialVersionUID = 1L;

  SignInRefusedException(String user) {
    super(
        ("The console's user %s has another password by now than the one in secrets.properties;"
                + " incidents can't be printed here any more. The console shows them.")
            .formatted(user));
  }
}
