package org.bihuan.platform;

import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.core.MethodParameter;
import org.springframework.http.HttpInputMessage;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.servlet.mvc.method.annotation.RequestBodyAdviceAdapter;

/**
 * The {@code id} in the body of a POST is what a client calls a new thing, whichever endpoint it is sent to; what exists
 * already is named in the address, or was given a fresh id itself. So it is held to {@link Ids#ofClient} here, once for all of them.
 */
@RestControllerAdvice
class ClientIds extends RequestBodyAdviceAdapter {

  @Override
  public boolean supports(
      MethodParameter parameter, Type body, Class<? extends HttpMessageConverter<?>> converter) {
    return parameter.hasMethodAnnotation(PostMapping.class) && id(parameter.getParameterType()).isPresent();
  }

  @Override
  public Object afterBodyRead(
      Object body,
      HttpInputMessage message,
      MethodParameter parameter,
      Type type,
      Class<? extends HttpMessageConverter<?>> converter) {
    // A body may be the word null, whatever is promised here; that it must not is said by who needs it.
    if (body != null && read(id(body.getClass()).orElseThrow(), body) instanceof UUID id) {
      Ids.ofClient("id", id);
    }
    return body;
  }

  static Optional<RecordComponent> id(Class<?> body) {
    return body.isRecord()
        ? Stream.of(body.getRecordComponents())
            .filter(component -> component.getName().equals("id") && component.getType() == UUID.class)
            .findFirst()
        : Optional.empty();
  }

  private static Object read(RecordComponent component, Object body) {
    try {
      component.getAccessor().setAccessible(true);
      return component.getAccessor().invoke(body);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }
}
