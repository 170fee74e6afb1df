package dev.muster.shared.redis;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// Every key that this library or a script can build, and every script, has its row in
/// `PROTOCOL.md`.
class KeysAreInTheProtocolTest {
  private static final Path BASE = Path.of(System.getProperty("basedir", ""));

  private static final Path SCRIPTS = BASE.resolve("src/main/resources/dev/muster/shared");

  /// What stands for each argument of a key.
  private static final String ARGUMENT = "42";

  private static final Set<String> NO_KEYS = Set.of("queue", "of", "toString");

  private final List<String> table = named("Q:[^`]+");

  @TestFactory
  Stream<DynamicTest> aKeyOfJava() {
    return Arrays.stream(Keys.class.getDeclaredMethods())
        .filter(method -> Modifier.isPublic(method.getModifiers()))
        .filter(method -> method.getReturnType() == String.class)
        .filter(method -> !NO_KEYS.contains(method.getName()))
        .map(this::stands);
  }

  private DynamicTest stands(Method method) {
    var key = key(method);
    return DynamicTest.dynamicTest(
        key, () -> assertThat(table).as(key).anyMatch(row -> key.matches(anyArgument(row))));
  }

  private static String anyArgument(String row) {
    return row.replaceAll("[A-Z][A-Z0-9]*", "[A-Z0-9]+");
  }

  private static String key(Method method) {
    var arguments =
        Arrays.stream(method.getParameterTypes())
            .map(type -> type == int.class ? (Object) Integer.valueOf(ARGUMENT) : ARGUMENT)
            .toArray();
    try {
      return (String) method.invoke(new Keys("Q"), arguments);
    } catch (ReflectiveOperationException e) {
      throw new LinkageError(method.getName(), e);
    }
  }

  /// Of a key that a script puts together, its beginning, up to an argument.
  @Test
  void aKeyOfAScript() throws IOException {
    var beginning = Pattern.compile("Q \\.\\. '([a-z:]+)");
    for (var script : scripts()) {
      var found = beginning.matcher(Files.readString(script));
      while (found.find()) {
        // The name of a queue is an argument that the scripts have written out.
        var key = "Q:" + found.group(1).replace(":default", ":");
        assertThat(table)
            .as("%s in %s", key, script.getFileName())
            .anyMatch(row -> key.endsWith(":") ? row.startsWith(key) : row.equals(key));
      }
    }
  }

  @Test
  void aScript() throws IOException {
    var named = named("[a-z/]+");
    for (var script : scripts()) {
      var name = SCRIPTS.relativize(script).toString().replace('\\', '/').replace(".lua", "");
      // The part that all of them share.
      if (!name.equals("redis/common")) {
        assertThat(named).contains(name);
      }
    }
  }

  private static List<Path> scripts() throws IOException {
    try (var files = Files.walk(SCRIPTS)) {
      var scripts = files.filter(file -> file.toString().endsWith(".lua")).toList();
      assertThat(scripts).isNotEmpty();
      return scripts;
    }
  }

  /// The first column of tables, where it is of that form; in a key, an argument is a word in
  /// capitals.
  private static List<String> named(String form) {
    try {
      var row = Pattern.compile("(?m)^\\| `(" + form + ")` \\|");
      var protocol = Files.readString(BASE.resolve("PROTOCOL.md"));
      return row.matcher(protocol).results().map(found -> found.group(1)).toList();
    } catch (IOException e) {
      throw new AssertionError("shared/PROTOCOL.md can't be read", e);
    }
  }
}
