package dev.xunjie.violation.problem;

import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.apache.catalina.core.StandardHost;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.context.annotation.Bean;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;

/** Where the server turns to once something was refused or failed outside of every controller. */
@Hidden
@Controller
class ProblemErrors implements ErrorController {
  @RequestMapping("/error")
  void tell(HttpServletRequest request, HttpServletResponse response) throws IOException {
    Object status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
    int known = status instanceof Integer given ? given : HttpServletResponse.SC_NOT_FOUND;
    response.setStatus(known);
    AnswerHeaders.complete(response);
    response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
    response.getOutputStream().write(ServerRefusal.of(known));
  }

  /** And where it turns to before there is even a request. */
  @Bean
  static WebServerFactoryCustomizer<TomcatServletWebServerFactory> problemsFromTheServerItself() {
    return server ->
        server.addContextCustomizers(
            context ->
                ((StandardHost) context.getParent())
                    .setErrorReportValveClass(ProblemValve.class.getName()));
  }
}
