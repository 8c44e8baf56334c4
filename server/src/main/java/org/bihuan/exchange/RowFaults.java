package org.bihuan.exchange;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Supplier;
import org.bihuan.platform.Refusal;
import org.jspecify.annotations.Nullable;

/** Collects what is wrong in each cell of a row, so that one look tells everything that has to be put right. */
final class RowFaults {

  private final List<Refusal.FieldProblem> found = new ArrayList<>();

  /** What the cell says; null where it says nothing that can be read. What concerns no cell ends the row. */
  <T extends @Nullable Object> @Nullable T read(Supplier<T> cell) {
    try {
      return cell.get();
    } catch (Refusal refusal) {
      if (refusal.fields().isEmpty()) {
        throw refusal;
      }
      found.addAll(refusal.fields());
      return null;
    }
  }

  /** The same, going on with something else, e.g. with what is known already. */
  <T extends @Nullable Object> @Nullable T readOr(@Nullable T instead, Supplier<T> cell) {
    int before = found.size();
    T read = read(cell);
    return found.size() == before ? read : instead;
  }

  void check(Runnable rule) {
    read(
        () -> {
          rule.run();
          return true;
        });
  }

  void add(Collection<Refusal.FieldProblem> faults) {
    found.addAll(faults);
  }

  void refuseIfAny() {
    if (!found.isEmpty()) {
      throw Refusal.invalid(found);
    }
  }
}
