package dev.muster.worker.child;

import dev.muster.shared.workers.ClassCache;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// The command line and the environment of a child.
final class Launch {
  /// What code may need of the worker's environment and what holds no secret.
  private static final Set<String> KEPT =
      Set.of(
          "PATH",
          "HOME",
          "LANG",
          "TZ",
          "TMPDIR",
          "USER",
          "JAVA_HOME",
          // What Windows needs to run anything.
          "SYSTEMROOT",
          "WINDIR",
          "TEMP",
          "TMP",
          "USERPROFILE",
          "COMSPEC",
          "PATHEXT");

  /// The system property with the flags that a build records caches with.
  private static final String RECORD = "muster.record";

  private static final Set<Kind> RECORDED = ConcurrentHashMap.newKeySet();
  private static final boolean WINDOWS = File.separatorChar == '\\';

  private Launch() {}

  static Process process(Kind kind, ChildSettings settings) throws IOException {
    var builder = new ProcessBuilder(ProcessGroup.leading(command(kind, settings)));
    // Code may have deleted it; where it can't be made, the start says so.
    Files.createDirectories(settings.folder());
    builder.directory(settings.folder().toFile());
    // Prints past System.out are rare: JVM messages and native code. Their order counts more than
    // which of the two they came by.
    builder.redirectErrorStream(true);
    scrub(builder.environment());
    return builder.start();
  }

  static void scrub(Map<String, String> environment) {
    environment
        .keySet()
        .removeIf(
            name -> {
              var upper = WINDOWS ? name.toUpperCase(Locale.ROOT) : name;
              return !KEPT.contains(upper) && !upper.startsWith("LC_");
            });
  }

  private static List<String> command(Kind kind, ChildSettings settings) {
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(
        List.of(
            "-cp",
            classPath(),
            "-Xmx" + settings.heapMiB() + "m",
            "-XX:+UseSerialGC",
            // No files in the temporary folder, none in the worker's when it crashes.
            "-XX:-UsePerfData",
            "-XX:-CreateCoredumpOnCrash",
            "-XX:ErrorFile=" + (WINDOWS ? "NUL" : "/dev/null"),
            "-Dfile.encoding=UTF-8",
            "-Dstdout.encoding=UTF-8",
            "-Dstderr.encoding=UTF-8"));
    if (kind == Kind.EVAL) {
      command.add("-XX:TieredStopAtLevel=1");
    }
    command.addAll(cache(kind));
    command.add(ChildMain.class.getName());
    command.add(kind.name());
    command.add(Long.toString(settings.silence().toMillis()));
    return command;
  }

  /// The classes that a child needs, read and linked by the build.
  private static List<String> cache(Kind kind) {
    var jar = Path.of(classPath().split(Pattern.quote(File.pathSeparator))[0]);
    var cache = jar.resolveSibling("muster-" + kind.name().toLowerCase(Locale.ROOT) + ".aot");
    var flags = System.getProperty(RECORD);
    if (flags != null) {
      return RECORDED.add(kind) ? List.of(flags, "-XX:AOTCacheOutput=" + cache) : List.of();
    }
    return ClassCache.flags(cache, jar);
  }

  /// This process's own, absolute: the child runs in another folder.
  private static String classPath() {
    return Arrays.stream(
            System.getProperty("java.class.path").split(Pattern.quote(File.pathSeparator)))
        .filter(entry -> !entry.isEmpty())
        .map(entry -> Path.of(entry).toAbsolutePath().toString())
        .collect(Collectors.joining(File.pathSeparator));
  }
}
