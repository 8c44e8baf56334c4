package org.bihuan.platform;

import io.swagger.v3.core.jackson.TypeNameResolver;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What a type is called in the description: two records of one simple name are two schemas, and a nested one carries the
 * name of what it is nested in. The library would describe one of two that share a name under the other's.
 */
final class SchemaNames extends TypeNameResolver {

  /** One for the process, as the library keeps the first converter it is given. */
  static final SchemaNames OF_ALL = new SchemaNames();

  private final Map<String, Class<?>> named = new ConcurrentHashMap<>();
  private final Set<String> shared = ConcurrentHashMap.newKeySet();

  @Override
  protected String nameForClass(Class<?> type, Set<Options> options) {
    String name = nameOf(type);
    Class<?> other = type.isRecord() ? named.putIfAbsent(name, type) : null;
    if (other != null && other != type) {
      // Told at the end: what is thrown in the midst of it the library only logs.
      shared.add(name + " names both " + other.getName() + " and " + type.getName());
    }
    return name;
  }

  private static String nameOf(Class<?> type) {
    Class<?> outer = type.getEnclosingClass();
    if (outer == null || outer.isInterface()) {
      return type.getSimpleName();
    }
    String within = outer.getSimpleName().replace("Controller", "");
    return type.getSimpleName().startsWith(within) ? type.getSimpleName() : within + type.getSimpleName();
  }

  void mustBeTheirOwn() {
    if (!shared.isEmpty()) {
      throw new IllegalStateException(String.join("; ", shared));
    }
  }
}
