package dev.xunjie.standalone.session;

import java.io.IOException;

/** The API doesn't accept the password that was drawn at the first start. */
public final class SignInRefusedException extends IOException {
  private static final long serialVersionUID = 1L;

  SignInRefusedException(String user) {
    super(
        ("The console's user %s has another password by now than the one in secrets.properties;"
                + " nothing can be done in its name here any more. The console can.")
            .formatted(user));
  }
}
