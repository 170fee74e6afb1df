package dev.muster.shared.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;

/// Jars as a build makes them.
public final class TestJars {
  /// A class with `public static int half(int)` in package `demo`.
  public static final String TOOLS =
      "package demo; public class Tools { public static int half(int n) { return n / 2; } }";

  private TestJars() {}

  /// Compiles a class and puts it into a jar.
  ///
  /// @param className such as `demo.Tools`
  public static Path jar(Path file, String className, String source) {
    return jar(file, Map.of(className.replace('.', '/') + ".class", compiled(className, source)));
  }

  /// Puts what is given into a jar, whether it makes sense or not. The same entries give the same
  /// bytes.
  public static Path jar(Path file, Map<String, byte[]> entries) {
    try (var jar = new JarOutputStream(Files.newOutputStream(file))) {
      for (var each : entries.entrySet()) {
        var entry = new JarEntry(each.getKey());
        entry.setTime(0);
        jar.putNextEntry(entry);
        jar.write(each.getValue());
        jar.closeEntry();
      }
      return file;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// A class file.
  public static byte[] compiled(String className, String source) {
    var compiler = ToolProvider.getSystemJavaCompiler();
    var made = new Made(compiler.getStandardFileManager(null, null, UTF_8));
    var unit =
        new SimpleJavaFileObject(
            URI.create("memory:///" + className.replace('.', '/') + ".java"),
            JavaFileObject.Kind.SOURCE) {
          @Override
          public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return source;
          }
        };
    if (!compiler.getTask(null, made, null, null, null, List.of(unit)).call()) {
      throw new AssertionError("this test's class does not compile");
    }
    return made.bytes(className);
  }

  /// Classes in memory.
  private static final class Made extends ForwardingJavaFileManager<JavaFileManager> {
    private final Map<String, ByteArrayOutputStream> classes = new LinkedHashMap<>();

    Made(JavaFileManager disk) {
      super(disk);
    }

    byte[] bytes(String className) {
      return classes.getOrDefault(className, new ByteArrayOutputStream()).toByteArray();
    }

    @Override
    public JavaFileObject getJavaFileForOutput(
        Location location,
        String className,
        JavaFileObject.Kind kind,
        @Nullable FileObject sibling) {
      return new SimpleJavaFileObject(URI.create("memory:///" + className), kind) {
        @Override
        public OutputStream openOutputStream() {
          var bytes = new ByteArrayOutputStream();
          classes.put(className, bytes);
          return bytes;
        }
      };
    }
  }
}
