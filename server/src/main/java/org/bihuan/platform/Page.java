package org.bihuan.platform;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One page of a list in a stable order.
 *
 * @param next opaque cursor of the following page, null on the last
 * @param count how many there are; exact up to a bound, "at least" beyond it
 */
public record Page<T>(List<T> items, @Nullable String next, Count count) {

  public record Count(long value, boolean exact) {}

  public <R> Page<R> map(Function<? super T, ? extends R> each) {
    return new Page<>(items.stream().<R>map(each).toList(), next, count);
  }
}
