package dev.muster.worker;

import java.lang.reflect.Proxy;
import java.util.List;

/// What Ctrl+C, `kill` and a closed terminal say to this process.
final class Signals {
  private Signals() {}

  /// Calls back at each INT, TERM and HUP instead of ending at once. By reflection, because the
  /// compiler warns of these classes in a way that cannot be answered.
  static void onEnd(Runnable told) {
    for (var name : List.of("INT", "TERM", "HUP")) {
      try {
        var signal = Class.forName("sun.misc.Signal");
        var handler = Class.forName("sun.misc.SignalHandler");
        var calling =
            Proxy.newProxyInstance(
                handler.getClassLoader(),
                new Class<?>[] {handler},
                (_, _, _) -> {
                  told.run();
                  return null;
                });
        signal
            .getMethod("handle", signal, handler)
            .invoke(null, signal.getConstructor(String.class).newInstance(name), calling);
      } catch (ReflectiveOperationException e) {
        // This system has no such signal, or the JVM keeps it to itself.
      }
    }
  }
}
