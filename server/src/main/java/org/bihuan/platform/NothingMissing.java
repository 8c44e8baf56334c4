package org.bihuan.platform;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.Executable;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.cfg.MapperConfig;
import tools.jackson.databind.introspect.Annotated;
import tools.jackson.databind.introspect.AnnotatedParameter;
import tools.jackson.databind.introspect.NopAnnotationIntrospector;

/**
 * What a record declares without {@link Nullable} must stand in the request: the compiler relies on it, so the reader
 * of JSON has to keep the promise. Missing and null are refused alike, naming the field,
 * and no list holds a null. A component with a {@link JsonSetter} of its own says itself what missing means.
 */
final class NothingMissing extends NopAnnotationIntrospector {

  @Override
  public JsonSetter.@Nullable Value findSetterInfo(MapperConfig<?> config, Annotated annotated) {
    if (annotated instanceof AnnotatedParameter parameter
        && !parameter.hasAnnotation(JsonSetter.class)
        && parameter.getOwner().getAnnotated() instanceof Executable creator
        && creator.getDeclaringClass().isRecord()
        && creator.getDeclaringClass().getPackage().isAnnotationPresent(NullMarked.class)) {
      AnnotatedType type = creator.getAnnotatedParameterTypes()[parameter.getIndex()];
      Nulls whole = type.isAnnotationPresent(Nullable.class) ? Nulls.DEFAULT : Nulls.FAIL;
      return JsonSetter.Value.construct(whole, Nulls.FAIL);
    }
    return null;
  }
}
