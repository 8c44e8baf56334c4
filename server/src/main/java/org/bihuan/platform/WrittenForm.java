package org.bihuan.platform;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.UUID;
import java.util.stream.Collectors;

/** How a value of a type is written, for whoever wrote it in another way. */
final class WrittenForm {

  private WrittenForm() {}

  /** @param type of the value, or a list of such values */
  static String of(Type type) {
    if (type instanceof ParameterizedType list && list.getActualTypeArguments()[0] instanceof Class<?> each) {
      return of(each);
    }
    if (type instanceof Class<?> form && form.isEnum()) {
      return "可填 " + Arrays.stream(form.getEnumConstants()).map(option -> ((Enum<?>) option).name()).collect(Collectors.joining("、"));
    }
    if (type == LocalDate.class) {
      return "请写成年-月-日，1800 年到 2999 年之间，例如 2026-11-27";
    }
    if (type == Instant.class) {
      return "请写成带时区的时刻，1800 年到 2999 年之间，例如 2026-11-27T09:30:00+08:00";
    }
    if (type == UUID.class) {
      return "请写成 36 位的编号，例如 01900000-0000-7000-8000-000000000000";
    }
    if (type == boolean.class || type == Boolean.class) {
      return "请写 true 或 false";
    }
    if (type == int.class || type == Integer.class || type == long.class || type == Long.class) {
      return "请写整数，不要超出通常范围";
    }
    return "请核对日期、数字、编号或选项的写法";
  }
}
