package dev.muster.worker;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/// What this machine is and how busy it is.
final class Machine {
  private static final int PAGE = 4096;

  private Machine() {}

  /// Architecture and Java, as in `amd64, Java 25.0.3`.
  static String platform() {
    return System.getProperty("os.arch") + ", Java " + System.getProperty("java.version");
  }

  /// The operating system and its version.
  static String running() {
    return pretty(Path.of("/etc/os-release"));
  }

  private static String pretty(Path release) {
    var system = System.getProperty("os.name") + " " + System.getProperty("os.version");
    try (var lines = Files.exists(release) ? Files.lines(release) : Stream.<String>empty()) {
      return lines
          .filter(line -> line.startsWith("PRETTY_NAME="))
          .map(line -> line.substring("PRETTY_NAME=".length()).replace("\"", ""))
          .findFirst()
          .orElse(system);
    } catch (IOException e) {
      return system;
    }
  }

  /// Share of the processors in use, 0 to 1; below 0 where it isn't known yet.
  static double load() {
    return ManagementFactory.getOperatingSystemMXBean() instanceof OperatingSystemMXBean system
        ? Math.round(system.getCpuLoad() * 1000) / 1000.0
        : -1;
  }

  /// Bytes in memory of this process and those that it started; 0 where it isn't known.
  static long memory() {
    var self = ProcessHandle.current();
    return Stream.concat(Stream.of(self), self.descendants())
        .mapToLong(process -> resident(process.pid()))
        .sum();
  }

  private static long resident(long pid) {
    try {
      var fields = Files.readString(Path.of("/proc", String.valueOf(pid), "statm")).split(" ");
      return Long.parseLong(fields[1]) * PAGE;
    } catch (IOException e) {
      return 0;
    }
  }
}
