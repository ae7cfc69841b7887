package dev.gradus.verify.jqwik;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** No entry of a generated tensor is near a number, such as a kink. */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.PARAMETER, ElementType.TYPE_USE, ElementType.ANNOTATION_TYPE})
public @interface AwayFrom {
  /**
   * The number.
   *
   * @return no entry is near it
   */
  double value();

  /**
   * How near is too near.
   *
   * @return a positive number
   */
  double by() default 0.1;
}
