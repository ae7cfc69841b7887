package dev.gradus.autodiff.errors;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What users hand in, refused where it is null: by a {@link NullPointerException} from the call
 * they wrote, in one sentence such as {@code grad: the function is null; give a function from Var
 * to Var}. And what their functions return.
 */
public final class Given {
  private Given() {}

  /**
   * An argument.
   *
   * @param <T> of any type
   * @param x the argument
   * @param call the name of the method, of a constructor that of its class
   * @param what the argument's name in words, such as "the function"
   * @param instead what to give, such as "a function from Var to Var"
   * @return the argument
   * @throws NullPointerException if it is null
   */
  public static <T> T given(@Nullable T x, String call, String what, String instead) {
    if (x == null) throw missing(call, what, instead);
    return x;
  }

  /**
   * What is thrown, for where words should be made only then.
   *
   * @param call the name of the method, of a constructor that of its class
   * @param what the argument's name in words, such as "the function"
   * @param instead what to give, such as "a function from Var to Var"
   * @return the exception
   */
  public static NullPointerException missing(String call, String what, String instead) {
    return new NullPointerException(call + ": " + what + " is null; give " + instead);
  }

  /**
   * Arguments of which none may be null.
   *
   * @param <T> of any type
   * @param x the list
   * @param call the name of the method, of a constructor that of its class
   * @param what the arguments' name in words, such as "the list of shapes"
   * @param instead what to give, such as "a shape for each argument"
   * @return the list
   * @throws NullPointerException if it or one of its entries is null
   */
  public static <T extends @Nullable Object> List<T> all(@Nullable List<T> x, String call,
      String what, String instead) {
    List<T> list = given(x, call, what, instead);
    int i = 0;
    for (T entry : list) {
      if (entry == null) throw hole(call, what, i, instead);
      i++;
    }
    return list;
  }

  /**
   * Arguments of which none may be null.
   *
   * @param <T> of any type
   * @param x the array
   * @param call the name of the method, of a constructor that of its class
   * @param what the arguments' name in words, such as "the array of tensors"
   * @param instead what to give, such as "a tensor for each argument"
   * @return the array
   * @throws NullPointerException if it or one of its entries is null
   */
  public static <T> T[] all(T @Nullable [] x, String call, String what, String instead) {
    T[] array = given(x, call, what, instead);
    for (int i = 0; i < array.length; i++) {
      if (array[i] == null) throw hole(call, what, i, instead);
    }
    return array;
  }

  /**
   * What a function of the user gave.
   *
   * @param <T> of any type
   * @param y its result
   * @param call the name of the method that asked it
   * @param what the function in words, such as "the function"
   * @param instead what it is to return, such as "a var"
   * @return the result
   * @throws IllegalArgumentException if it is null
   */
  public static <T> T result(@Nullable T y, String call, String what, String instead) {
    if (y != null) return y;
    throw new IllegalArgumentException(call + ": " + what + " gave null; return " + instead);
  }

  /**
   * What a function of the user gave, a list of which no entry may be null.
   *
   * @param <T> of any type
   * @param y its result
   * @param call the name of the method that asked it
   * @param what the function in words, such as "the function"
   * @param instead what it is to return, such as "a var for each"
   * @return the result
   * @throws IllegalArgumentException if it or one of its entries is null
   */
  public static <T extends @Nullable Object> List<T> results(@Nullable List<T> y, String call,
      String what, String instead) {
    List<T> list = result(y, call, what, instead);
    int i = 0;
    for (T entry : list) {
      if (entry == null) {
        throw new IllegalArgumentException(call + ": " + what + " gave null at place " + i
            + " of its list; return " + instead);
      }
      i++;
    }
    return list;
  }

  private static NullPointerException hole(String call, String what, int i, String instead) {
    return new NullPointerException(call + ": " + what + " has a null at place " + i + "; give "
        + instead);
  }
}
