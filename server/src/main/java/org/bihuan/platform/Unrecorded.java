package org.bihuan.platform;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** A route that is no mere question and yet leaves no line in the audit trail or a history; the reason stands beside it. */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface Unrecorded {
  /** Why nobody will ever have to know who did it. */
  String why();

  /** The tables it writes nevertheless; all others it leaves alone. */
  String[] writes() default {};
}
