package dev.muster.shared.environments;

import java.io.IOException;
import java.io.InputStream;
import java.lang.classfile.ClassFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/// What a jar must be before code is compiled against it. One that isn't is refused where it is put
/// in, and again where it is used, for anybody may have written what is in Redis.
public final class Jars {
  /// Jars of an environment at the most.
  public static final int MOST = 100;

  /// Bytes of an environment's jars together at the most.
  public static final long MOST_BYTES = 256L << 20;

  /// The JVM's own bounds keep classes far below this.
  private static final int MOST_CLASS_BYTES = 16 << 20;

  /// Other versions of classes that stand elsewhere in the jar, for other versions of Java.
  private static final String VERSIONS = "META-INF/versions/";

  private static final String AGAIN = ": build it again, or fetch it anew.";

  private Jars() {}

  /// Looks at all of a jar's classes.
  ///
  /// @param name what people know it by
  /// @return a sentence that says what is wrong with it and what to do; empty if nothing is
  public static Optional<String> problem(String name, Path file) {
    if (!Files.isReadable(file) || !Files.isRegularFile(file)) {
      return Optional.of("There is no jar " + name + " here that can be read: look at its path.");
    }
    try (var jar = new ZipFile(file.toFile())) {
      var classes = jar.stream().filter(Jars::isClass).map(entry -> problem(name, jar, entry));
      return classes.flatMap(Optional::stream).findFirst();
    } catch (IOException | IllegalArgumentException e) {
      return Optional.of(name + " is not a jar, or only a part of one" + AGAIN);
    }
  }

  private static boolean isClass(ZipEntry entry) {
    return entry.getName().endsWith(".class") && !entry.getName().startsWith(VERSIONS);
  }

  private static Optional<String> problem(String name, ZipFile jar, ZipEntry entry) {
    try (var in = jar.getInputStream(entry)) {
      return problem(name, entry.getName(), read(in));
    } catch (IOException e) {
      return Optional.of(name + " is damaged at " + entry.getName() + AGAIN);
    }
  }

  private static byte[] read(InputStream in) throws IOException {
    var bytes = in.readNBytes(MOST_CLASS_BYTES + 1);
    if (bytes.length > MOST_CLASS_BYTES) {
      throw new IOException("larger than a class can be");
    }
    return bytes;
  }

  private static Optional<String> problem(String name, String entry, byte[] bytes) {
    if (majorVersion(bytes) > ClassFile.latestMajorVersion()) {
      return Optional.of(
          "%s in %s is made for a newer Java than this one: build it for Java %d or older."
              .formatted(entry, name, Runtime.version().feature()));
    }
    return isReadable(bytes)
        ? Optional.empty()
        : Optional.of(entry + " in " + name + " is not a class" + AGAIN);
  }

  private static boolean isReadable(byte[] bytes) {
    try {
      var read = ClassFile.of().parse(bytes);
      return !read.thisClass().asInternalName().isEmpty()
          && read.methods().stream().noneMatch(m -> m.methodName().stringValue().isEmpty());
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  private static int majorVersion(byte[] bytes) {
    return bytes.length < 8 || (bytes[0] & 0xFF) != 0xCA
        ? 0
        : (bytes[6] & 0xFF) << 8 | bytes[7] & 0xFF;
  }
}
