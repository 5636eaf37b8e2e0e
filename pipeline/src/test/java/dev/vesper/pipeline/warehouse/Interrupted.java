package dev.vesper.pipeline.warehouse;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.concurrent.atomic.AtomicBoolean;

/** A store on which something happens just before a call, as if its caller had slept there. */
final class Interrupted {
  private Interrupted() {}

  /** The call is written as method and beginning of the path, such as {@code read commits/}. */
  static Store before(Store real, String call, Runnable event) {
    AtomicBoolean happened = new AtomicBoolean();
    return (Store)
        Proxy.newProxyInstance(
            Store.class.getClassLoader(),
            new Class<?>[] {Store.class},
            (proxy, method, arguments) -> {
              String made = method.getName() + " " + (arguments == null ? "" : arguments[0]);
              if (made.startsWith(call) && happened.compareAndSet(false, true)) {
                event.run();
              }
              try {
                return method.invoke(real, arguments);
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            });
  }
}
