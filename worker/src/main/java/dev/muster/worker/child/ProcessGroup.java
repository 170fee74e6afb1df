package dev.muster.worker.child;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A process and all that it starts, and they start: where the system has `setsid` they are one
/// group, which ends as a whole even if their parents are gone; elsewhere those that still have
/// their parents. What makes itself a group or session of its own escapes.
final class ProcessGroup {
  private static final @Nullable String SETSID =
      Stream.of("/usr/bin/setsid", "/bin/setsid")
          .filter(file -> Files.isExecutable(Path.of(file)))
          .findFirst()
          .orElse(null);

  private ProcessGroup() {}

  /// A command line whose process leads a group of its own.
  static List<String> leading(List<String> command) {
    if (SETSID == null) {
      return command;
    }
    var all = new ArrayList<String>();
    all.add(SETSID);
    all.addAll(command);
    return all;
  }

  /// Asks them to end.
  static void end(Process leader) {
    if (isAnothers(leader)) {
      return;
    }
    leader.descendants().forEach(ProcessHandle::destroy);
    leader.destroy();
    signal(leader, "TERM");
  }

  /// Ends them.
  static void kill(Process leader) {
    if (isAnothers(leader)) {
      return;
    }
    // Listed before, for they have no parent after; killed after, for it could start more before.
    var started = leader.descendants().toList();
    leader.destroyForcibly();
    started.forEach(ProcessHandle::destroyForcibly);
    signal(leader, "KILL");
  }

  /// Whether the number of a process that has ended is another's now. Then nothing is left of its
  /// group, for a system gives out no number that a group still has.
  private static boolean isAnothers(Process leader) {
    return !leader.isAlive() && ProcessHandle.of(leader.pid()).isPresent();
  }

  /// A shell, for `kill` alone is not on every system.
  private static void signal(Process leader, String signal) {
    if (SETSID == null) {
      return;
    }
    try {
      new ProcessBuilder("/bin/sh", "-c", "kill -s " + signal + " -- -" + leader.pid())
          .redirectErrorStream(true)
          .redirectOutput(ProcessBuilder.Redirect.DISCARD)
          .start();
    } catch (IOException e) {
      // Those with parents are ended already.
    }
  }
}
