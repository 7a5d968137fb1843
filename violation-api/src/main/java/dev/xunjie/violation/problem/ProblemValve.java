package dev.xunjie.violation.problem;

import java.io.IOException;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.springframework.http.MediaType;

/**
 * Answers what isn't even HTTP, or has an address that can't be one: Tomcat refuses it before it
 * gets to us, and would answer with a page of its own. Tomcat makes it by its name.
 */
public final class ProblemValve extends ErrorReportValve {
  private static final int FIRST_REFUSAL = 400;

  @Override
  protected void report(Request request, Response response, Throwable failure) {
    if (response.getStatus() < FIRST_REFUSAL
        || response.getContentWritten() > 0
        || !response.setErrorReported()) {
      return;
    }
    AnswerHeaders.complete(response);
    response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
    try {
      response.getOutputStream().write(ServerRefusal.of(response.getStatus()));
    } catch (IOException hungUp) {
      container.getLogger().debug("nobody waits for the answer", hungUp);
    }
  }
}
