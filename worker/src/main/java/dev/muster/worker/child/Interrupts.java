package dev.muster.worker.child;

import java.lang.reflect.Proxy;
import java.util.List;

/// What a terminal's Ctrl+C and a service's stop send to the whole group of processes. The worker
/// decides what becomes of its children, so they do not listen.
final class Interrupts {
  private Interrupts() {}

  /// Has INT, TERM and HUP do nothing here. A handler of our own, not the system's "ignore", which
  /// every program that the code starts would inherit. By reflection, because the compiler warns of
  /// these classes in a way that cannot be answered.
  static void ignore() {
    for (var name : List.of("INT", "TERM", "HUP")) {
      try {
        var signal = Class.forName("sun.misc.Signal");
        var handler = Class.forName("sun.misc.SignalHandler");
        var nothing =
            Proxy.newProxyInstance(
                handler.getClassLoader(), new Class<?>[] {handler}, (_, _, _) -> null);
        signal
            .getMethod("handle", signal, handler)
            .invoke(null, signal.getConstructor(String.class).newInstance(name), nothing);
      } catch (ReflectiveOperationException e) {
        // This system has no such signal.
      }
    }
  }
}
