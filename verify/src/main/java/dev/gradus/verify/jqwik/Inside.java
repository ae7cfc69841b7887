package dev.gradus.verify.jqwik;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** All entries of a generated tensor are between two numbers, without these. */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.PARAMETER, ElementType.TYPE_USE, ElementType.ANNOTATION_TYPE})
public @interface Inside {
  /**
   * All entries are larger.
   *
   * @return −∞ if nothing is said
   */
  double lower() default Double.NEGATIVE_INFINITY;

  /**
   * All entries are smaller.
   *
   * @return ∞ if nothing is said
   */
  double upper() default Double.POSITIVE_INFINITY;
}
