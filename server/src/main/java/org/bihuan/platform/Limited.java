package org.bihuan.platform;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** An endpoint that one person may use only so often, because each use costs more than a page. */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface Limited {

  /** What is limited; how much of it is set by the site ({@code bihuan.limits}). */
  enum Kind {
    /** 导出. */
    EXPORT,
    /** 查找: counted where something is searched for. */
    SEARCH
  }

  Kind value();

  /** Counted only where this parameter is given; always where none is named. */
  String onlyWith() default "";
}
