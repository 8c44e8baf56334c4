package org.bihuan.platform;

import java.util.Optional;
import java.util.function.Supplier;

/**
 * Binds the actor, and with him the database scope, to the running request or job.
 *
 * <p>A {@link ScopedValue} cannot be set by a callee, cannot outlive its block and is not inherited by pooled threads,
 * which is how the scope of one person once leaked to another in comparable systems.
 */
public final class Acting {

  private static final ScopedValue<Actor> ACTOR = ScopedValue.newInstance();
  private static final ScopedValue<Scope> SCOPE = ScopedValue.newInstance();

  private Acting() {}

  public static <T> T as(Actor actor, Supplier<T> work) {
    return ScopedValue.where(ACTOR, actor).where(SCOPE, actor.scope()).call(work::get);
  }

  /** Like {@link #as} for work that throws checked exceptions, such as a filter chain. */
  public static <X extends Exception> void run(Actor actor, Work<X> work) throws X {
    ScopedValue.where(ACTOR, actor)
        .where(SCOPE, actor.scope())
        .call(
            () -> {
              work.run();
              return true;
            });
  }

  /** For start-up, jobs and the sign-in desk, which must find the person before there is a scope. */
  public static <T> T asSystem(Supplier<T> work) {
    return ScopedValue.where(SCOPE, new Scope.System()).call(work::get);
  }

  public static Optional<Actor> current() {
    return ACTOR.isBound() ? Optional.of(ACTOR.get()) : Optional.empty();
  }

  /** The scope of the running work; nothing at all outside of one. */
  public static Scope scope() {
    return SCOPE.isBound() ? SCOPE.get() : new Scope.Nothing();
  }

  /** Work that may throw. */
  @FunctionalInterface
  public interface Work<X extends Exception> {
    void run() throws X;
  }
}
