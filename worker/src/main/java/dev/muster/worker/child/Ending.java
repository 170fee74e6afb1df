package dev.muster.worker.child;

import dev.muster.shared.Failure;
import java.util.Map;
import java.util.regex.Pattern;

/// Why a child ended by itself.
final class Ending {
  /// The type of a failure: the code ended the process.
  static final String EXIT = "Exit";

  /// The type of a failure: something else ended the process.
  static final String DIED = "Died";

  /// The type of a failure: the heap was full.
  static final String OUT_OF_MEMORY = "OutOfMemoryError";

  private static final int SIGNALS = 128;
  private static final Map<Integer, String> NAMES =
      Map.of(
          1, "SIGHUP", 2, "SIGINT", 3, "SIGQUIT", 4, "SIGILL", 6, "SIGABRT", 7, "SIGBUS", 8,
          "SIGFPE", 9, "SIGKILL", 11, "SIGSEGV", 15, "SIGTERM");
  private static final Pattern CRASH = Pattern.compile("#\\s+(SIG[A-Z]+|EXCEPTION_\\w+) \\(0x");

  private Ending() {}

  /// What an exit code means.
  ///
  /// @param printed the last of what came out of its pipe
  static Failure of(int exitCode, String printed, ChildSettings settings) {
    var crash = CRASH.matcher(printed);
    if (crash.find()) {
      // The JVM leaves a crash with a plain exit code when it may not dump its memory.
      return Failure.of(
          DIED, "its process crashed with " + crash.group(1) + ", in native code most likely");
    }
    return switch (exitCode) {
      case ChildMain.HEAP_FULL ->
          Failure.of(
              OUT_OF_MEMORY,
              "the heap of %d MiB was full, down to the process's own threads"
                  .formatted(settings.heapMiB()));
      case ChildMain.PARENT_GONE ->
          Failure.of(DIED, "its process ended because its line to the worker broke");
      case ChildMain.PARENT_SILENT ->
          Failure.of(
              DIED,
              "its process ended because the worker had been silent to it for %d s"
                  .formatted(settings.silence().toSeconds()));
      default ->
          NAMES.containsKey(exitCode - SIGNALS)
              ? Failure.of(DIED, ofSignal(exitCode - SIGNALS))
              : Failure.of(EXIT, "the code called System.exit(" + exitCode + ")");
    };
  }

  private static String ofSignal(int number) {
    var signal = "its process died of signal " + number + " (" + NAMES.get(number) + ")";
    return number == 9 ? signal + ": somebody killed it, or the system was out of memory" : signal;
  }
}
