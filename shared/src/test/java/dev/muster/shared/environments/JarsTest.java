package dev.muster.shared.environments;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.muster.shared.QueueException;
import dev.muster.shared.testing.QueueTest;
import dev.muster.shared.testing.TestJars;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JarsTest extends QueueTest {
  @TempDir private Path folder = Path.of("");

  private Path tools(String name) {
    return TestJars.jar(folder.resolve(name), "demo.Tools", TestJars.TOOLS);
  }

  private Environment create(Path... jars) {
    return queue.environments().create(Sources.of().withJars(jars));
  }

  private void assertRefused(String sentence, Path... jars) {
    assertThatThrownBy(() -> create(jars))
        .isInstanceOfSatisfying(
            QueueException.class,
            e -> assertThat(e.reason()).isEqualTo(QueueException.Reason.USAGE))
        .hasMessage(sentence);
    assertThat(queue.environments().newest()).isEmpty();
  }

  @Test
  void aJarIsPartOfTheEnvironmentByItsContent() throws IOException {
    var made = create(tools("tools.jar"));
    assertThat(create(tools("tools.jar"))).isEqualTo(made);
    assertThat(queue.environments().find(made.id())).contains(made);
    assertThat(create(tools("other.jar")).id()).isNotEqualTo(made.id());
    var more = TestJars.TOOLS.replace("n / 2", "n / 2 + 1");
    var changed = create(TestJars.jar(folder.resolve("tools.jar"), "demo.Tools", more));
    assertThat(changed.id()).isNotEqualTo(made.id());
    assertThat(create()).isNotEqualTo(made);
    var hash = Objects.requireNonNull(made.jars().get("tools.jar"));
    queue.environments().fetch(hash, folder.resolve("fetched.jar"));
    assertThat(folder.resolve("fetched.jar")).hasSameBinaryContentAs(folder.resolve("other.jar"));
  }

  @Test
  void whatIsNoJarIsRefused() throws IOException {
    var text = Files.writeString(folder.resolve("text.jar"), "hello");
    assertRefused(
        "text.jar is not a jar, or only a part of one: build it again, or fetch it anew.", text);
    var empty = Files.createFile(folder.resolve("empty.jar"));
    assertRefused(
        "empty.jar is not a jar, or only a part of one: build it again, or fetch it anew.", empty);
    var whole = Files.readAllBytes(tools("tools.jar"));
    var half = Files.write(folder.resolve("half.jar"), Arrays.copyOf(whole, whole.length / 2));
    assertRefused(
        "half.jar is not a jar, or only a part of one: build it again, or fetch it anew.", half);
    assertRefused(
        "There is no jar gone.jar here that can be read: look at its path.",
        folder.resolve("gone.jar"));
    assertRefused(
        "There is no jar " + folder.getFileName() + " here that can be read: look at its path.",
        folder);
  }

  @Test
  void aClassInItThatIsNoneIsRefusedByItsName() {
    var odd = folder.resolve("odd.jar");
    var again = ": build it again, or fetch it anew.";
    TestJars.jar(odd, Map.of("demo/Odd.class", "nonsense".getBytes(UTF_8)));
    assertRefused("demo/Odd.class in odd.jar is not a class" + again, odd);
    var tools = TestJars.compiled("demo.Tools", TestJars.TOOLS);
    TestJars.jar(odd, Map.of("demo/Tools.class", Arrays.copyOf(tools, tools.length / 2)));
    assertRefused("demo/Tools.class in odd.jar is not a class" + again, odd);
    tools[7] = 120;
    TestJars.jar(odd, Map.of("demo/Tools.class", tools));
    assertRefused(
        "demo/Tools.class in odd.jar is made for a newer Java than this one: build it for Java "
            + Runtime.version().feature()
            + " or older.",
        odd);
    TestJars.jar(odd, Map.of("META-INF/versions/99/demo/Tools.class", tools));
    assertThat(create(odd).jars()).containsOnlyKeys("odd.jar");
  }

  @Test
  void anEntryThatWasDamagedOnItsWayIsNamed() throws IOException {
    var bytes = Files.readAllBytes(tools("tools.jar"));
    Arrays.fill(bytes, 60, 90, (byte) 0x55);
    var damaged = Files.write(folder.resolve("damaged.jar"), bytes);
    assertRefused(
        "damaged.jar is damaged at demo/Tools.class: build it again, or fetch it anew.", damaged);
  }

  @Test
  void tooManyOrTooLargeAreRefusedBeforeAnyIsSent() throws IOException {
    var tools = tools("tools.jar");
    assertRefused("Two jars are called tools.jar: rename one.", tools, tools);
    assertRefused(
        "An environment has at most 100 jars, not 101: put them into one.",
        Collections.nCopies(101, tools).toArray(Path[]::new));
    var large = folder.resolve("large.jar");
    try (var file = new RandomAccessFile(large.toFile(), "rw")) {
      file.setLength((256L << 20) + 1);
    }
    assertRefused(
        "An environment's jars have at most 256 MiB together: leave some out, or install them where"
            + " the workers are and load them by code.",
        large);
  }
}
