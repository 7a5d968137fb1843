package dev.xunjie.violation.visibility;

import dev.xunjie.violation.account.SignedIn;
import org.springframework.core.MethodParameter;
import org.springframework.http.MediaType;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.http.server.ServerHttpRequest;
import org.springframework.http.server.ServerHttpResponse;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.servlet.mvc.method.annotation.ResponseBodyAdvice;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Masks plate numbers in every JSON answer to those who need not see them, wherever they stand: in
 * a field, a reason, a note.
 */
@RestControllerAdvice
final class MaskedAnswers implements ResponseBodyAdvice<Object> {
  private final JsonMapper json;

  MaskedAnswers(JsonMapper json) {
    this.json = json;
  }

  @Override
  public boolean supports(
      MethodParameter method, Class<? extends HttpMessageConverter<?>> converter) {
    return !byte[].class.equals(method.getParameterType());
  }

  @Override
  public Object beforeBodyWrite(
      Object body,
      MethodParameter method,
      MediaType type,
      Class<? extends HttpMessageConverter<?>> converter,
      ServerHttpRequest request,
      ServerHttpResponse response) {
    Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
    boolean masks =
        authentication != null
            && authentication.getPrincipal() instanceof SignedIn user
            && PlateMask.isFor(user);
    if (!masks || body == null || !MediaType.APPLICATION_JSON.isCompatibleWith(type)) {
      return body;
    }
    return json.readValue(PlateMask.mask(json.writeValueAsString(body)), JsonNode.class);
  }
}
