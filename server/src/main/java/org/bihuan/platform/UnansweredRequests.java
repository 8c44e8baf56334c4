package org.bihuan.platform;

import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.core.StandardHost;
import org.apache.catalina.valves.ErrorReportValve;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.json.ProblemDetailJacksonMixin;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/** What no controller answered gets problem details too: from Spring's last resort, and from Tomcat before Spring. */
@Hidden
@RestController
class UnansweredRequests implements ErrorController {

  @RequestMapping("/error")
  @OpenToAll(why = "says only that a request was not answered")
  ResponseEntity<ProblemDetail> unanswered(HttpServletRequest request) {
    Object status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
    ProblemDetail problem = Problems.body(status instanceof Integer code ? code : 404);
    return ResponseEntity.status(problem.getStatus()).contentType(MediaType.APPLICATION_PROBLEM_JSON).body(problem);
  }

  /** Tomcat makes it by name: public and without arguments. */
  public static final class TomcatRefusal extends ErrorReportValve {

    private static final JsonMapper JSON =
        JsonMapper.builder().addMixIn(ProblemDetail.class, ProblemDetailJacksonMixin.class).build();

    @Override
    protected void report(Request request, Response response, @Nullable Throwable throwable) {
      if (response.getStatus() < 400 || response.getContentWritten() > 0 || !response.setErrorReported()) {
        return;
      }
      try {
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        response.setCharacterEncoding(StandardCharsets.UTF_8.name());
        int status = response.getStatus();
        response.getReporter().write(JSON.writeValueAsString(status == 400 ? Problems.illegible() : Problems.body(status)));
        response.finishResponse();
      } catch (IOException e) {
        container.getLogger().debug("the caller has gone", e);
      }
    }
  }

  @Component
  static final class InTomcat implements WebServerFactoryCustomizer<TomcatServletWebServerFactory> {
    @Override
    public void customize(TomcatServletWebServerFactory server) {
      server.addContextCustomizers(
          context -> ((StandardHost) context.getParent()).setErrorReportValveClass(TomcatRefusal.class.getName()));
    }
  }
}
