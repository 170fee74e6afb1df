package dev.muster.app.cli;

import dev.muster.shared.QueueException;
import dev.muster.shared.QueueException.Reason;
import dev.muster.shared.redis.Json;
import dev.muster.shared.tasks.Work;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/// What tasks are to do: an expression, a call, a program, or an expression for each line of a
/// file.
final class WorkOption {
  @Option(names = "--call", description = "a function's name and its arguments, each as JSON")
  private boolean call;

  @Option(names = "--command", description = "a program and its arguments, after --")
  private boolean command;

  @Option(names = "--bulk", paramLabel = "FILE", description = "an expression in each line of it")
  private @Nullable Path bulk;

  /// @param words what stands on the command line after the queue
  List<Work> all(List<String> words) {
    if ((call ? 1 : 0) + (command ? 1 : 0) + (bulk == null ? 0 : 1) > 1) {
      throw usage("Say one of --call, --command and --bulk.");
    }
    if (bulk != null) {
      return lines(bulk);
    }
    if (words.isEmpty()) {
      throw usage("Say what to run: a Java expression, --call, --command or --bulk.");
    }
    if (command) {
      return List.of(new Work.Command(words, Map.of(), null));
    }
    if (call) {
      var arguments = words.subList(1, words.size()).stream().map(WorkOption::json).toList();
      return List.of(new Work.Call(words.getFirst(), arguments));
    }
    if (words.size() > 1) {
      throw usage("An expression is one word for the shell: put it into quotes.");
    }
    return List.of(Work.expression(words.getFirst()));
  }

  private static List<Work> lines(Path file) {
    try {
      return Files.readAllLines(file).stream()
          .filter(line -> !line.isBlank())
          .map(line -> (Work) Work.expression(line))
          .toList();
    } catch (IOException e) {
      throw new QueueException(Reason.USAGE, "The file " + file + " can't be read.", e);
    }
  }

  private static JsonNode json(String text) {
    try {
      return Json.parse(text);
    } catch (JacksonException e) {
      throw new QueueException(
          Reason.USAGE, "An argument of a call is JSON, a text in quotes; not: " + text, e);
    }
  }

  private static QueueException usage(String sentence) {
    return new QueueException(Reason.USAGE, sentence);
  }
}
