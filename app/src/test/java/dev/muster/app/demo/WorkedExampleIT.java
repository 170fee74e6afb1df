package dev.muster.app.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.app.testing.RealFleet;
import dev.muster.shared.QueueClient;
import dev.muster.shared.redis.EmbeddedRedis;
import dev.muster.shared.redis.Redis;
import dev.muster.shared.redis.RedisAddress;
import dev.muster.shared.redis.Reply;
import dev.muster.shared.workers.SpawnOptions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The worked example of `PROTOCOL.md`, replayed word by word: each `redis-cli` line is asked of a
/// real Redis with a real worker, and what came back is laid beside what the page shows. Ids and
/// times differ, nothing else may.
class WorkedExampleIT {
  private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
  private static final Path SCRIPTS = ROOT.resolve("shared/src/main/resources/dev/muster/shared");
  private static final Pattern WORD = Pattern.compile("'([^']*)'|(\\S+)");
  private static final Pattern MESSAGE_ID = Pattern.compile("\\d{10}\\.\\d{6}");
  private final EmbeddedRedis server = EmbeddedRedis.start();
  private final RedisAddress address = RedisAddress.parse(server.url());
  private final Redis redis = new Redis(address, "test", false);
  private final Map<String, String> scripts = new HashMap<>();
  private final Map<String, String> ids = new HashMap<>();
  @TempDir private Path folder = Path.of("");

  private record Step(String line, String answer) {}

  @AfterEach
  void end() {
    redis.close();
    server.close();
  }

  @Test
  void everyLineOfTheExampleIsAnsweredAsThePageSays() throws Exception {
    var page = Files.readString(ROOT.resolve("shared/PROTOCOL.md"));
    var example = page.substring(page.indexOf("## A worked example"));
    var work = Files.createDirectory(folder.resolve("work"));
    Files.copy(ROOT.resolve("assets/samples/myfuns.java"), work.resolve("myfuns.java"));
    var log = folder.resolve("worker.log");
    try (var queue = QueueClient.open(address, "example")) {
      var spawned =
          queue
              .workers()
              .spawn(new SpawnOptions(RealFleet.JAR, work, log, List.of("--name", "w1")));
      try {
        queue.workers().awaitAlive(List.of(spawned), Duration.ofSeconds(60));
        var steps = steps(example);
        assertThat(steps).hasSizeGreaterThan(12);
        for (var step : steps) {
          replay(step);
        }
        assertThat(spawned.process().waitFor()).isZero();
      } finally {
        spawned.process().destroyForcibly();
      }
    }
    assertThat(Files.readAllLines(log).stream().map(WorkedExampleIT::withoutTime))
        .containsSubsequence(console(example));
  }

  private static List<String> blocks(String example) {
    return Pattern.compile("^```(\\w*)\n(.*?)^```", Pattern.DOTALL | Pattern.MULTILINE)
        .matcher(example)
        .results()
        .filter(block -> block.group(1).isEmpty())
        .map(block -> block.group(2))
        .toList();
  }

  private static List<Step> steps(String example) {
    return blocks(example).stream()
        .flatMap(block -> Stream.of(block.replace("\\\n", " ").split("(?m)^\\$ ")))
        .filter(part -> !part.isBlank() && !part.startsWith("["))
        .map(part -> new Step(part.lines().findFirst().orElse(""), answer(part)))
        .toList();
  }

  private static String answer(String part) {
    return part.substring(part.indexOf('\n') + 1).stripTrailing();
  }

  private static List<String> console(String example) {
    return blocks(example).getLast().lines().map(WorkedExampleIT::withoutTime).toList();
  }

  private static String withoutTime(String line) {
    return line.replaceFirst("^\\[[^]]*\\] ", "");
  }

  private void replay(Step step) throws Exception {
    var words = words(step.line());
    switch (words.getFirst()) {
      case "cd" -> assertThat(ROOT.resolve(words.get(1))).isEqualTo(SCRIPTS);
      case "cat" -> {
        var text = new StringBuilder();
        for (var file : words.subList(1, words.indexOf(">"))) {
          text.append(Files.readString(SCRIPTS.resolve(file)));
        }
        scripts.put(words.getLast(), text.toString());
      }
      case "redis-cli" -> ask(step, words.subList(1, words.size()));
      default -> throw new AssertionError("The test can't replay: " + step.line());
    }
  }

  private static List<String> words(String line) {
    return WORD.matcher(line)
        .results()
        .map(word -> word.group(1) == null ? word.group(2) : word.group(1))
        .toList();
  }

  /// What the worker does comes a moment later, so what only looks is asked until it fits.
  private void ask(Step step, List<String> words) {
    var call = words.stream().map(this::known).toList();
    if (call.getFirst().equals("--eval")) {
      compare(step, eval(call));
    } else if (call.getFirst().equals("RPUSH")) {
      compare(step, redis.call("RPUSH", call.subList(1, call.size()).toArray()));
    } else {
      Awaitility.await()
          .atMost(Duration.ofSeconds(30))
          .untilAsserted(
              () ->
                  compare(
                      step, redis.call(call.getFirst(), call.subList(1, call.size()).toArray())));
    }
  }

  private String known(String word) {
    var known = word;
    for (var id : ids.entrySet()) {
      known = known.replace(id.getKey(), id.getValue());
    }
    return known;
  }

  private Reply eval(List<String> words) {
    var comma = words.indexOf(",");
    var args = new ArrayList<Object>();
    args.add(scripts.get(words.get(1)));
    args.add(comma - 2);
    args.addAll(words.subList(2, comma));
    args.addAll(words.subList(comma + 1, words.size()));
    return redis.call("EVAL", args.toArray());
  }

  private void compare(Step step, Reply reply) {
    var shown = shown(reply, "").stripTrailing();
    assertThat(timeless(shown)).as(step.line()).isEqualTo(timeless(step.answer()));
    var here = MESSAGE_ID.matcher(shown).results().map(id -> id.group()).toList();
    var there = MESSAGE_ID.matcher(step.answer()).results().map(id -> id.group()).toList();
    for (int i = 0; i < there.size(); i++) {
      ids.putIfAbsent(there.get(i), here.get(i));
    }
  }

  private static String timeless(String answer) {
    return answer
        .replaceAll("\\d{13}-\\d+", "STREAM-ID")
        .replaceAll(MESSAGE_ID.pattern(), "MESSAGE-ID")
        .replaceAll("\\d{13}", "MILLISECONDS")
        .replaceAll("(elapsed\\\\\":)[0-9.E-]+", "$1SECONDS")
        .replaceAll("(time\\\\\":)[0-9.]+", "$1SECONDS");
  }

  /// As redis-cli prints it on a terminal.
  private static String shown(Reply reply, String indent) {
    if (reply.raw() instanceof Long number) {
      return "(integer) " + number + "\n";
    }
    if (!(reply.raw() instanceof List<?>)) {
      return reply.isNull() ? "(nil)\n" : '"' + escaped(reply.text()) + "\"\n";
    }
    var list = reply.list();
    var digits = String.valueOf(list.size()).length();
    var text = new StringBuilder(list.isEmpty() ? "(empty array)\n" : "");
    for (int i = 0; i < list.size(); i++) {
      text.append(i == 0 ? "" : indent)
          .append(("%" + digits + "d) ").formatted(i + 1))
          .append(shown(list.get(i), indent + " ".repeat(digits + 2)));
    }
    return text.toString();
  }

  private static String escaped(String text) {
    return text.replace("\\", "\\\\").replace("\"", "\\\"");
  }
}
