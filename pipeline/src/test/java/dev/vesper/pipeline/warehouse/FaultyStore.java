package dev.vesper.pipeline.warehouse;

import dev.vesper.pipeline.fault.ExitCode;
import dev.vesper.pipeline.fault.Fault;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A store of which one operation, counted from zero, goes wrong in a given way. */
final class FaultyStore {
  private static final Set<String> NO_OPERATION =
      Set.of("uri", "address", "hasLinks", "toString", "hashCode", "equals");

  /** What happens to the one operation. */
  enum Way {
    STOPS_BEFORE,
    STOPS_AFTER,
    FAILS_BEFORE,
    FAILS_AFTER,
    DOES_NOTHING_AND_SAYS_NO,
    DOES_IT_AND_SAYS_NO
  }

  /** The process is gone: nothing that comes later happens either. */
  static final class Stopped extends Error {
    private static final long serialVersionUID = 1L;
  }

  private final Store real;
  private final Way way;
  private final int at;
  private int operations;
  private boolean stopped;
  private String what = "nothing";

  FaultyStore(Store real, Way way, int at) {
    this.real = real;
    this.way = way;
    this.at = at;
  }

  Store store() {
    return (Store)
        Proxy.newProxyInstance(
            Store.class.getClassLoader(), new Class<?>[] {Store.class}, this::invoke);
  }

  /** Whether the operation that goes wrong was reached. */
  boolean reached() {
    return operations > at;
  }

  private synchronized Object invoke(Object proxy, Method method, Object[] arguments)
      throws Throwable {
    if (NO_OPERATION.contains(method.getName())) {
      return call(method, arguments);
    }
    if (stopped) {
      throw new Stopped();
    }
    return operations++ == at ? goWrong(method, arguments) : call(method, arguments);
  }

  /** Which operation went wrong, in words. */
  String what() {
    return what;
  }

  private Object goWrong(Method method, Object[] arguments) throws Throwable {
    what = way + " at operation " + at + ", " + method.getName() + " of " + arguments[0];
    switch (way) {
      case STOPS_BEFORE -> {
        stopped = true;
        throw new Stopped();
      }
      case STOPS_AFTER -> {
        call(method, arguments);
        stopped = true;
        throw new Stopped();
      }
      case FAILS_BEFORE -> throw new Fault(ExitCode.IO, "failed before " + method.getName());
      case FAILS_AFTER -> {
        call(method, arguments);
        throw new Fault(ExitCode.IO, "failed after " + method.getName());
      }
      case DOES_NOTHING_AND_SAYS_NO -> {
        return no(method);
      }
      case DOES_IT_AND_SAYS_NO -> {
        call(method, arguments);
        return no(method);
      }
    }
    throw new IllegalStateException(way.name());
  }

  private static Object no(Method method) {
    if (method.getReturnType() == boolean.class) {
      return false;
    }
    if (method.getReturnType() == Optional.class) {
      return Optional.empty();
    }
    return method.getReturnType() == List.class ? List.of() : null;
  }

  private Object call(Method method, Object[] arguments) throws Throwable {
    try {
      return method.invoke(real, arguments);
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }
}
